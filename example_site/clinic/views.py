from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from wagtail.models import Site

from wagtail_backcare.kinds import LISTED_KINDS, Kind
from wagtail_backcare.models import BodyArea
from wagtail_backcare.search import search_health_pages

RESULTS_ON_A_PAGE = 10

KINDS = [(str(kind), kind.label) for kind in map(Kind, LISTED_KINDS)]


def search(request):
    """Search the whole site in the language of the address, ten results a page."""
    query, kind, area = (request.GET.get(name, "") for name in ("q", "kind", "area"))
    kind, area = kind if kind in dict(KINDS) else "", area if area in BodyArea.values else ""
    results = search_health_pages(
        query[:100],
        site=Site.find_for_request(request),
        kind=kind,
        body_area=area,
        other_pages=True,
        request=request,
    )
    context = {
        "results": results,
        "shown": Paginator(results.pages, RESULTS_ON_A_PAGE).get_page(request.GET.get("page")),
        "kind": kind,
        "area": area,
        "kinds": KINDS,
        "areas": BodyArea.choices,
        "is_search": True,
    }
    return TemplateResponse(request, "clinic/search.html", context)


def robots(request):
    """Keep crawlers out of the admin and of search results, and tell them where the sitemap is."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {reverse('search')}",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('backcare_sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")

"""On which site a page is shown to a program, whose disclaimer and clinic it then gets."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Site

#: Where Wagtail keeps the site that it found for a request.
SITE = "_wagtail_site"


def get_http_request(request: Any) -> HttpRequest | None:
    """Django's own request: Django REST framework wraps it. The site that Wagtail found for the wrapper is kept."""
    own = getattr(request, "_request", request)
    if own is not request and hasattr(request, SITE) and SITE not in vars(own):
        setattr(own, SITE, getattr(request, SITE))
    return own


def find_site(page: Any, request: HttpRequest | None = None) -> Site | None:
    """The site that a page belongs to; the request's where it belongs to several.

    A program may ask one host for the pages of another, so the request's site is not enough. Sites are looked up once
    a request. Without one: the site found for this page before, else the page's own.
    """
    if request is None:
        return vars(page).get("_backcare_read_on") or page.get_site()
    parts = page.get_url_parts(request)
    if parts is None:
        return page.get_site_for(request)
    asked = Site.find_for_request(request)
    if asked is None or asked.pk != parts[0]:
        known = vars(request).setdefault("_backcare_sites", {})
        if parts[0] not in known:
            known[parts[0]] = Site.objects.filter(pk=parts[0]).first()
        asked = known[parts[0]]
    page._backcare_read_on = asked
    return asked

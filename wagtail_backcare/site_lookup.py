"""An optional middleware that finds the Wagtail site of a request together with its home page.

Wagtail makes that query anew for each request, which takes a fifth of a page view, and another for the home page. Here
one query is put into SQL once, and no answer is kept: what one process changes, the next request to any other finds.
"""

from collections.abc import Callable, Sequence
from functools import cache

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase
from wagtail.models import PageManager, Site

from wagtail_backcare.models.page_lookup import get_joined_instance, get_joined_paths
from wagtail_backcare.prepared import PreparedQuery

#: How a site may fit a request, the best first.
HOST_AND_PORT, HOST_OF_DEFAULT, DEFAULT, HOST = range(4)

#: With more types of home page than this, joining all of them would cost more than it saves.
MOST_HOME_MODELS = 4

#: Types of home page that this process has met.
_home_models: list[type[Model]] = []


class SiteLookupMiddleware:
    """Finds the site before Wagtail asks for it. Put it above everything that does, such as Wagtail's redirects."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        site = find_site(split_domain_port(request._get_raw_host())[0], int(request.get_port()))
        if site is not None:
            # Where Wagtail keeps what it found.
            request._wagtail_site = site
        return self.get_response(request)


def find_site(hostname: str, port: int) -> Site | None:
    """The site that Wagtail would find, its home page and that page's specific row known; None where there is none."""
    joined = get_joined_paths(_home_models)
    site = pick(get_query(tuple(joined))(hostname=hostname), hostname, port)
    if site is not None:
        home = get_joined_instance(site.root_page, joined)
        if home is not None:
            vars(site.root_page)["specific"] = home
        else:
            join_from_now_on(site.root_page.specific_class)
    return site


def join_from_now_on(model: type[Model] | None) -> None:
    """Have the rows of a type of home page joined, unless it looks them up in a way of its own."""
    is_usual = model is not None and type(model._default_manager) is PageManager
    if is_usual and model not in _home_models and len(_home_models) < MOST_HOME_MODELS:
        _home_models.append(model)


def pick(sites: Sequence[Site], hostname: str, port: int) -> Site | None:
    """The one that fits best of those with the host name and the default site, as `Site.find_for_request` has it."""

    def judge(site: Site) -> int:
        if site.hostname != hostname:
            return DEFAULT
        if site.port == port:
            return HOST_AND_PORT
        return HOST_OF_DEFAULT if site.is_default_site else HOST

    ranked = sorted(sites, key=judge)
    if not ranked:
        return None
    best = judge(ranked[0])
    if len(ranked) == 1 or best in (HOST_AND_PORT, HOST_OF_DEFAULT):
        return ranked[0]
    # One site has the name at another port: it is meant. Where several have, none is.
    return ranked[len(ranked) == 2] if best == DEFAULT else None


@cache
def get_query(joined: tuple[str, ...]) -> PreparedQuery:
    """The query that joins these relations of home pages."""

    def build(*, hostname: str) -> QuerySet:
        related = ("root_page", *(f"root_page__{path}" for path in joined))
        return Site.objects.filter(Q(hostname=hostname) | Q(is_default_site=True)).select_related(*related).order_by()

    return PreparedQuery(build, hostname=str)

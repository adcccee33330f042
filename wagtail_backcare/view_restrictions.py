"""Which parts of the tree a reader may not open."""

from collections.abc import Collection
from typing import Any

import swapper
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import PageViewRestriction


def get_closed_paths(request: HttpRequest | None = None) -> tuple[str, ...]:
    """Paths of pages that whoever sent the request may not open, nor what stands below them.

    Without a request: that not everybody may open. An alias is as closed as the page it shows, as
    `Page.get_view_restrictions` has it, which Wagtail's `public()` leaves out. One query where nothing is restricted.
    """
    restrictions = PageViewRestriction.objects.select_related("page")
    closed = {each.page_id: each.page.path for each in restrictions if not _lets_in(each, request)}
    newest = list(closed)
    while newest:
        aliases = swapper.load_model("wagtailcore", "Page").objects.filter(alias_of__in=newest).exclude(pk__in=closed)
        found = dict(aliases.order_by().values_list("pk", "path"))
        closed.update(found)
        newest = list(found)
    return tuple(path for path in closed.values() if not _stands_below_another(path, closed.values()))


def stands_outside(paths: Collection[str], field: str = "path") -> Q:
    """The condition that pages stand neither at nor below any of these paths.

    :param field: that holds the path of a page.
    """
    inside = Q(pk__in=[])
    for path in paths:
        inside |= Q(**{f"{field}__startswith": path})
    return ~inside


def _lets_in(restriction: PageViewRestriction, request: HttpRequest | None) -> bool:
    needed = "session" if restriction.restriction_type == PageViewRestriction.PASSWORD else "user"
    return hasattr(request, needed) and restriction.accept_request(request)


def _stands_below_another(path: str, paths: Any) -> bool:
    return any(path.startswith(other) and path != other for other in paths)

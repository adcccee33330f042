"""What serving a page needs to know of its place in the tree, in one query, and the page itself where that can be."""

from collections.abc import Callable
from functools import cache

import swapper
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from wagtail.models import PageManager, PageViewRestriction

from wagtail_backcare.prepared import PreparedQuery
from wagtail_backcare.view_restrictions import get_closed_paths

#: An index holds few pages if it holds no more than this.
FEW = 200

#: Names of the annotations; what they found is kept on the page.
RESTRICTED = "backcare_is_restricted"
ANY_RESTRICTED = "backcare_any_is_restricted"
HOLDS_MANY = "backcare_holds_many"
HAS = "backcare_has_"


def get_found(page) -> dict:
    """What was found out about this page while it was looked up; it holds for the request that asked."""
    return vars(page).setdefault("_backcare_found", {})


def look_up_place(page) -> dict:
    """Whether the page or one above it is restricted, or any at all, and whether it holds many pages; its language too.

    Added to `get_found`, which is returned.
    """
    found = get_found(page)
    found["holds_many"] = False
    if page.depth is None:  # A page that was never saved has no place yet.
        return found
    manager = swapper.load_model("wagtailcore", "Page").objects
    query = get_place_query(page.depth)
    low, high = get_descendant_paths(page)
    for place in choose(query, manager)(path=page.path, low=low, high=high, **get_lineage(page)):
        found["unrestricted"] = not getattr(place, RESTRICTED)
        found["any_restricted"] = getattr(place, ANY_RESTRICTED)
        found["holds_many"] = getattr(place, HOLDS_MANY)
        if page.locale_id == place.locale_id and not page._meta.get_field("locale").is_cached(page):
            page.locale = place.locale
    return found


@cache
def get_place_query(depth: int) -> PreparedQuery:
    """The query for a page at a depth."""

    def build(*, path: str, low: str, high: str, **lineage: str) -> QuerySet:
        pages = swapper.load_model("wagtailcore", "Page").objects
        paths = list(lineage.values())
        restrictions = PageViewRestriction.objects.filter(page__path__in=paths)
        aliases = pages.filter(path__in=paths, alias_of__isnull=False).order_by()
        below = pages.filter(path__range=(low, high)).order_by()
        return (
            pages.filter(path=path)
            .order_by()
            .select_related("locale")
            .only("locale")
            .annotate(
                **{
                    RESTRICTED: Exists(restrictions) | Exists(aliases),
                    ANY_RESTRICTED: Exists(PageViewRestriction.objects.all()),
                    HOLDS_MANY: Exists(below[FEW : FEW + 1]),
                }
            )
        )

    lineage = {f"level_{level}": str for level in range(1, depth + 1)}
    return PreparedQuery(build, path=str, low=str, high=str, **lineage)


def get_lineage(page) -> dict[str, str]:
    """The paths of a page and of every page above it."""
    return {f"level_{depth}": page.path[: depth * page.steplen] for depth in range(1, page.depth + 1)}


def get_descendant_paths(page) -> tuple[str, str]:
    """The lowest and the highest path that a page below this one can have."""
    lowest, highest = page.alphabet[0], page.alphabet[-1]
    room = page._meta.get_field("path").max_length - len(page.path)
    return page.path + lowest * page.steplen, page.path + highest * room


def find_closed_paths(page, request) -> tuple[str, ...]:
    """`get_closed_paths` for whoever reads a page. No query where its look-up found no restriction on any page."""
    return get_closed_paths(request) if get_found(page).get("any_restricted", True) else ()


def choose(query: PreparedQuery, *managers) -> Callable:
    """The prepared query, or one made anew each time for a manager of the site's own: that may look at more."""
    return query if all(type(manager) is PageManager for manager in managers) else query.build


def find_child(parent, slug: str, models: list[type[Model]]):
    """The specific child page with that slug, its author and its language, or None: one query instead of four.

    The page knows what the query found out besides: that neither it nor a page above it is restricted, or none at all,
    and which of its lists of links are empty, so that nobody needs to ask again while it is being served.

    :param models: page models whose rows are joined; a page of another model takes a query of its own.
    """
    manager = swapper.load_model("wagtailcore", "Page").objects
    joined = get_joined_paths(models)
    query = get_child_query(tuple(joined.items()), parent.depth)
    low, high = parent._get_children_path_interval(parent.path)
    child = next(iter(choose(query, manager)(slug=slug, low=low, high=high, **get_lineage(parent))), None)
    if child is None:
        return None
    page = get_joined_instance(child, joined) or child.specific
    page._cached_parent_obj = parent
    empty = {name.removeprefix(HAS) for name, has_any in vars(child).items() if name.startswith(HAS) and not has_any}
    is_restricted = getattr(child, RESTRICTED) or child.alias_of_id
    get_found(page).update(unrestricted=not is_restricted, any_restricted=getattr(child, ANY_RESTRICTED), without=empty)
    return page


@cache
def get_child_query(joined: tuple[tuple[str, type[Model]], ...], depth: int) -> PreparedQuery:
    """The query for children of pages at a depth."""

    def build(*, slug: str, low: str, high: str, **lineage: str) -> QuerySet:
        pages = swapper.load_model("wagtailcore", "Page").objects
        above = list(lineage.values())
        restrictions = PageViewRestriction.objects.filter(Q(page__path__in=above) | Q(page_id=OuterRef("pk")))
        aliases = pages.filter(path__in=above, alias_of__isnull=False)
        return (
            pages.filter(depth=depth + 1, path__range=(low, high), slug=slug)
            .order_by()
            .select_related("locale", *(get_selected(path, model) for path, model in joined))
            .annotate(
                **{
                    RESTRICTED: Exists(restrictions) | Exists(aliases.order_by()),
                    ANY_RESTRICTED: Exists(PageViewRestriction.objects.all()),
                },
                **get_link_flags(joined),
            )
        )

    lineage = {f"level_{level}": str for level in range(1, depth + 1)}
    return PreparedQuery(build, slug=str, low=str, high=str, **lineage)


def get_selected(path: str, model: type[Model]) -> str:
    """What to join for a model: its row, and its author where it has one."""
    return f"{path}__author" if hasattr(model, "author") else path


def get_link_flags(joined: tuple[tuple[str, type[Model]], ...]) -> dict:
    """For each list of links that pages may have: whether this one has any."""
    flags: dict = {}
    for _path, model in joined:
        for name, links in model.get_link_lists().items() if hasattr(model, "get_link_lists") else ():
            flag = Exists(links.order_by())
            flags[HAS + name] = flags[HAS + name] | flag if HAS + name in flags else flag
    return flags


def get_joined_paths(models: list[type[Model]]) -> dict[str, type[Model]]:
    """For each page model: the relation from the base page to it."""
    base = swapper.load_model("wagtailcore", "Page")
    return {get_relation(base, model): model for model in models if model is not base}


@cache
def get_relation(base: type[Model], model: type[Model]) -> str:
    chain = [*reversed(model._meta.get_base_chain(base)), model][1:]
    return "__".join(
        child._meta.get_ancestor_link(parent).remote_field.get_accessor_name()
        for parent, child in zip([base, *chain], chain, strict=False)
    )


def get_joined_instance(page, joined: dict[str, type[Model]]):
    """The row of the page's own model, or None where that model is not among the joined ones."""
    for path, model in joined.items():
        if page.specific_class is model:
            for name in path.split("__"):
                page = getattr(page, name, None)
            return page
    return None

"""Where pages lead besides the links in their text, as programs are told: looked up for many pages together."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

import swapper
from django.db.models import F

from wagtail_backcare.conf import get_page_model
from wagtail_backcare.kinds import Kind
from wagtail_backcare.models.related import get_linked_pages
from wagtail_backcare.view_restrictions import get_closed_paths

#: Field of the API → the links of a page, and the field of a link that holds the page it leads to.
LINKS = {"related_pages": ("related_links", "related_page"), "conditions": ("condition_links", "condition")}

#: The field for what leads to a page: treatments name the conditions that they are for.
TREATMENTS = "treatments"


#: Where a page keeps what was found for it.
FOUND = "_backcare_linked_pages"


def note_linked(pages: Sequence[Any], names: Collection[str]) -> None:
    """Look up the pages under names of the API, in the language of each page, that everybody may open.

    Each page keeps them by name as `FOUND`. The number of queries grows with the kinds of page, and not with the number
    of pages.
    """
    found = {}
    for name in names:
        having = [page for page in pages if name in _get_names(type(page))]
        targets = _find_treatments(having) if name == TREATMENTS else _find_targets(having, *LINKS[name])
        found.update(((page.pk, name), linked) for page, linked in zip(having, targets, strict=True))
    closed = get_closed_paths() if any(found.values()) else ()
    for page in pages:
        page.__dict__[FOUND] = {
            name: [target for target in found[page.pk, name] if target.live and not target.path.startswith(closed)]
            for name in names
            if (page.pk, name) in found
        }


@cache
def _get_names(model: type) -> frozenset[str]:
    """The names under which the API says where pages of a type lead."""
    return frozenset(getattr(field, "name", field) for field in model.api_fields) & {*LINKS, TREATMENTS}


def get_linked(page: Any, name: str) -> list[Any]:
    """The pages under a name of the API. Those under the other names of this page are looked up with them."""
    if FOUND not in vars(page):
        note_linked([page], _get_names(type(page)))
    return vars(page)[FOUND][name]


def _find_targets(pages: Sequence[Any], links: str, target: str) -> list[list[Any]]:
    """Where the links of pages lead, in their order; to the page in the language of the one that has the link."""
    found: dict[int, list[Any]] = {}
    stored: dict[type, list[int]] = defaultdict(list)
    for page in pages:
        if not hasattr(page, links):
            found[page.pk] = []
        elif links in vars(page).get("_cluster_related_objects", {}):
            found[page.pk] = get_linked_pages(page, links, target)
        else:
            stored[type(page)].append(page.pk)
    for model, pks in stored.items():
        relation = model._meta.get_field(links)
        found.update((pk, []) for pk in pks)
        rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": pks}).select_related(target)
        for row in rows:
            found[getattr(row, relation.field.attname)].append(getattr(row, target))
    return _localize(pages, [found[page.pk] for page in pages])


def _localize(pages: Sequence[Any], found: Sequence[list[Any]]) -> list[list[Any]]:
    foreign = {
        target.translation_key
        for page, targets in zip(pages, found, strict=True)
        for target in targets
        if target.locale_id != page.locale_id
    }
    base = swapper.load_model("wagtailcore", "Page")
    locales = {page.locale_id for page in pages}
    others = base.objects.filter(translation_key__in=foreign, locale__in=locales) if foreign else ()
    versions = {(other.translation_key, other.locale_id): other for other in others}
    localized = []
    for page, targets in zip(pages, found, strict=True):
        own = (
            target if target.locale_id == page.locale_id else versions.get((target.translation_key, page.locale_id))
            for target in targets
        )
        localized.append([target for target in own if target is not None and target.pk != page.pk])
    return localized


def _find_treatments(pages: Sequence[Any]) -> list[list[Any]]:
    """The live treatments for each condition, by title."""
    model = get_page_model(Kind.TREATMENT)
    if model is None or not hasattr(model, "condition_links"):
        return [[] for _page in pages]
    key = "condition_links__condition__translation_key"
    treatments = model.objects.live().filter(**{f"{key}__in": [page.translation_key for page in pages]})
    found: dict[tuple, dict[int, Any]] = defaultdict(dict)
    for treatment in treatments.annotate(backcare_condition=F(key)).order_by("sort_title").defer("body"):
        found[treatment.backcare_condition, treatment.locale_id][treatment.pk] = treatment
    return [list(found[page.translation_key, page.locale_id].values()) for page in pages]

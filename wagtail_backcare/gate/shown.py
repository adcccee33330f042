"""Find the live pages that show something: a shared text, another page, a site's clinic, a disclaimer.

What to look for is a condition, so that callers may count pages, name the first of them, or go through them all.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from wagtail.models import ReferenceIndex, Site

from wagtail_backcare.disclaimers.lookup import lookup_order
from wagtail_backcare.disclaimers.models import DisclaimerVersion, make_active_key
from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.gate.sites import find_site_roots
from wagtail_backcare.models.help_card_set import HelpCardSet
from wagtail_backcare.models.question import Question
from wagtail_backcare.rules import Severity, read_severity

#: How many pages are in memory at once.
CHUNK = 500

NOTHING = Q(pk__in=[])


def get_live_pages(condition: Q) -> models.QuerySet:
    """Live pages of every type as base pages, in the order of the tree."""
    return swapper.load_model("wagtailcore", "Page").objects.filter(condition, live=True).order_by("path")


def iter_live_pages(condition: Q) -> Iterator[Any]:
    """The same as instances of their types without the fields of these, few in memory at once."""
    yield from get_live_pages(condition).specific(defer=True).iterator(CHUNK)


def where_showing(*instances: models.Model) -> Q:
    """Pages that name one of some instances, and their aliases, by Wagtail's reference index.

    They name it in a field or block, or in a shared text. One query for each model of the instances, and another where
    a shared text names one.
    """
    page_model = swapper.load_model("wagtailcore", "Page")
    types = ContentType.objects.get_for_models(page_model, HelpCardSet, Question)
    keys = _find_naming(instances, {content_type.pk: model for model, content_type in types.items()})
    shown = where_text_of(keys[page_model])
    shared = [model(pk=key) for model in (HelpCardSet, Question) for key in keys[model]]
    return shown | where_showing(*shared) if shared else shown


def _find_naming(instances: Collection[models.Model], by_type: dict[int, type]) -> dict[type, set[int]]:
    """Model → primary keys of those that name one of some instances."""
    named: dict[int, list[str]] = defaultdict(list)
    for instance in instances:
        named[ReferenceIndex._get_base_content_type(instance).pk].append(str(instance.pk))
    found: dict[type, set[int]] = defaultdict(set)
    for type_id, keys in named.items():
        references = ReferenceIndex.objects.filter(to_content_type=type_id, to_object_id__in=keys)
        rows = references.filter(base_content_type__in=by_type).values_list("base_content_type", "object_id")
        for base_type, key in rows.distinct():
            found[by_type[base_type]].add(int(key))
    return found


def where_text_of(keys: Collection[Any]) -> Q:
    """Pages with these primary keys, their aliases, and aliases of those."""
    return Q(pk__in=keys) | Q(alias_of__in=keys) | Q(alias_of__alias_of__in=keys) if keys else NOTHING


def where_on_site(site: Site) -> Q:
    """Health pages of a site, in all its languages."""
    types = ContentType.objects.get_for_models(*get_health_models()).values()
    below = _where_below([path for _site, path in find_site_roots([site])])
    return below & Q(content_type__in=[content_type.pk for content_type in types])


def _where_below(paths: list[str]) -> Q:
    condition = NOTHING
    for path in paths:
        condition |= Q(path__startswith=path)
    return condition


@dataclass(frozen=True)
class Place:
    """Pages that a disclaimer may be for. site_id: None for every site. kind: a kind of page, or ``any``."""

    site_id: int | None
    locale_id: int
    kind: str

    @property
    def key(self) -> str:
        return make_active_key(site_id=self.site_id, locale_id=self.locale_id, kind=self.kind)

    @classmethod
    def of(cls, disclaimer: Any) -> "Place":
        """That of a disclaimer or of a version."""
        return cls(disclaimer.site_id, disclaimer.locale_id, disclaimer.kind)


def where_with_wording(place: Place) -> Q:
    """Pages that carry the text of a place among those that may have one, or would if it had none.

    A page carries the most specific text: that of its site and kind hides the one for every site and every kind.
    """
    return _where_with_one_of([place], needed=False)


def where_text_is_needed(*places: Place) -> Q:
    """Pages that must have a disclaimer and would have none without the texts of these places."""
    return _where_with_one_of(places, needed=True)


def _where_with_one_of(places: Any, *, needed: bool) -> Q:
    condition = NOTHING
    for locale_id in {place.locale_id for place in places}:
        keys = {place.key for place in places if place.locale_id == locale_id}
        is_active = DisclaimerVersion.objects.in_force().filter(locale=locale_id)
        others = set(is_active.values_list("active_key", flat=True)) - keys
        found = NOTHING
        for site, paths in _get_paths_by_site().items():
            types = _find_types(site, locale_id, keys, others, needed=needed)
            if types:
                found |= Q(content_type__in=types) & _where_below(paths)
        is_shown = _where_text_is_in(locale_id)
        if not needed:
            # An alias shows that of its tree too, where there is one.
            is_shown |= Q(locale=locale_id, alias_of__isnull=False)
        condition |= found & is_shown
    return condition


def _get_paths_by_site() -> dict[Site, list[str]]:
    paths: dict[Site, list[str]] = {}
    for site, path in find_site_roots():
        paths.setdefault(site, []).append(path)
    return paths


def _find_types(site: Site, locale_id: int, keys: set[str], others: set[str], *, needed: bool) -> list[int]:
    """Content types of pages whose text comes from one of the keys; or would have none without them."""
    found = []
    for model in get_health_models():
        order = lookup_order(site_id=site.pk, locale_id=locale_id, kind=model.backcare_kind)
        if needed:
            severity = model.get_rule_severities().get("disclaimer", Severity.PLEASE_CHECK)
            must_have = read_severity(severity) == Severity.MUST_FIX
            is_found = must_have and not keys.isdisjoint(order) and others.isdisjoint(order)
        else:
            is_found = next((key for key in order if key in keys or key in others), None) in keys
        if is_found:
            found.append(ContentType.objects.get_for_model(model).pk)
    return found


def _where_text_is_in(locale_id: int) -> Q:
    """The text of an alias is its original's."""
    return (
        Q(alias_of=None, locale=locale_id)
        | Q(alias_of__alias_of=None, alias_of__locale=locale_id)
        | Q(alias_of__alias_of__locale=locale_id)
    )

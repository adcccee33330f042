"""Find the live health pages that show something: a shared text, a site's clinic, a disclaimer.

What to look for is a condition, so that callers may count pages, name the first of them, or go through them all.
"""

from collections.abc import Iterator
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
from wagtail_backcare.gate.loading import filter_health_pages
from wagtail_backcare.gate.sites import find_site_roots
from wagtail_backcare.rules import Severity, read_severity

#: How many pages are in memory at once.
CHUNK = 500

NOTHING = Q(pk__in=[])


def get_live_pages(condition: Q) -> models.QuerySet:
    """Live health pages as base pages, in the order of the tree."""
    pages = swapper.load_model("wagtailcore", "Page").objects.filter(condition, live=True)
    return filter_health_pages(pages).order_by("path")


def iter_live_pages(condition: Q) -> Iterator[Any]:
    """The same as instances of their types without their bodies, few in memory at once."""
    for model in get_health_models():
        # A page of a subclass is found by its own model.
        own = ContentType.objects.get_for_model(model)
        pages = model.objects.filter(condition, live=True, content_type=own).order_by("pk")
        yield from pages.defer_streamfields().iterator(CHUNK)


def where_showing(*instances: models.Model) -> Q:
    """Pages that name one of some instances in a field or block, and their aliases, by Wagtail's reference index."""
    page_type = ContentType.objects.get_for_model(swapper.load_model("wagtailcore", "Page"))
    keys: set[int] = set()
    for instance in instances:
        references = ReferenceIndex.get_references_to(instance).filter(base_content_type=page_type)
        keys.update(int(key) for key in references.values_list("object_id", flat=True))
    return Q(pk__in=keys) | Q(alias_of__in=keys) if keys else NOTHING


def where_on_site(site: Site) -> Q:
    """Pages of a site, in all its languages."""
    return _where_below([path for _site, path in find_site_roots([site])])


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

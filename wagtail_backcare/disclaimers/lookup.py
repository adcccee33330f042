"""Find the text that applies: site before every site, one kind of page before every kind, never another language."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject

from wagtail_backcare.disclaimers.models import ANY_KIND, DisclaimerVersion, make_active_key
from wagtail_backcare.disclaimers.package_texts import get_package_wording
from wagtail_backcare.disclaimers.wording import Wording
from wagtail_backcare.kinds import Kind
from wagtail_backcare.prepared import PreparedQuery


def lookup_order(*, site_id: int | None, locale_id: int, kind: str) -> Sequence[str]:
    """Keys of the places that may hold the text, most specific first."""
    places = [(site_id, kind), (site_id, ANY_KIND), (None, kind), (None, ANY_KIND)]
    return list(dict.fromkeys(make_active_key(site_id=site, locale_id=locale_id, kind=k) for site, k in places))


def active_versions(keys: Sequence[str]):
    """Active versions of those places, in their order. One indexed query when evaluated."""
    rank = Case(
        *(When(active_key=key, then=Value(position)) for position, key in enumerate(keys)),
        output_field=IntegerField(),
    )
    return DisclaimerVersion.objects.filter(active_key__in=keys).order_by(rank)


def find_wording(*, site_id: int | None, locale_id: int, kind: str) -> Wording | None:
    """The text a page of this kind carries on this site in this language, or None where there is none."""
    keys = lookup_order(site_id=site_id, locale_id=locale_id, kind=kind)
    versions = _get_query(len(keys))(**{f"key_{position}": key for position, key in enumerate(keys)})
    return versions[0].wording if versions else None


@cache
def _get_query(number_of_keys: int) -> PreparedQuery:
    def build(**keys: str) -> QuerySet:
        return active_versions(list(keys.values()))[:1]

    return PreparedQuery(build, **{f"key_{position}": str for position in range(number_of_keys)})


def find_wordings_by_locale(*, site_id: int, kind: str) -> dict[int, Wording]:
    """The text for a kind of page on a site in each language that has one, by the key of the locale. One query.

    Where a language has texts, but none for this kind, that is the package's own, as on pages.
    """
    versions = texts_in_force(site_id)
    kinds = (kind, ANY_KIND)
    found = {}
    # The most specific comes last and stays.
    for version in sorted(versions, key=lambda v: (v.kind in kinds, v.site_id is not None, v.kind != ANY_KIND)):
        fits = version.kind in kinds
        found[version.locale_id] = version.wording if fits else get_package_wording(version.language_code)
    return {locale_id: wording for locale_id, wording in found.items() if wording is not None}


def find_locales_by_kind(*, site_id: int) -> dict[str, set[int]]:
    """Kind of page → keys of the locales in which such a page has a text on a site. One query."""
    versions = texts_in_force(site_id).values_list("kind", "locale_id", "locale__language_code").order_by()
    kinds_by_locale: dict[tuple[int, str], set[str]] = defaultdict(set)
    for kind, *locale in versions:
        kinds_by_locale[tuple(locale)].add(kind)
    return {
        kind: {
            locale_id
            for (locale_id, code), kinds in kinds_by_locale.items()
            if has_text(fits=bool(kinds & {kind, ANY_KIND}), is_any=True, language_code=code)
        }
        for kind in Kind.values
    }


def has_text(*, fits: bool, is_any: bool, language_code: str) -> bool:
    """Whether pages in a language have a text: one of the site's, or the package's own where the site has others.

    :param fits: whether a text of the site is for the kind of page.
    :param is_any: whether the site has a text in the language for any kind.
    """
    return fits or (is_any and get_package_wording(language_code) is not None)


def texts_in_force(site_id: Any) -> QuerySet:
    """What readers of a site see now, in every language and on every kind of page."""
    return DisclaimerVersion.objects.in_force().filter(Q(site=site_id) | Q(site=None))


def has_any_wording(*, site_id: int, locale_id: int) -> bool:
    """Whether the site has a text in this language for any kind of page. One query."""
    return texts_in_force(site_id).filter(locale=locale_id).exists()


def wording_subquery(keys: Sequence[str]) -> Subquery:
    """The same look-up as an annotation for another query, so that a page view needs no query for it alone.

    :param keys: the answer of `lookup_order`.
    """
    versions = active_versions(keys)
    row = JSONObject(version="pk", title="title", text="text", sha256="sha256", language_code="language_code")
    return Subquery(versions.values_list(row)[:1])


def wording_from_annotation(value: str | Mapping[str, Any] | None) -> Wording | None:
    """The annotation of `wording_subquery` as a value: some databases hand JSON over as text."""
    if value is None:
        return None
    return Wording(**(json.loads(value) if isinstance(value, str) else value))

"""Which page or snippet a translation was made from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Value
from wagtail.models import Locale

from wagtail_backcare.languages.codes import get_primary


@dataclass(frozen=True)
class Origin:
    """Where a translation comes from.

    source: the row in another language whose text it must say. between: rows in its own language that it was made from
    on the way, the nearest first: for a page in ``es-mx`` that of ``es``, and of ``en`` the source.
    """

    source: Any
    between: tuple[Any, ...] = ()


def find_origin(instance: Any) -> Origin | None:
    """Where an instance comes from, or None for one that is a source itself. Two queries, one if it is the only one.

    wagtail-localize knows: the row of the language it translates from. Copies that were made without it have none, so
    there the oldest of the translations is the source. A row in the same language (``en`` and ``en-gb``) is a source of
    no other, since its words may be the same; what it was made from itself is.
    """
    others = type(instance)._base_manager.filter(translation_key=instance.translation_key).exclude(pk=instance.pk)
    if hasattr(instance, "alias_of_id"):
        others = others.filter(alias_of__isnull=True)
    siblings = list(others.select_related("locale").order_by("pk"))
    if not siblings:
        return None
    return pick_origin(instance, siblings, source_locales=_find_source_locales(instance.translation_key))


def get_source(instance: Any) -> Any | None:
    """The row in another language that an instance is a translation of, or None."""
    origin = find_origin(instance)
    return origin.source if origin is not None else None


def pick_origin(instance: Any, siblings: Iterable[Any], *, source_locales: Mapping[Any, Any]) -> Origin | None:
    """Where an instance comes from among its other translations, in the order of their keys.

    source_locales: the languages that wagtail-localize translates from, by those that it translates into.
    """
    between = []
    for row in _climb(instance, siblings, source_locales):
        if not is_same_language(row.locale, instance.locale):
            return Origin(row, tuple(between))
        between.append(row)
    return None


def _climb(instance: Any, siblings: Iterable[Any], source_locales: Mapping[Any, Any]) -> Iterator[Any]:
    """The row that an instance was made from, what that was made from, and so on; each once."""
    left = {sibling.locale_id: sibling for sibling in siblings}
    row = instance
    while row is not None:
        row = _pick_next(row, left, source_locales.get(row.locale_id))
        if row is not None:
            yield left.pop(row.locale_id)


def _pick_next(row: Any, left: Mapping[Any, Any], source_locale: Any) -> Any | None:
    if source_locale is not None:
        return left.get(source_locale)
    oldest = next(iter(left.values()), None)
    return oldest if oldest and (row.pk is None or oldest.pk < row.pk) else None


def is_same_language(one: Locale, other: Locale) -> bool:
    """Whether two locales share a language, apart from script and region."""
    return get_primary(one.language_code) == get_primary(other.language_code)


def _find_source_locales(translation_key: Any) -> dict[Any, Any]:
    """The languages that wagtail-localize translates something from, by those that it translates into: primary keys."""
    rows = _get_rows(translation_key)
    # Of several rows for a language the first counts, which is written last.
    return dict(rows.reverse().values_list("target_locale", "source__locale")) if rows is not None else {}


def annotate_source_locale(rows: QuerySet) -> QuerySet:
    """Translations of anything, each with ``backcare_source_locale``: what wagtail-localize translates it from."""
    found = _get_rows(OuterRef("translation_key"))
    if found is None:
        return rows.annotate(backcare_source_locale=Value(None, output_field=IntegerField()))
    locales = found.filter(target_locale=OuterRef("locale")).values_list("source__locale", flat=True)
    return rows.annotate(backcare_source_locale=Subquery(locales[:1]))


def _get_rows(translation_key: Any) -> QuerySet | None:
    """wagtail-localize's rows for something, those that it manages first."""
    if not apps.is_installed("wagtail_localize"):
        return None
    from wagtail_localize.models import Translation

    return Translation.objects.filter(source__object_id=translation_key).order_by("-enabled", "pk")

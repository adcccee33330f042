"""Which page or snippet a translation was made from."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Value
from wagtail.models import Locale


def get_source(instance: Any) -> Any | None:
    """The row that an instance is a translation of, or None for one that is a source itself.

    wagtail-localize knows: the row of the language it translates from. Copies that were made without it have none, so
    there the oldest of the translations is the source. A row in the same language (``en`` and ``en-gb``) is a source of
    no other: its words may be the same.
    """
    others = type(instance)._base_manager.filter(translation_key=instance.translation_key).exclude(pk=instance.pk)
    if hasattr(instance, "alias_of_id"):
        others = others.filter(alias_of__isnull=True)
    siblings = list(others.select_related("locale").order_by("pk"))
    return pick_source(instance, siblings, source_locale=_find_source_locale(instance)) if siblings else None


def pick_source(instance: Any, siblings: Iterable[Any], *, source_locale: Any) -> Any | None:
    """The one of its translations, in the order of their keys, that an instance is made from, or None.

    source_locale: the language that wagtail-localize translates it from, by its primary key, or None.
    """
    if source_locale is not None:
        source = next((sibling for sibling in siblings if sibling.locale_id == source_locale), None)
    else:
        oldest = next(iter(siblings), None)
        source = oldest if oldest and (instance.pk is None or oldest.pk < instance.pk) else None
    return None if source is None or is_same_language(source.locale, instance.locale) else source


def is_same_language(one: Locale, other: Locale) -> bool:
    """Whether two locales share a language, apart from script and region (RFC 5646)."""
    return get_primary(one.language_code) == get_primary(other.language_code)


def get_primary(code: str) -> str:
    return code.replace("_", "-").split("-")[0].casefold()


def _find_source_locale(instance: Any) -> int | None:
    """The language that wagtail-localize translates an instance from, by its primary key."""
    rows = _get_source_locales(instance.translation_key, instance.locale_id)
    return rows.first() if rows is not None else None


def annotate_source_locale(rows: QuerySet) -> QuerySet:
    """Translations of anything, each with ``backcare_source_locale``: what `_find_source_locale` finds for it."""
    locales = _get_source_locales(OuterRef("translation_key"), OuterRef("locale"))
    found = Value(None, output_field=IntegerField()) if locales is None else Subquery(locales[:1])
    return rows.annotate(backcare_source_locale=found)


def _get_source_locales(translation_key: Any, locale: Any) -> QuerySet | None:
    if not apps.is_installed("wagtail_localize"):
        return None
    from wagtail_localize.models import Translation

    rows = Translation.objects.filter(source__object_id=translation_key, target_locale=locale)
    return rows.order_by("-enabled", "pk").values_list("source__locale", flat=True)

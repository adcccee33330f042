"""Texts that were translated before, on another page or elsewhere on this one."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_noop

from wagtail_backcare.gate.drafts import get_next_text
from wagtail_backcare.gate.safety import find_safety_strings
from wagtail_backcare.starter.translations.localize import TOOL as PACK

#: What wagtail-localize shows beside such a text: “Translated with … on …”. Stored, so translated where it is shown.
TOOL = gettext_noop("a text from an earlier page")


@dataclass(frozen=True)
class Suggestion:
    """A translation of the same words that somebody made before. is_safety: whether a person must look at it first."""

    segment: Any
    data: str
    where: str
    is_safety: bool


def find_suggestions(row: Any, instance: Any) -> list[Suggestion]:
    """For each text of a translation that has none yet, the newest translation of the same words. Three queries.

    Nobody has looked yet at what a machine wrote or a content pack brought.
    """
    from wagtail_localize.models import StringTranslation

    segments = list(_find_untranslated(row))
    found = {}
    known = StringTranslation.objects.filter(
        translation_of__in=[segment.string_id for segment in segments],
        locale=row.target_locale_id,
        has_error=False,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
    )
    for translation in known.exclude(tool_name=PACK).select_related("context").order_by("updated_at", "pk"):
        found[translation.translation_of_id] = translation
    titles = _get_titles({translation.context.object_id for translation in found.values() if translation.context})
    safety = {string.path for string in find_safety_strings(get_next_text(instance))} if found else set()
    return [
        Suggestion(segment, translation.data, titles.get(_get_object(translation), ""), segment.context.path in safety)
        for segment in segments
        if (translation := found.get(segment.string_id)) is not None
    ]


def _find_untranslated(row: Any) -> Any:
    """An address is made for one page, so a slug is no text to take over."""
    from wagtail_localize.models import StringSegment, StringTranslation

    own = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), locale=row.target_locale_id
    )
    segments = StringSegment.objects.filter(~Exists(own), source=row.source_id).exclude(context__path="slug")
    return segments.select_related("string", "context").order_by("order")


def _get_object(translation: Any) -> Any:
    return translation.context.object_id if translation.context else None


def _get_titles(keys: Collection[Any]) -> dict[Any, str]:
    from wagtail_localize.models import TranslationSource

    return dict(TranslationSource.objects.filter(object_id__in=keys).values_list("object_id", "object_repr"))


def use(row: Any, suggestions: Collection[Suggestion], user: Any) -> int:
    """Take translations over, as somebody's who looked at them; returns how many."""
    from wagtail_localize.models import StringTranslation

    count = 0
    for suggestion in suggestions:
        _translation, created = StringTranslation.objects.get_or_create(
            translation_of=suggestion.segment.string,
            context=suggestion.segment.context,
            locale=row.target_locale,
            defaults={
                "data": suggestion.data,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": TOOL,
                "last_translated_by": user,
            },
        )
        count += created
    return count

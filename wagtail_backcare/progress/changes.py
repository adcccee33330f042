"""What changed in a source since wagtail-localize took it up, beside the old text and its translation."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags


@dataclass(frozen=True)
class Change:
    """One text that is new, different or gone. "" where there is none."""

    path: str
    old: str
    new: str
    old_translation: str


def find_changes(translation: Any) -> list[Change]:
    """Every text of a source that differs from what its translation was made from.

    translation: a row of wagtail-localize. Texts belong together by the path of their block or field, and by their
    order within it where a rich text has several.
    """
    from wagtail_localize.models import StringTranslation
    from wagtail_localize.segments import StringSegmentValue
    from wagtail_localize.segments.extract import extract_segments

    source = translation.source
    segments = source.stringsegment_set.select_related("string", "context").order_by("order")
    translated = {
        (row.translation_of_id, row.context_id): row.data
        for row in StringTranslation.objects.filter(
            context__object_id=source.object_id, locale=translation.target_locale
        )
    }
    old: dict[str, list[tuple[str, str]]] = {}
    for segment in segments:
        text = (segment.string.data, translated.get((segment.string_id, segment.context_id), ""))
        old.setdefault(segment.context.path, []).append(text)
    new: dict[str, list[str]] = {}
    for value in extract_segments(source.get_source_instance()):
        if isinstance(value, StringSegmentValue):
            new.setdefault(value.path, []).append(value.string.data)
    changes = []
    for path in [*new, *(path for path in old if path not in new)]:
        changes += _compare(path, old.get(path, []), new.get(path, []))
    return changes


def _compare(path: str, old: list[tuple[str, str]], new: list[str]) -> list[Change]:
    changes = []
    for position in range(max(len(old), len(new))):
        before, translated = old[position] if position < len(old) else ("", "")
        after = new[position] if position < len(new) else ""
        if before != after:
            changes.append(Change(path, strip_tags(before), strip_tags(after), strip_tags(translated)))
    return changes

"""Which texts of a translation nobody has looked at since a machine wrote them."""

from html import unescape
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.html import strip_tags
from django.utils.translation import gettext_noop

from wagtail_backcare.gate.drafts import find_translation_rows, get_next_text
from wagtail_backcare.gate.safety import find_safety_strings

#: Who “translated” a text that its PO file marks as unfinished. Stored, so translated where it is shown.
UNFINISHED = gettext_noop("PO file, marked as fuzzy")


def find_machine_texts(instance: Any) -> dict[str, str]:
    """Path of each such text → what wrote it. Two queries; empty where wagtail-localize did not make the translation.

    A path is that of `SafetyString`. Whoever changes a text in the editor, or accepts it there, has looked at it. Once
    the translation was stopped, it is edited as any other page or snippet: there a safety text counts as looked at when
    its words have changed. That takes two queries more.
    """
    rows = find_translation_rows(instance)
    row = rows.first() if rows is not None else None
    if row is None:
        return {}
    texts = _find_written_by_machine(row)
    if row.enabled:
        return dict(_leave_out_unused(texts, row).values_list("context__path", "tool_name"))
    present = {string.path: _squeeze(string.text) for string in find_safety_strings(get_next_text(instance))}
    return {
        path: tool
        for path, tool, words in texts.values_list("context__path", "tool_name", "data")
        if _squeeze(unescape(strip_tags(words))) in present.get(path, "")
    }


def _find_written_by_machine(row: Any) -> QuerySet:
    from wagtail_localize.models import StringTranslation

    return StringTranslation.objects.filter(
        context__object_id=row.source.object_id,
        locale=row.target_locale_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )


def _leave_out_unused(texts: QuerySet, row: Any) -> QuerySet:
    """Without translations of words that the source has no more."""
    from wagtail_localize.models import StringSegment

    used = StringSegment.objects.filter(
        source=row.source_id, string=OuterRef("translation_of"), context=OuterRef("context")
    )
    return texts.filter(Exists(used))


def _squeeze(text: str) -> str:
    return "".join(text.split())

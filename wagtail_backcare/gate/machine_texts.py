"""Which texts of a translation nobody has looked at since a machine wrote them."""

from typing import Any

from django.db.models import Exists, OuterRef

from wagtail_backcare.gate.drafts import get_translation_row

#: Who “translated” a text that its PO file marks as unfinished.
UNFINISHED = "PO file, marked as fuzzy"


def find_machine_texts(instance: Any) -> dict[str, str]:
    """Path of each such text → what wrote it. Two queries; empty where wagtail-localize does not make the translation.

    A path is that of `SafetyString`. Whoever changes a text in the editor, or accepts it there, has looked at it.
    """
    row = get_translation_row(instance)
    if row is None:
        return {}
    from wagtail_localize.models import StringSegment, StringTranslation

    used = StringSegment.objects.filter(
        source=row.source_id, string=OuterRef("translation_of"), context=OuterRef("context")
    )
    texts = StringTranslation.objects.filter(
        Exists(used), locale=row.target_locale_id, translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE
    )
    return dict(texts.values_list("context__path", "tool_name"))

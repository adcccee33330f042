"""What translated a text, in the words of whoever reads it: the names are stored in English."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext

from wagtail_backcare.gate.machine_texts import UNFINISHED
from wagtail_backcare.starter.translations.localize import TOOL as PACK
from wagtail_backcare.translating.memory import TOOL as MEMORY

#: Names that the package gives; a machine's own stays as it is.
KNOWN = frozenset({UNFINISHED, PACK, MEMORY})


def name_tool(get_comment: Callable[[Any], str]) -> Callable[[Any], str]:
    """For what wagtail-localize says beside a text: “Translated with … on …”."""

    def get_translated_comment(translation: Any) -> str:
        stored = translation.tool_name
        if stored not in KNOWN:
            return get_comment(translation)
        translation.tool_name = gettext(stored)
        try:
            return get_comment(translation)
        finally:
            translation.tool_name = stored

    return get_translated_comment

"""JSON that may stand inside a ``<script type="application/ld+json">``."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from wagtail_backcare.structured_data.graph import make_graph
from wagtail_backcare.structured_data.values import PageDescription

#: ``<`` and ``>`` could end the script, ``&`` begins a character reference in XHTML, and the two separators end a line
#: in JavaScript before ES2019. JSON allows the escapes wherever these may stand, which is inside strings.
_ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def to_json(graph: dict[str, Any]) -> str:
    """A graph as JSON without a character that could end the script around it.

    Raises TypeError for a value that is not plain, such as a lazy translation.
    """
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


@lru_cache(maxsize=256)
def write_page(page: PageDescription, *, today: date) -> str:
    """The JSON-LD of a page. Kept, since the description and the day are all that it depends on."""
    return to_json(make_graph(page, today=today))

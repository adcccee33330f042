"""The safety text that would go live if somebody published a translation that wagtail-localize makes.

Asking wagtail-localize for it takes many queries for each.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape, unescape

from wagtail_backcare.blocks.rich_text import strip_markup
from wagtail_backcare.progress.localize import Segment
from wagtail_backcare.translation.texts import SafetyString


def put_in_translations(
    source: Sequence[SafetyString],
    target: Sequence[SafetyString],
    *,
    segments: Iterable[Segment],
    done: Mapping[tuple, str],
) -> list[SafetyString]:
    """What the texts of a source become in its translation.

    target: the texts of the translation as it is. Numbers and choices are as the source has them; what else translators
    are not given, such as a shared question, is as the translation has it. segments, done: of `LocalizeFacts`.
    """
    by_path: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments:
        by_path[segment.path].append(segment)
    there = {string.path: string for string in target}
    texts = []
    for string in source:
        if string.path in by_path:
            texts.append(replace(string, text=_translate(string, by_path[string.path], done)))
        else:
            texts.append(string if string.is_value else there.get(string.path, string))
    return texts


def _translate(string: SafetyString, segments: Iterable[Segment], done: Mapping[tuple, str]) -> str:
    """A text with each of its parts translated; white space between them stays."""
    # Editors store more characters as entities than wagtail-localize, which parses HTML and writes it anew.
    translated, rest = "", escape(unescape(string.text), quote=False).replace("\xa0", " ")
    for segment in segments:
        data = done.get(segment.key, segment.text)
        if not string.is_html:
            return _render(data)
        before, _part, rest = rest.partition(strip_markup(segment.text))
        translated += before + strip_markup(data)
    return translated + rest


def _render(html: str) -> str:
    from wagtail_localize.strings import StringValue

    return StringValue(html).render_text().strip()

"""What changed in a source since its translation was made, beside the old text and its translation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from itertools import zip_longest
from typing import Any, NamedTuple

from django.utils.html import strip_tags


@dataclass(frozen=True)
class Change:
    """One text that is new, different or gone. "" where there is none."""

    path: str
    old: str
    new: str
    old_translation: str


class Pair(NamedTuple):
    """A text of a source and its translation, as wagtail-localize stores both; "" for a text that is not known."""

    original: str
    translation: str


def find_changes(translation: Any) -> list[Change]:
    """Every text of a source that differs from what its translation, as it is in the database, was made from.

    translation: a row of wagtail-localize. Before a sync and after it the answer is the same: a translator looks at it
    with the new text in the editor already. Texts belong together by the path of their block or field; a rich text has
    several, of which those that are the same are found first.
    """
    old = _list_texts(translation.get_target_instance())
    new = _list_texts(translation.source.get_source_instance())
    kept = _list_translations(translation)
    changes = []
    for path in [*new, *(path for path in old if path not in new)]:
        now = new.get(path, [])
        before = _find_originals(old.get(path, []), kept.get(path, []), now)
        changes += [Change(path, *map(_strip, texts)) for texts in _compare(before, now)]
    return changes


def _list_texts(instance: Any) -> dict[str, list[str]]:
    """What wagtail-localize would give to translators of an instance, by path and in order."""
    from wagtail_localize.segments import StringSegmentValue
    from wagtail_localize.segments.extract import extract_segments

    texts: dict[str, list[str]] = {}
    for value in extract_segments(instance):
        if isinstance(value, StringSegmentValue):
            texts.setdefault(value.path, []).append(value.string.data)
    return texts


def _list_translations(translation: Any) -> dict[str, list[Pair]]:
    """Every text that was ever translated, by path and the newest first: wagtail-localize keeps those of old texts."""
    from wagtail_localize.models import StringTranslation

    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        translation_of__locale=translation.source.locale,
        locale=translation.target_locale,
    )
    pairs: dict[str, list[Pair]] = {}
    for path, *pair in rows.order_by("-updated_at", "-pk").values_list("context__path", "translation_of__data", "data"):
        pairs.setdefault(path, []).append(Pair(*pair))
    return pairs


def _find_originals(texts: Sequence[str], kept: Sequence[Pair], now: Sequence[str]) -> list[Pair]:
    """The texts of a translation at one path, each with what it was made from.

    A text was left in the source's language, or is one of the translations that were kept. One that is neither belongs
    to the newest of those that stand nowhere else, which was changed since; and where there is none, to the text in its
    place.
    """
    left = {original: Pair(original, "") for original in now} | {pair.original: pair for pair in reversed(kept)}
    translated = {_strip(pair.translation): pair for pair in reversed(kept)}
    found = [left.get(text) or translated.get(_strip(text)) for text in texts]
    others = iter([pair for pair in kept if pair not in found])
    pairs = []
    for position, (text, pair) in enumerate(zip(texts, found, strict=True)):
        in_its_place = Pair(now[position] if position < len(now) else "", "")
        pairs.append(pair or next(others, in_its_place)._replace(translation=text))
    return pairs


def _compare(before: Sequence[Pair], now: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Old text, new text and old translation of what differs."""
    matcher = SequenceMatcher(None, [pair.original for pair in before], now, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            for pair, text in zip_longest(before[start:end], now[new_start:new_end]):
                yield (pair.original if pair else "", text or "", pair.translation if pair else "")


def _strip(html: str) -> str:
    return " ".join(unescape(strip_tags(html)).split())

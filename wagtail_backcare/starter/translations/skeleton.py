"""Writes the files of a translation: each text of the pack as a comment, and below it the place for its translation."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from wagtail_backcare.starter.pack import Pack, PackItem
from wagtail_backcare.starter.translations.files import (
    FOLDER,
    Entry,
    Translation,
    find_languages,
    get_file_name,
    read_translation,
)
from wagtail_backcare.starter.translations.texts import PARTS, Text, iterate_texts, make_hash

#: Columns of a line, comment or text.
WIDTH = 110

HEADER = """\
# {title}, in the language {language}. Write the translation into `text`; the comment above it is the text to translate.
# `from` stands for that text: when it changes, check_backcare_pack names the entry. This file is written again by
# translate_backcare_pack, which keeps every translation and refreshes the comments.
"""

CHANGED = "Changed since it was translated. Mend the text below, then write from: {made_from}"


@dataclass
class Written:
    """What became of the texts. dropped: places of translations whose text the pack does not have any more."""

    files: list[Path] = field(default_factory=list)
    translated: int = 0
    open: int = 0
    stale: int = 0
    dropped: list[str] = field(default_factory=list)


def write_translation(pack: Pack, language: str) -> Written:
    """Write or refresh the files of one language. Raises PackError where the present ones cannot be read."""
    present = read_translation(pack, language) if language in find_languages(pack) else Translation(language, {}, {})
    written = Written()
    by_file: dict[str, list[PackItem]] = {}
    for item in pack:
        if item.part in PARTS and any(iterate_texts(item)):
            by_file.setdefault(get_file_name(item), []).append(item)
    for name, items in by_file.items():
        parts = [HEADER.format(title=pack.title, language=language)]
        parts += ["\n".join(_write_item(item, present, written)) for item in items]
        path = pack.folder / FOLDER / language / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(parts) + "\n", encoding="utf-8")
        written.files.append(path)
    return written


def _write_item(item: PackItem, present: Translation, written: Written) -> Iterator[str]:
    entries = dict(present.get(item))
    texts = list(iterate_texts(item))
    found = _match(texts, entries)
    kept = {id(entry) for entry in found.values()}
    for path, entry in entries.items():
        if id(entry) not in kept and entry.text.strip():
            written.dropped.append(f"{item.key} {path}")
    yield f"{item.key}:"
    for text in texts:
        yield from _write_entry(text, found.get(text.path), written)


def _match(texts: list[Text], entries: dict[str, Entry]) -> dict[str, Entry]:
    """The translation that there is for each text: by its path, and where a text has moved, by the text itself."""
    hashes = {text.path: make_hash(text.words) for text in texts}
    found = {path: entry for path, entry in entries.items() if hashes.get(path) == entry.made_from}
    used = {id(entry) for entry in found.values()}
    spare = [entry for entry in entries.values() if id(entry) not in used]
    for path, made in hashes.items():
        moved = next((entry for entry in spare if path not in found and entry.made_from == made), None)
        if moved is not None:
            found[path] = moved
            spare.remove(moved)
    for path in hashes:
        if path not in found and entries.get(path) in spare:
            found[path] = entries[path]
    return found


def _write_entry(text: Text, entry: Entry | None, written: Written) -> Iterator[str]:
    made_from = make_hash(text.words)
    words = entry.text.strip() if entry else ""
    is_stale = bool(words) and entry.made_from != made_from
    written.stale += is_stale
    written.translated += bool(words) and not is_stale
    written.open += not words
    yield f"  {text.path}:"
    for line in [CHANGED.format(made_from=made_from)] if is_stale else []:
        yield f"    # ({line})"
    yield from (f"    # {line}".rstrip() for line in _wrap_source(text.words))
    yield f"    from: {entry.made_from if is_stale else made_from}"
    yield from _write_text(words)


def _wrap_source(words: str) -> Iterator[str]:
    for line in words.strip().splitlines():
        yield from textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]


def _write_text(words: str) -> Iterator[str]:
    """A text as YAML that is read back as it was: in lines of its own, folded, or on one line."""
    if "\n" in words:
        yield "    text: |"
        yield from (f"      {line}".rstrip() for line in words.splitlines())
        return
    line = yaml.safe_dump({"text": words}, allow_unicode=True, width=10**6, default_style=None).strip()
    parts = textwrap.wrap(words, WIDTH, break_long_words=False, break_on_hyphens=False)
    if len(line) <= WIDTH or words != " ".join(parts):  # Spaces that do not break, as before a French colon, are kept.
        yield f"    {line}"
        return
    yield "    text: >-"
    yield from (f"      {part}" for part in parts)

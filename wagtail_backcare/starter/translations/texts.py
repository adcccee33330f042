"""Which texts of an item are translated, and under which path a translation names them."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from wagtail.blocks import Block, CharBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock

from wagtail_backcare.blocks import ContentStream, HelpCardsStream
from wagtail_backcare.starter.body import get_label
from wagtail_backcare.starter.mentions import iterate_blocks
from wagtail_backcare.starter.pack import PackItem
from wagtail_backcare.starter.yaml_file import KeyPath

#: Stands for a text that has no translation, where the structure of its item is needed. From Unicode's private use
#: area, so that no text holds it; it never reaches a site.
UNTRANSLATED = "\ue000"

#: Fields that are translated, where they are no blocks. Names and numbers of people stay as they are.
FIELDS = {
    "clinicians": ["profession", "register"],
    "disclaimers": ["title", "text"],
    "help_cards": ["title"],
    "questions": ["question", "answer"],
    "pages": ["title", "slug", "summary", "audience"],
}

#: Parts of a pack that have texts to translate. A source has one title in every language.
PARTS = tuple(FIELDS)


@dataclass(frozen=True)
class Text:
    """One text of an item.

    path: by which a translation names it, for example ``blocks/what-it-is/items/1/term``; positions count from 1.
    place: where it stands in the item's data.
    """

    path: str
    place: KeyPath
    words: str
    is_markdown: bool = False


def make_hash(words: str) -> str:
    """Eight letters that stand for a text: another text has others. No digits, which YAML would take for a number."""
    digest = sha256(" ".join(words.split()).encode()).hexdigest()[:8]
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digest)


def iterate_texts(item: PackItem) -> Iterator[Text]:
    """Every text of an item that is translated, in the order in which editors see them."""
    for name in FIELDS.get(item.part, ()):
        if item.data.get(name):
            yield Text(name, (name,), item.data[name], is_markdown=(item.part, name) == ("questions", "answer"))
    if item.part == "help_cards":
        yield from _walk(HelpCardsStream(), item.data["cards"], ("cards",), ("cards",))
    elif item.part == "pages":
        if item.data.get("other_names"):
            yield Text("other_names", ("other_names",), ", ".join(item.data["other_names"]))
        yield from _iterate_body(item)


def _iterate_body(item: PackItem) -> Iterator[Text]:
    stream = ContentStream()
    blocks = dict(iterate_blocks(item.data))
    for number, section in enumerate(item.data.get("body") or []):
        if section.get("heading"):
            key = section.get("key", section.get("section"))
            yield Text(f"sections/{key}/heading", ("body", number, "heading"), section["heading"])
        for position, _data in enumerate(section.get("content") or []):
            place = ("body", number, "content", position)
            data = blocks[place]
            block = stream.child_blocks.get(data["type"])
            if isinstance(block, StructBlock):
                yield from _walk(block, data, ("blocks", data["key"]), place)
            elif block is not None:
                yield from _walk(block, data.get("text"), ("blocks", data["key"], "text"), (*place, "text"))


def _walk(block: Block, data: Any, path: tuple[str, ...], place: KeyPath) -> Iterator[Text]:
    """The texts in the data of a block: whatever its definition holds as text, and no keys, choices or addresses."""
    if not data:
        return
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _walk(child, data.get(name), (*path, name), (*place, name))
    elif isinstance(block, ListBlock):
        for position, item in enumerate(data):
            yield from _walk(block.child_block, item, (*path, str(position + 1)), (*place, position))
    elif isinstance(block, StreamBlock):
        yield from _walk_stream(block, data, path, place)
    elif is_text_block(block) and any(character.isalpha() for character in str(data)):
        yield Text("/".join(path), place, data, is_markdown=isinstance(block, RichTextBlock))


def _walk_stream(block: StreamBlock, data: Any, path: tuple[str, ...], place: KeyPath) -> Iterator[Text]:
    """Cards by urgency, or questions written on a page."""
    if isinstance(data, Mapping):
        for name, child in block.child_blocks.items():
            yield from _walk(child, data.get(name), (*path, name), (*place, name))
        return
    for position, item in enumerate(data):
        if "shared" not in item:
            yield from _walk(block.child_blocks["question"], item, (*path, str(position + 1)), (*place, position))


def is_text_block(block: Block) -> bool:
    """Whether a block holds words; a code that is the same in every language says so itself (see `KeyBlock`)."""
    is_code = hasattr(block, "get_translatable_segments")
    return isinstance(block, CharBlock | TextBlock | RichTextBlock) and not is_code


class TranslatedText(str):
    """A text in a list, with the label by which the id of its block is made: that of the pack's own text."""

    label: str

    def __new__(cls, words: str, label: str):
        text = super().__new__(cls, words)
        text.label = label
        return text

    def __deepcopy__(self, memo):
        return self


def replace_texts(item: PackItem, words: Mapping[str, str], *, keep_labels: bool = True) -> dict[str, Any]:
    """The data of an item with other words: path → text. A path that is not given keeps the pack's own text.

    keep_labels: items of lists keep what their ids are made from, so that blocks have the same ids in every language.
    """
    data = deepcopy(dict(item.data))
    texts = list(iterate_texts(item))
    if keep_labels:
        for _path, block in iterate_blocks(data) if item.part == "pages" else ():
            _keep_labels(block)
        _keep_labels(data.get("cards"))
    for text in texts:
        if text.path in words:
            _put(data, text.place, words[text.path])
    return data


def _put(data: Any, place: KeyPath, words: str) -> None:
    if place == ("other_names",):
        data["other_names"] = [name.strip() for name in words.split(",") if name.strip()]
        return
    for step in place[:-1]:
        data = data[step]
    old = data[place[-1]]
    data[place[-1]] = TranslatedText(words, old.label) if isinstance(old, TranslatedText) else words


def _keep_labels(value: Any) -> None:
    """Write into everything that stands in a list what its id is made from."""
    if isinstance(value, dict):
        for inner in value.values():
            _keep_labels(inner)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            label = get_label(item)
            _keep_labels(item)
            if isinstance(item, str):
                value[position] = TranslatedText(item, label)
            elif isinstance(item, dict) and "shared" not in item:
                item["key"] = label

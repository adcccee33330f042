"""Makes the raw JSON of a page's body from pack data, by walking the block definitions that the site uses.

Ids come from the keys of the pack, never by chance: a second load gives the same ids, so that anchors and
translations keep their place.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_backcare.starter.markdown import to_rich_text

NAMESPACE = uuid5(NAMESPACE_OID, "wagtail_backcare.starter")

#: Finds what an item of the pack is on the site: (part, key) → primary key, or None where the site lacks it.
Find = Callable[[str, str], Any]

#: Which part of a pack holds the snippets of a model.
PART_OF_MODEL = {
    "wagtail_backcare.clinician": "clinicians",
    "wagtail_backcare.reference": "references",
    "wagtail_backcare.helpcardset": "help_cards",
    "wagtail_backcare.question": "questions",
}


def make_id(*names: str) -> str:
    """An id that is the same each time for the same names."""
    return str(uuid5(NAMESPACE, "/".join(names)))


def make_body(sections: list[dict], stream: StreamBlock, *, owner: tuple[str, ...], find: Find) -> list[dict]:
    """Raw JSON for the sections of a page.

    owner: names of the pack and the page; ids are made from them. Sections and blocks that the stream does not
    define or does not offer are left out: see `find_missing_blocks`.
    """
    raw = []
    for section in sections:
        name = section.get("section", "disclaimer")
        if not _is_section_offered(stream, name):
            continue
        names = (*owner, section.get("key", name))
        if name == "disclaimer":
            value = make_value(stream.child_blocks[name], {}, names, find)
        else:
            value = _make_section(section, stream.child_blocks[name], names, find)
        raw.append({"type": name, "value": value, "id": make_id(*names)})
    return raw


def _make_section(section: dict, block: StructBlock, names: tuple[str, ...], find: Find) -> dict:
    stream = block.child_blocks["content"]
    content = []
    for data in section.get("content", []):
        if is_offered(stream, data["type"]):
            # The key is unique on the page, so a block keeps its id when it moves to another section.
            place = (*names[:2], "block", data["key"])
            inner = stream.child_blocks[data["type"]]
            value = make_value(inner, data if isinstance(inner, StructBlock) else data.get("text"), place, find)
            content.append({"type": data["type"], "value": value, "id": make_id(*place)})
    return {"heading": section.get("heading", ""), "content": content}


def find_missing_blocks(sections: list[dict], stream: StreamBlock) -> list[str]:
    """Names of the sections and blocks that the pack uses and the site does not offer."""
    missing = []
    for section in sections:
        name = section.get("section", "disclaimer")
        if not _is_section_offered(stream, name):
            missing.append(name)
        elif name != "disclaimer":
            content = stream.child_blocks[name].child_blocks["content"]
            missing += [data["type"] for data in section.get("content", []) if not is_offered(content, data["type"])]
    return list(dict.fromkeys(missing))


def _is_section_offered(stream: StreamBlock, name: str) -> bool:
    """A block of a site's own that bears the name of a section but holds no content does not count."""
    fits = name == "disclaimer" or "content" in getattr(stream.child_blocks.get(name), "child_blocks", {})
    return fits and is_offered(stream, name)


def is_offered(stream: StreamBlock, name: str) -> bool:
    """Whether a stream defines a block and its chooser shows it."""
    hidden = stream.get_hidden_names() if hasattr(stream, "get_hidden_names") else ()
    return name in stream.child_blocks and name not in hidden


def make_value(block: Block, data: Any, names: tuple[str, ...], find: Find) -> Any:
    """Raw JSON for one block. Fields that the pack leaves out get the block's default."""
    if data is None:
        return block.get_prep_value(block.get_default())
    if isinstance(block, StructBlock):
        return {
            name: make_value(child, data.get(name), (*names, name), find) for name, child in block.child_blocks.items()
        }
    if isinstance(block, ListBlock):
        return [
            {"type": "item", "value": make_value(block.child_block, item, place, find), "id": make_id(*place)}
            for item, place in _placed(data, names)
        ]
    if isinstance(block, StreamBlock):
        return [
            {"type": name, "value": make_value(block.child_blocks[name], item, place, find), "id": make_id(*place)}
            for name, item, place in _stream_children(data, names)
        ]
    if isinstance(block, RichTextBlock):
        return to_rich_text(data, lambda key: find("pages", key))
    if isinstance(block, SnippetChooserBlock):
        part = PART_OF_MODEL.get(block.target_model._meta.label_lower)
        return find(part, data) if part else None
    return " ".join(data.split()) if isinstance(data, str) else data


def _placed(items: list, names: tuple[str, ...]) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Items with names for their ids: their key or first words, so that inserting one does not rename the others."""
    seen: dict[str, int] = {}
    for item in items:
        label = get_label(item)
        seen[label] = seen.get(label, 0) + 1
        yield item, (*names, label if seen[label] == 1 else f"{label}~{seen[label]}")


def get_label(item: Any) -> str:
    """What the id of an item in a list is made from: its key or first words. A translation keeps that of its source."""
    if hasattr(item, "label"):
        return item.label
    if isinstance(item, Mapping):
        item = item.get("key") or item.get("shared") or next(iter(item.values()), "")
    if isinstance(item, list):
        item = " ".join(map(str, item))
    return re.sub(r"\W+", "-", str(item).casefold()).strip("-")


def _stream_children(data: Any, names: tuple[str, ...]) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """Children of a stream inside a block: cards by urgency, or questions written here and shared ones."""
    if isinstance(data, Mapping):
        for name, item in data.items():
            yield name, item, (*names, name)
        return
    for item, place in _placed(data, names):
        if "shared" in item:
            yield "shared_question", item["shared"], place
        else:
            yield "question", item, place

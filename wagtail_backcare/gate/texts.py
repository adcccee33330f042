"""Walk the raw JSON of a stream with its block definitions."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import models
from wagtail.blocks import Block, CharBlock, ListBlock, RawHTMLBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.blocks.field_block import ChooserBlock
from wagtail.fields import StreamField

from wagtail_backcare.blocks.base import KeyBlock
from wagtail_backcare.blocks.rich_text import strip_markup


class Found(NamedTuple):
    """A block in a stream: its definition, its raw value, and the id of the nearest block that has one.

    is_safety: whether it is safety text, or stands in a block that is.
    """

    block: Block
    value: Any
    block_id: str
    is_safety: bool = False


def iter_streams(page: models.Model) -> Iterator[StreamField]:
    """The fields of a page that hold blocks."""
    return (f for f in page._meta.concrete_fields if isinstance(f, StreamField))


def iter_page_blocks(page: models.Model) -> Iterator[tuple[str, Found]]:
    """Every block of a page, with the name of its field."""
    for stream in iter_streams(page):
        for found in walk(stream.stream_block, stream.stream_block.get_prep_value(getattr(page, stream.name))):
            yield stream.name, found


def walk(block: Block, value: Any, block_id: str = "", is_safety: bool = False) -> Iterator[Found]:
    """Every block of a stream in the order of the text, outer ones first. Blocks that are not defined are left out."""
    if value is None:
        return
    is_safety = is_safety or is_safety_text(block)
    yield Found(block, value, block_id, is_safety)
    for child, raw, child_id in iter_children(block, value, block_id):
        yield from walk(child, raw, child_id, is_safety)


def is_safety_text(block: Block) -> bool:
    """Whether a block says that all that stands in it is safety text."""
    return bool(getattr(block.meta, "safety_text", False))


def iter_children(block: Block, value: Any, block_id: str) -> Iterator[tuple[Block, Any, str]]:
    """The blocks that stand directly in a block."""
    if isinstance(block, StreamBlock):
        for child in value:
            definition = block.child_blocks.get(child["type"])
            if definition is not None:
                yield definition, child["value"], child.get("id") or block_id
    elif isinstance(block, ListBlock):
        for item in read_list(value):
            yield block.child_block, item, block_id
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield child, value.get(name), block_id


def read_list(value: Any) -> list:
    """The raw items of a list, in the format with ids or the older one without."""
    return [item["value"] if isinstance(item, dict) and item.get("type") == "item" else item for item in value or ()]


def get_text(block: Block, value: Any) -> str:
    """The text that a reader sees of a leaf, or "" for a block that holds none."""
    if isinstance(block, RichTextBlock | RawHTMLBlock):
        return strip_markup(str(value)).strip()
    if isinstance(block, CharBlock | TextBlock) and not isinstance(block, KeyBlock):
        return str(value).strip()
    return ""


def holds_something(block: Block, value: Any) -> bool:
    """Whether a reader would see anything of a block: a text, a choice of something, or what it prints by itself."""
    return any(
        getattr(found.block.meta, "prints_by_itself", False)
        or (isinstance(found.block, ChooserBlock) and found.value not in (None, ""))
        or bool(get_text(found.block, found.value))
        for found in walk(block, value)
    )

"""Put errors at the blocks that they are about, so that Wagtail's editor opens and marks these."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import Block, ListBlock, StreamBlock, StreamBlockValidationError, StructBlock
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

#: What a block that holds others raises.
NESTED_ERRORS = (
    (StreamBlock, StreamBlockValidationError),
    (StructBlock, StructBlockValidationError),
    (ListBlock, ListBlockValidationError),
)


def make_stream_error(
    block: StreamBlock, value: list[dict], errors: Iterable[tuple[str, ValidationError]]
) -> StreamBlockValidationError:
    """One error for a stream.

    value: the raw blocks of the stream. errors: each with the id of its block; without an id, or with one that does
    not occur, it is about the stream as a whole.
    """
    waiting: dict[str, list[ValidationError]] = {}
    for block_id, error in errors:
        waiting.setdefault(block_id, []).append(error)
    of_stream = waiting.pop("", [])
    inside = _place(block, value, waiting)
    of_stream += [error for group in waiting.values() for error in group]
    return StreamBlockValidationError(block_errors=inside, non_block_errors=of_stream)


def _place(block: Block, value: Any, waiting: dict[str, list[ValidationError]]) -> dict[int | str, ValidationError]:
    """Take errors out of ``waiting`` for blocks inside a block; the key of a block → its error."""
    placed = {}
    for key, child, raw, child_id in _iter_children(block, value):
        own = waiting.pop(child_id, []) if child_id else []
        inside = _place(child, raw, waiting) if waiting else {}
        if own or inside:
            placed[key] = _make_error(child, own, inside)
    return placed


def _make_error(block: Block, own: list[ValidationError], inside: dict[int | str, ValidationError]) -> ValidationError:
    for block_class, error_class in NESTED_ERRORS:
        if isinstance(block, block_class):
            return error_class(block_errors=inside, non_block_errors=own)
    return ValidationError(own)


def _iter_children(block: Block, value: Any) -> Iterator[tuple[int | str, Block, Any, str]]:
    """The blocks directly in a block: key, definition, raw value, id or ""."""
    if isinstance(block, StreamBlock):
        for index, child in enumerate(value or []):
            definition = block.child_blocks.get(child["type"])
            if definition is not None:
                yield index, definition, child["value"], child.get("id") or ""
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield name, child, (value or {}).get(name), ""
    elif isinstance(block, ListBlock):
        for index, item in enumerate(value or []):
            has_id = isinstance(item, dict) and item.get("type") == "item"
            yield index, block.child_block, item["value"] if has_id else item, ""

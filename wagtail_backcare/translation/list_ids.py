"""Ids for items of lists that were stored before Wagtail 2.16, or written by a program, as plain values.

wagtail-localize names each text by the ids that lead to it, and leaves out lists without them: their texts would stay
in the original's language, and nobody would be told.
"""

from typing import Any
from uuid import UUID, uuid5

from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock

NAMESPACE = UUID("3c6f1f6e-6f0c-4f7a-9d55-6b1c1a1f8a5e")


def give_list_ids(block: Block, raw: Any, path: str) -> None:
    """Turn items of lists without ids into the form with ids, in place.

    The same stored value gets the same ids each time, so that they hold although nobody has saved the page yet.
    path: where the value stands, for example the name of its field.
    """
    if not raw:
        return
    if isinstance(block, StreamBlock):
        for position, child in enumerate(raw):
            definition = block.child_blocks.get(child["type"])
            if definition is not None:
                give_list_ids(definition, child["value"], f"{path}.{child.get('id') or position}")
    elif isinstance(block, ListBlock):
        for position, item in enumerate(raw):
            if not (isinstance(item, dict) and item.get("type") == "item" and {"id", "value"} <= item.keys()):
                raw[position] = item = {
                    "type": "item",
                    "value": item,
                    "id": str(uuid5(NAMESPACE, f"{path}.{position}")),
                }
            give_list_ids(block.child_block, item["value"], f"{path}.{item['id']}")
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            give_list_ids(child, raw.get(name), f"{path}.{name}")


def has_id(item: Any) -> bool:
    """Whether an item of a list is stored with an id, as Wagtail tells the two forms apart."""
    return isinstance(item, dict) and item.get("type") == "item" and {"id", "value"} <= item.keys()

"""Make instances again from what the archive holds, without a look at the rows of today."""

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.blocks.field_block import ChooserBlock
from wagtail.fields import StreamField

from wagtail_backcare.blocks.snippets import SharedChooserBlock
from wagtail_backcare.gate.texts import read_list


@dataclass
class NotKept:
    """What a text showed that the archive does not hold.

    files: names and primary keys of pictures and the like; a page shows what they are now, not what they were then.
    blocks: kinds of block that the site no longer defines.
    """

    files: list[tuple[str, Any]] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)


def restore_instance(model: type[models.Model], content: Mapping[str, Any], *, pk: Any = None) -> Any:
    """An instance with the columns that a content gives. It is not meant to be saved.

    Other objects are named by their primary keys only; streams show nothing that is not kept.
    """
    instance = model(pk=pk)
    for column in model._meta.concrete_fields:
        if column.name in content:
            setattr(instance, column.attname, restore_value(column, content[column.name], NotKept()))
    if hasattr(instance, "live"):
        instance.live = True
    return instance


def restore_value(column: models.Field, value: Any, not_kept: NotKept) -> Any:
    """A value of a content as an instance holds it. not_kept: takes what a stream showed and the archive lacks."""
    if isinstance(column, StreamField):
        return json.dumps(strip_stream(column.stream_block, value or [], not_kept))
    return value if column.is_relation else column.to_python(value)


def strip_stream(block: StreamBlock, raw: list, not_kept: NotKept) -> list:
    """A stream without what would be looked up today."""
    raw = copy.deepcopy(raw)
    _strip(block, raw, not_kept)
    return raw


def _strip(block: Block, value: Any, not_kept: NotKept) -> Any:
    """Empty the choosers in a raw value, which is changed; returns what takes its place."""
    if isinstance(block, StreamBlock):
        for child in value or ():
            definition = block.child_blocks.get(child["type"])
            if definition is None:
                not_kept.blocks.append(child["type"])
            else:
                child["value"] = _strip(definition, child["value"], not_kept)
    elif isinstance(block, ListBlock):
        # An item of the format with ids has one, or it would not be known for what it is.
        stripped = [_strip(block.child_block, item, not_kept) for item in read_list(value)]
        return [{"type": "item", "value": item, "id": None} for item in stripped]
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            if isinstance(value, dict) and name in value:
                value[name] = _strip(child, value[name], not_kept)
    elif isinstance(block, ChooserBlock) and not isinstance(block, SharedChooserBlock) and value is not None:
        not_kept.files.append((block.label or block.name, value))
        return None
    return value

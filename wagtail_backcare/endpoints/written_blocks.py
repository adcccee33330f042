"""What API v3 takes for a body, block by block, for its OpenAPI document. Wagtail says that anything may be sent.

What does not fit is refused with its place: Wagtail would fail on a block without a value.
"""

from collections import Counter
from functools import cache
from typing import Annotated, Any, Literal, NotRequired, Required, Union

from django.db.models import AutoField
from django.db.models import Field as ModelField
from pydantic import Discriminator, WithJsonSchema
from typing_extensions import TypedDict
from wagtail.api.v3.schemas.generators.write import InputSchemaGenerator
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    BooleanBlock,
    CharBlock,
    ChooserBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
    TextBlock,
    URLBlock,
)

from wagtail_backcare.blocks.base import TextChoiceBlock

#: Field blocks → what is sent for them. What an optional one does not hold may be null.
VALUES: dict[tuple[type[Block], ...], Any] = {
    (RichTextBlock,): str | dict[str, Any] | None,
    (BooleanBlock,): bool | None,
    (IntegerBlock,): int | None,
    (CharBlock, TextBlock, URLBlock): str | None,
}

_names: Counter[str] = Counter()


def describe_written_body(generator: InputSchemaGenerator, field: ModelField) -> tuple[Any, Any]:
    """The type of what may be sent for a body, and what is stored where nothing is sent."""
    return list[describe_children(field.stream_block)], []


def describe_block(block: Block) -> Any:
    """The type of what may be sent as the value of a block. Keys that it does not name are left alone."""
    if isinstance(block, BaseStreamBlock):
        return list[describe_children(block)] | None
    if isinstance(block, ListBlock):
        return list[describe_block(block.child_block)] | None
    if isinstance(block, BaseStructBlock):
        fields = tuple((name, describe_block(child)) for name, child in block.child_blocks.items())
        return make_shape(f"{get_name(block)}Input", fields) | None
    if isinstance(block, ChooserBlock):
        key = block.model_class._meta.pk
        return int | None if isinstance(getattr(key, "target_field", key), AutoField) else Any
    if isinstance(block, TextChoiceBlock):
        choices = [choice for choice, _label in block.field.choices]
        # What was chosen before a choice was taken out may be sent back in a draft.
        return Annotated[str | None, WithJsonSchema({"enum": [*dict.fromkeys(["", *choices]), None]})]
    return next((value for classes, value in VALUES.items() if isinstance(block, classes)), Any)


def describe_children(block: BaseStreamBlock) -> Any:
    """The type of a block in a stream: one for all names under which the same may be sent."""
    names: dict[Any, list[str]] = {}
    titles: dict[Any, str] = {}
    for name, child in block.child_blocks.items():
        value = describe_block(child)
        names.setdefault(value, []).append(name)
        titles.setdefault(value, f"{get_name(child)}ItemInput")
    items = tuple(make_item(titles[value], tuple(group), value) for value, group in names.items())
    return Annotated[Union[items], Discriminator("type")] if len(items) > 1 else next(iter(items), Any)  # noqa: UP007


@cache
def make_shape(name: str, fields: tuple[tuple[str, Any], ...]) -> type:
    """An object that may leave out any of its keys."""
    return TypedDict(make_unique(name), dict(fields), total=False)


@cache
def make_item(name: str, types: tuple[str, ...], value: Any) -> type:
    """A block in a stream. One that has no id yet is a new one."""
    return TypedDict(
        make_unique(name),
        {"type": Required[Literal[types]], "value": Required[value], "id": NotRequired[str | None]},
    )


def get_name(block: Block) -> str:
    """What a kind of block is called in the OpenAPI document."""
    return type(block).__name__.removesuffix("Block")


def make_unique(name: str) -> str:
    """A name for the OpenAPI document: blocks of a site's own may be called as one of the package."""
    _names[name] += 1
    return name if _names[name] == 1 else f"{name}{_names[name]}"

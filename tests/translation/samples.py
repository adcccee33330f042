"""Values for every field and block, made from their definitions, so that a new one has a value too."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.db import models
from wagtail.blocks import (
    Block,
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.fields import RichTextField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

_numbers = count(1)


def make_words() -> str:
    """A sentence that no other value has."""
    return f"Some words about back pain, number {next(_numbers)}"


def make_rich_text() -> str:
    """Two paragraphs, a list, bold words and a link."""
    return (
        f"<p>{make_words()} with <b>bold words</b>.</p><ul><li>{make_words()}</li></ul>"
        f'<p>{make_words()} and <a href="https://example.org/{next(_numbers)}">a link</a>.</p>'
    )


def make_raw(block: Block, chosen: dict[type, Any]) -> Any:
    """The raw JSON of a block with everything filled in.

    chosen: an instance for each model that choosers offer. Raises LookupError for a type of block that it does not
    know: say here how it is filled in.
    """
    if isinstance(block, ImageBlock):
        return {
            "image": chosen[block.child_blocks["image"].target_model].pk,
            "alt_text": make_words(),
            "decorative": False,
        }
    if isinstance(block, StructBlock):
        return {name: make_raw(child, chosen) for name, child in block.child_blocks.items()}
    if isinstance(block, StreamBlock):
        return [make_child(name, child, chosen) for name, child in block.child_blocks.items()]
    if isinstance(block, ListBlock):
        items = [make_raw(block.child_block, chosen) for _position in range(2)]
        return [{"type": "item", "value": item, "id": f"id-{next(_numbers)}"} for item in items]
    if isinstance(block, SnippetChooserBlock | ImageChooserBlock):
        return chosen[block.target_model].pk
    return make_leaf(block)


def make_child(name: str, block: Block, chosen: dict[type, Any]) -> dict[str, Any]:
    return {"type": name, "value": make_raw(block, chosen), "id": f"id-{next(_numbers)}"}


def make_leaf(block: Block) -> Any:
    if isinstance(block, ChoiceBlock):
        return [value for value, _label in block.field.choices if value][0]
    if isinstance(block, URLBlock):
        return f"https://example.org/{next(_numbers)}"
    if isinstance(block, RichTextBlock):
        return make_rich_text()
    if isinstance(block, CharBlock | TextBlock):
        return make_words()
    if isinstance(block, IntegerBlock):
        return next(_numbers)
    if isinstance(block, BooleanBlock):
        return True
    raise LookupError(f"No value for {type(block).__name__}")


@dataclass(frozen=True)
class Leaf:
    """A field or block that holds no other. path: as wagtail-localize names it; place: the same without any ids."""

    path: str
    place: str
    value: Any
    chosen_model: type | None


def iter_leaves(block: Block, raw: Any, path: str, place: str = "") -> Iterator[Leaf]:
    """Every leaf of a raw value. A place is made of names, those of sections and of blocks in them left out."""
    if isinstance(block, StreamBlock):
        for child in raw or []:
            yield from iter_leaves(
                block.child_blocks[child["type"]], child["value"], f"{path}.{child['id']}", f"{place}.{child['type']}"
            )
    elif isinstance(block, ListBlock):
        for item in raw or []:
            yield from iter_leaves(block.child_block, item["value"], f"{path}.{item['id']}", place)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from iter_leaves(child, raw[name], f"{path}.{name}", f"{place}.{name}")
    else:
        yield Leaf(path, place.lstrip("."), raw, getattr(block, "target_model", None))


def make_field_value(field: models.Field, chosen: dict[type, Any]) -> Any:
    """A value for a field that is no stream. Raises LookupError for a type of field that it does not know."""
    if isinstance(field, models.ForeignKey):
        return chosen[field.related_model]
    if field.choices:
        return [value for value, _label in field.flatchoices if value][-1]
    if isinstance(field, RichTextField):
        return make_rich_text()
    if isinstance(field, models.SlugField):
        return f"some-words-{next(_numbers)}"
    if isinstance(field, models.URLField):
        return f"https://example.org/{next(_numbers)}"
    if isinstance(field, models.CharField | models.TextField):
        return make_words()
    if isinstance(field, models.BooleanField):
        return True
    raise LookupError(f"No value for {type(field).__name__}")

"""Find the safety text of a page or snippet: what its blocks and fields mark as such."""

from collections.abc import Iterator
from typing import Any

import swapper
from django.db import models
from django.utils.html import strip_tags
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField

from wagtail_backcare.blocks.snippets import SharedChooserBlock
from wagtail_backcare.gate.texts import get_text, is_safety_text
from wagtail_backcare.translation.texts import SafetyString

#: Texts among the fields of Wagtail's base page.
TEXT_FIELDS = frozenset({"title", "seo_title", "search_description"})


def find_safety_strings(instance: models.Model) -> list[SafetyString]:
    """Every safety text of an instance as it is in memory, in the order of its fields and blocks.

    A block says so by ``safety_text = True`` in its Meta, and all that stands in it counts; a model by the names of its
    fields in ``safety_fields``. Shared texts that a page shows are texts of their own.
    """
    strings: list[SafetyString] = []
    marked = getattr(instance, "safety_fields", ())
    for field in instance._meta.concrete_fields:
        if isinstance(field, StreamField):
            # As the field stores it: items of lists then have ids, also those of pages that were stored without.
            raw = field.get_prep_value(getattr(instance, field.name))
            strings += _walk(field.stream_block, raw, field.name, [], is_safety=field.name in marked)
        elif field.name in marked:
            text = str(field.value_from_object(instance) or "")
            strings.append(SafetyString(field.name, str(field.verbose_name), text))
    return [string for string in strings if string.text]


def find_text_strings(page: models.Model) -> list[SafetyString]:
    """Every text of a page as it is in memory, in the same form: those of its fields, then those of its blocks."""
    fields = [f for f in page._meta.concrete_fields if f.name in TEXT_FIELDS or f.model is not _get_base_page()]
    plain = [f for f in fields if isinstance(f, models.CharField | models.TextField) and not isinstance(f, StreamField)]
    strings = [
        SafetyString(f.name, str(f.verbose_name), strip_tags(str(f.value_from_object(page) or "")))
        for f in plain
        if f.editable and not f.choices
    ]
    for field in fields:
        if isinstance(field, StreamField):
            raw = field.get_prep_value(getattr(page, field.name))
            strings += _walk(field.stream_block, raw, field.name, [], is_safety=True)
    return [string for string in strings if string.text]


def _get_base_page() -> type[models.Model]:
    return swapper.load_model("wagtailcore", "Page")


def _walk(
    block: Block, value: Any, path: str, labels: list[str], *, is_safety: bool, block_id: str = ""
) -> Iterator[SafetyString]:
    if value is None or isinstance(block, SharedChooserBlock):
        return
    is_safety = is_safety or is_safety_text(block)
    if isinstance(block, StreamBlock):
        for child in value:
            definition = block.child_blocks.get(child["type"])
            if definition is not None:
                key = child.get("id") or child["type"]
                below = [*labels, get_label(definition)]
                yield from _walk(definition, child["value"], f"{path}.{key}", below, is_safety=is_safety, block_id=key)
    elif isinstance(block, ListBlock):
        yield from _walk_list(block, value, path, labels, is_safety, block_id)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            below = labels if isinstance(child, StreamBlock | ListBlock) else [*labels, str(child.label)]
            yield from _walk(child, value.get(name), f"{path}.{name}", below, is_safety=is_safety, block_id=block_id)
    elif is_safety:
        yield SafetyString(path, " / ".join(filter(None, labels)), get_text(block, value), block_id)


def get_label(block: Block) -> str:
    """A block as editors know it; of a section, its usual heading."""
    section = getattr(block, "section", None)
    return str(section.heading if section is not None else block.label)


def _walk_list(
    block: ListBlock, value: Any, path: str, labels: list[str], is_safety: bool, block_id: str
) -> Iterator[SafetyString]:
    """Items by their ids, which wagtail-localize keeps; by position in the older format, which has none."""
    for position, item in enumerate(value, start=1):
        in_block_format = isinstance(item, dict) and item.get("type") == "item"
        key = item.get("id") if in_block_format else None
        raw = item["value"] if in_block_format else item
        below = [*labels, f"{block.child_block.label or ''} {position}".strip()]
        yield from _walk(
            block.child_block, raw, f"{path}.{key or position}", below, is_safety=is_safety, block_id=block_id
        )

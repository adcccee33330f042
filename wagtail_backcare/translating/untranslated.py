"""Find blocks whose texts wagtail-localize 1.14 loses without a word, or on which it fails."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, ListBlock, RawHTMLBlock, StreamBlock, StructBlock
from wagtail.images.blocks import ImageBlock

#: Wagtail's own tables, known by their modules: a site need not have these apps.
TABLES = ("wagtail.contrib.table_block", "wagtail.contrib.typed_table_block")

LOST = _("its texts stay in the original’s language")
FAILS = _("submitting a page with it fails")


@dataclass(frozen=True)
class Loss:
    """A block that translators do not get. path: the names that lead to it."""

    path: str
    what: str | Promise


def find_losses(block: Block, path: str, *, in_nested_struct: bool = False) -> Iterator[Loss]:
    """Every such block in a block.

    in_nested_struct: whether it stands in a struct that stands directly in a struct. There, wagtail-localize does not
    hand down what was stored.
    """
    if is_table(block) or isinstance(block, RawHTMLBlock):
        yield Loss(path, LOST)
    elif isinstance(block, ImageBlock):
        if in_nested_struct:
            yield Loss(path, FAILS)
    elif is_embed(block):
        if not block.required:
            yield Loss(path, FAILS)
    elif isinstance(block, StreamBlock):
        for name, child in block.child_blocks.items():
            yield from find_losses(child, f"{path}.{name}")
    elif isinstance(block, ListBlock):
        if in_nested_struct:
            yield Loss(path, LOST)
        else:
            yield from find_losses(block.child_block, path)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            is_nested = in_nested_struct or (isinstance(child, StructBlock) and not isinstance(child, ImageBlock))
            yield from find_losses(child, f"{path}.{name}", in_nested_struct=is_nested)


def is_table(block: Block) -> bool:
    return any(parent.__module__.startswith(TABLES) for parent in type(block).__mro__)


def is_embed(block: Block) -> bool:
    return any(parent.__module__ == "wagtail.embeds.blocks" for parent in type(block).__mro__)

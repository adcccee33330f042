"""Blocks that stay defined, so that stored ones keep working, but that the editor's chooser no longer offers."""

from django.forms import Media
from django.utils.functional import cached_property
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter

from wagtail_backcare.conf import get_settings


class HidesBlocks:
    """For a StreamBlock: some of its blocks are not offered.

    Leaving a block out of the definition would delete it from every page on the next save.
    """

    def get_hidden_names(self) -> set[str]:
        """Names of the blocks that the chooser leaves out."""
        return set(get_settings().HIDDEN_BLOCKS) & set(self.child_blocks)


class HidesBlocksAdapter(StreamBlockAdapter):
    """Tells the editor's JavaScript which blocks to leave out of the chooser.

    A ``max_num`` of 0 would not do: Wagtail's chooser offers such a block all the same, and reports every stored one
    as an error.
    """

    js_constructor = "wagtail_backcare.blocks.HidesBlocks"

    def js_args(self, block):
        name, children, initial, meta = super().js_args(block)
        return [name, children, initial, {**meta, "hiddenBlocks": sorted(block.get_hidden_names())}]

    @cached_property
    def media(self):
        script = versioned_static("wagtail_backcare/admin/hidden_blocks.js")
        return super().media + Media(js=[script])


register(HidesBlocksAdapter(), HidesBlocks)

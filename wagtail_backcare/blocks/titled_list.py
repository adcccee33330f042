from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock

from wagtail_backcare.blocks.base import HealthBlock, PlainTextBlock, ShortTextBlock


class TitledItemBlock(StructBlock):
    """A term and what it means here."""

    term = ShortTextBlock(label=_("Term"), max_length=120)
    text = PlainTextBlock(label=_("Text"))


class TitledListBlock(HealthBlock):
    """A list whose items each have a name: causes, types, things to do."""

    title = ShortTextBlock(label=_("Heading"), required=False, max_length=120)
    items = ListBlock(TitledItemBlock(label=_("Item")), label=_("Items"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Titled list")
        description = _("A list whose items each have a name and a sentence or two")
        template = "wagtail_backcare/blocks/titled_list.html"
        preview_value = {
            "title": "",
            "items": [
                {"term": _("A strained muscle"), "text": _("This can happen after lifting something heavy.")},
                {
                    "term": _("A slipped disc"),
                    "text": _("Soft tissue between the bones of the spine presses on a nerve."),
                },
            ],
        }

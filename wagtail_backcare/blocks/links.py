from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock, URLBlock

from wagtail_backcare.blocks.base import HealthBlock, ShortTextBlock


class LinkBlock(StructBlock):
    """One place to read more."""

    title = ShortTextBlock(label=_("Title"), max_length=160)
    url = URLBlock(label=_("Address"))
    text = ShortTextBlock(label=_("What readers find there"), required=False, max_length=250)


class LinksBlock(HealthBlock):
    """Where to read more or find support."""

    items = ListBlock(LinkBlock(label=_("Link")), label=_("Links"), min_num=1)

    class Meta:
        icon = "link-external"
        label = _("Links")
        description = _("Where readers can read more or find support")
        template = "wagtail_backcare/blocks/links.html"
        preview_value = {
            "items": [
                {
                    "title": _("Back pain"),
                    "url": "https://example.org/back-pain",
                    "text": _("Advice from Example Health"),
                }
            ]
        }

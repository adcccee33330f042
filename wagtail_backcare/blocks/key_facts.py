from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock

from wagtail_backcare.blocks.base import HealthBlock, ShortTextBlock


class KeyFactsBlock(HealthBlock):
    """The few things a reader should take away."""

    items = ListBlock(ShortTextBlock(label=_("Fact"), max_length=250), label=_("Facts"), min_num=1)

    class Meta:
        icon = "pick"
        label = _("Key facts")
        description = _("The few things a reader should take away")
        template = "wagtail_backcare/blocks/key_facts.html"
        preview_value = {"items": [_("Low back pain is common."), _("Keep moving as far as you can.")]}

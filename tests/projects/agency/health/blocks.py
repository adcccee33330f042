from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock

from wagtail_backcare.blocks import HealthBlock, ShortTextBlock


class PriceBlock(StructBlock):
    service = ShortTextBlock(label=_("Service"), max_length=120)
    price = ShortTextBlock(label=_("Price"), max_length=40)


class PriceListBlock(HealthBlock):
    """What the clinic charges."""

    items = ListBlock(PriceBlock(), label=_("Prices"), min_num=1)

    class Meta:
        icon = "tag"
        group = _("Practical")
        label = _("Price list")
        description = _("Services of the clinic, each with its price")
        template = "health/blocks/price_list.html"
        preview_value = {"items": [{"service": "First visit", "price": "£60"}]}

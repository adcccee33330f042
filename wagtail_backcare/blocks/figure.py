from django.utils.translation import gettext_lazy as _
from wagtail.images.blocks import ImageBlock

from wagtail_backcare.blocks.base import HealthBlock, ShortTextBlock


class FigureBlock(HealthBlock):
    """A picture with alternative text and, if wanted, a caption."""

    image = ImageBlock(label=_("Image"))
    caption = ShortTextBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with alternative text and a caption")
        template = "wagtail_backcare/blocks/figure.html"
        shows_more_than_its_value = True
        preview_value = {"image": None, "caption": _("Where low back pain is felt")}

from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructValue

from wagtail_backcare.blocks.base import HealthBlock, ShortTextBlock, TextChoiceBlock
from wagtail_backcare.pictures import draw_low_back


class Drawing(models.TextChoices):
    """The drawings that the package brings, each with labels in the language of the page."""

    LOW_BACK = "low_back", _("Where low back pain is felt")


def get_drawing_choices():
    return Drawing.choices


def make_low_back() -> SafeString:
    return draw_low_back(
        title=gettext("Where low back pain is felt"),
        description=gettext(
            "A person seen from behind. The low back is marked. It goes from the bottom of the ribs to the tops of the "
            "legs."
        ),
        # Translators: three labels of the drawing; the second names the part of the body between the other two
        labels=[gettext("Bottom of the ribs"), gettext("Low back"), gettext("Tops of the legs")],
        language=get_language() or "",
        rtl=get_language_bidi(),
    )


MAKERS = {Drawing.LOW_BACK: make_low_back}


class DrawingValue(StructValue):
    @property
    def picture(self) -> SafeString:
        """The drawing in the active language, or "" for one that is no longer there."""
        make = MAKERS.get(self.get("drawing"))
        return make() if make else mark_safe("")


class DrawingBlock(HealthBlock):
    """A drawing of the package's own, with a caption if wanted."""

    drawing = TextChoiceBlock(choices=get_drawing_choices, default=Drawing.LOW_BACK.value, label=_("Drawing"))
    caption = ShortTextBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "user"
        label = _("Drawing")
        description = _("A ready-made drawing, such as where low back pain is felt, with labels in the page’s language")
        template = "wagtail_backcare/blocks/drawing.html"
        value_class = DrawingValue
        prints_by_itself = True
        preview_value = {"drawing": Drawing.LOW_BACK.value, "caption": ""}

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock

from wagtail_backcare.blocks.base import HealthBlock, PlainTextBlock, ShortTextBlock
from wagtail_backcare.blocks.snippets import SharedChooserBlock


class GuidelineBlock(StructBlock):
    """What one guideline says."""

    organisation = ShortTextBlock(label=_("Who wrote it"), max_length=160)
    year = ShortTextBlock(label=_("Year"), required=False, max_length=20)
    advice = PlainTextBlock(label=_("What it says"))
    source = SharedChooserBlock("wagtail_backcare.Reference", label=_("Source"), required=False)


class GuidelinesBlock(HealthBlock):
    """Guidelines side by side, those for and those against."""

    introduction = PlainTextBlock(label=_("Introduction"), required=False)
    items = ListBlock(GuidelineBlock(label=_("Guideline")), label=_("Guidelines"), min_num=1)

    class Meta:
        icon = "clipboard-list"
        label = _("Guidelines")
        description = _("What guidelines say, where they agree and where they do not")
        template = "wagtail_backcare/blocks/guidelines.html"
        preview_value = {
            "introduction": _("Guidelines disagree."),
            "items": [
                {
                    "organisation": _("Example Health Body"),
                    "year": "2023",
                    "advice": _("It may be offered."),
                    "source": None,
                },
                {
                    "organisation": _("Example Institute"),
                    "year": "2020",
                    "advice": _("Do not offer it."),
                    "source": None,
                },
            ],
        }

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock

from wagtail_backcare.blocks.base import HealthBlock, PlainTextBlock, ShortTextBlock


class ExplainedWordBlock(StructBlock):
    """A word and its meaning in plain language."""

    term = ShortTextBlock(label=_("Word"), max_length=120)
    meaning = PlainTextBlock(label=_("Meaning"))


class WordsExplainedBlock(HealthBlock):
    """Medical words in plain language."""

    items = ListBlock(ExplainedWordBlock(label=_("Word")), label=_("Words"), min_num=1)

    class Meta:
        icon = "openquote"
        label = _("Words explained")
        description = _("Medical words, each with its meaning in plain language")
        template = "wagtail_backcare/blocks/words_explained.html"
        preview_value = {
            "items": [{"term": _("Sciatica"), "meaning": _("Pain that runs from the lower back down a leg.")}],
        }

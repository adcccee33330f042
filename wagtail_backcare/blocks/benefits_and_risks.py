from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock

from wagtail_backcare.blocks.base import HealthBlock, ShortTextBlock


class BenefitsAndRisksBlock(HealthBlock):
    """Benefits and risks side by side, with equal weight (DISCERN items 10 and 11)."""

    benefits = ListBlock(ShortTextBlock(label=_("Benefit"), max_length=250), label=_("Possible benefits"), min_num=1)
    risks = ListBlock(ShortTextBlock(label=_("Risk"), max_length=250), label=_("Possible risks"), min_num=1)

    class Meta:
        icon = "clipboard-list"
        label = _("Benefits and risks")
        description = _("What may be gained and what may go wrong, side by side")
        template = "wagtail_backcare/blocks/benefits_and_risks.html"
        preview_value = {
            "benefits": [_("Pain may ease a little for a short time.")],
            "risks": [_("You may get a bruise or feel sore where a needle went in.")],
        }

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_backcare.rules.facts import PageFacts
from wagtail_backcare.rules.problem import Problem
from wagtail_backcare.rules.registry import Rule

EMERGENCY = "emergency"


def check(facts: PageFacts) -> Iterator[Problem]:
    """An emergency card holds no link but the number to call (NHS service manual, care cards)."""
    for card in facts.cards:
        if card.urgency == EMERGENCY and card.has_link:
            yield Problem(
                "emergency_card.link",
                _("A web address stands in an emergency card."),
                _("Take it out: someone who reads this card should call, not read on."),
                field=facts.body_field,
                block_id=card.block_id,
            )


RULE = Rule("emergency_links", check, gettext_lazy("No link in an emergency card"))

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_backcare.rules.facts import PageFacts
from wagtail_backcare.rules.problem import Problem
from wagtail_backcare.rules.registry import Rule


def check(facts: PageFacts) -> Iterator[Problem]:
    """A page has at most one help card of each urgency (NHS service manual, care cards), shared sets included."""
    seen = set()
    for card in facts.cards:
        if card.signs and card.urgency in seen:
            yield Problem(
                "help_cards.repeated",
                _("The page has a second help card of the same urgency. Readers may read one of them only."),
                _("Put all signs on one card, or take the card or the shared set out here."),
                field=facts.body_field,
                block_id=card.block_id,
            )
        if card.signs:
            seen.add(card.urgency)


RULE = Rule("repeated_cards", check, gettext_lazy("One help card of each urgency"))

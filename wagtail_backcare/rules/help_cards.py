from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_backcare.rules.facts import PageFacts
from wagtail_backcare.rules.problem import Problem
from wagtail_backcare.rules.registry import Rule


def check(facts: PageFacts) -> Iterator[Problem]:
    """The page says when to get help, on cards of its own or of a shared set that is published in its language."""
    for block_id, name in facts.unpublished_sets.items():
        yield Problem(
            "help_cards.not_published",
            _("The shared help cards “%(name)s” are not published, so readers do not see them.") % {"name": name}
            if name
            else _("The shared help cards that were chosen here have been deleted."),
            _("Publish them under Health content, Sets of help cards, or choose others here."),
            field=facts.body_field,
            block_id=block_id,
        )
    for block_id, name in facts.sets_in_other_language.items():
        names = {"name": name, "language": facts.language}
        yield Problem(
            "help_cards.other_language",
            _("The shared help cards “%(name)s” are not in the language of the page (%(language)s).") % names,
            _("Choose their translation here, once it is published under Health content, Sets of help cards."),
            field=facts.body_field,
            block_id=block_id,
        )
    chosen = [*facts.unpublished_sets, *facts.sets_in_other_language]
    if not chosen and not any(card.signs for card in facts.cards):
        yield Problem(
            "help_cards.missing",
            _("The page does not say when to get help: it has no help cards."),
            _("Add help cards to the section “When to get help”: cards of its own, or a shared set."),
            field=facts.body_field,
        )


RULE = Rule("help_cards", check, gettext_lazy("Help cards, the page’s own or a shared set in its language"))

"""The rules of the package, in the order of the docs."""

from wagtail_backcare.rules import (
    country,
    disclaimer,
    emergency_links,
    glossary,
    help_cards,
    repeated_cards,
    review,
    safety_text,
    sections,
    shared_questions,
    typed_numbers,
)

RULES = (
    disclaimer.RULE,
    help_cards.RULE,
    country.RULE,
    sections.SIDE_EFFECTS,
    sections.WHO_SHOULD_TAKE_CARE,
    sections.OTHER_OPTIONS,
    safety_text.RULE,
    review.RULE,
    shared_questions.RULE,
    typed_numbers.RULE,
    sections.EMPTY_SECTIONS,
    emergency_links.RULE,
    repeated_cards.RULE,
    glossary.RULE,
)

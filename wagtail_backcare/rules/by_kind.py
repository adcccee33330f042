"""Which rules a kind of page must meet. A page type declares its own in ``backcare_rules``."""

from collections.abc import Mapping
from types import MappingProxyType

from wagtail_backcare.kinds import Kind
from wagtail_backcare.rules.problem import Severity

MUST_FIX, PLEASE_CHECK = Severity.MUST_FIX, Severity.PLEASE_CHECK

_CHECKED_EVERYWHERE = {
    "shared_questions": PLEASE_CHECK,
    "typed_numbers": PLEASE_CHECK,
    "empty_sections": PLEASE_CHECK,
    "emergency_links": PLEASE_CHECK,
    "repeated_cards": PLEASE_CHECK,
    "glossary": PLEASE_CHECK,
}

_CONDITION = {
    "disclaimer": MUST_FIX,
    "help_cards": MUST_FIX,
    "country": MUST_FIX,
    "safety_text": MUST_FIX,
    "review": PLEASE_CHECK,
    **_CHECKED_EVERYWHERE,
}

RULES_BY_KIND: Mapping[str, Mapping[str, Severity]] = MappingProxyType(
    {
        Kind.CONDITION: _CONDITION,
        Kind.TREATMENT: {
            **_CONDITION,
            "side_effects": MUST_FIX,
            "who_should_take_care": MUST_FIX,
            "other_options": MUST_FIX,
        },
        Kind.QUESTIONS: {**_CONDITION, "country": PLEASE_CHECK},
        Kind.GUIDE: {**_CONDITION, "help_cards": PLEASE_CHECK, "country": PLEASE_CHECK},
        Kind.ARTICLE: {**_CONDITION, "help_cards": PLEASE_CHECK, "country": PLEASE_CHECK},
        Kind.INDEX: {"disclaimer": MUST_FIX},
    }
)

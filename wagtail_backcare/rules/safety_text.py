from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_backcare.rules.facts import PageFacts, SafetyStringFacts, TranslationFacts
from wagtail_backcare.rules.problem import Problem
from wagtail_backcare.rules.registry import Rule
from wagtail_backcare.rules.shared_questions import make_other_language

#: Codes of problems that a signature puts right.
SIGNABLE = frozenset({"safety_text.unsigned", "safety_text.stale"})


def check(facts: PageFacts) -> Iterator[Problem]:
    """Safety text is in the language of the page; a translation has all of it, and a person confirmed it as it is."""
    for block_id, name in facts.safety_questions_in_other_language.items():
        yield make_other_language("safety_text.other_language", block_id, name, facts)
    found = facts.translation
    if found is None:
        return
    for string in found.missing:
        yield _make("safety_text.missing", _("Safety text is not translated: %(label)s."), string, facts, found)
    for string in found.untranslated:
        yield _make(
            "safety_text.untranslated", _("Safety text is still in %(language)s: %(label)s."), string, facts, found
        )
    if not found.is_signed:
        yield _make_unsigned(found)


def _make(code: str, message: str, string: SafetyStringFacts, facts: PageFacts, found: TranslationFacts) -> Problem:
    names = {"label": string.label, "language": found.source_language}
    hint = _("Translate it, then sign the safety text.")
    field = facts.body_field
    return Problem(code, message % names, hint, field=field, block_id=string.block_id, subject=string.path)


def _make_unsigned(found: TranslationFacts) -> Problem:
    hint = _("Somebody who may confirm texts in this language compares both and signs under “Sign safety text”.")
    if found.is_stale:
        message = _("The safety text in %(language)s has changed since its translation was signed.")
        return Problem("safety_text.stale", message % {"language": found.source_language}, hint)
    return Problem("safety_text.unsigned", _("Nobody has signed the translation of the safety text."), hint)


RULE = Rule(
    "safety_text",
    check,
    gettext_lazy("Safety text in the language of the page, signed where it is a translation"),
)

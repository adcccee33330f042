from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_backcare.rules.facts import PageFacts
from wagtail_backcare.rules.problem import Problem
from wagtail_backcare.rules.registry import Rule


def check(facts: PageFacts) -> Iterator[Problem]:
    """Every shared question that the page chose is published, and in its language."""
    for block_id, name in facts.unpublished_questions.items():
        yield Problem(
            "question.not_published",
            _("The shared question “%(name)s” is not published, so readers do not see it.") % {"name": name}
            if name
            else _("A shared question that was chosen here has been deleted."),
            _("Publish it under Health content, Questions, or take it out here."),
            field=facts.body_field,
            block_id=block_id,
        )
    for block_id, name in facts.questions_in_other_language.items():
        yield make_other_language("question.other_language", block_id, name, facts)


def make_other_language(code: str, block_id: str, name: str, facts: PageFacts) -> Problem:
    """A shared question that is published, but not in the language of the page."""
    return Problem(
        code,
        _("The shared question “%(name)s” is not in the language of the page (%(language)s).")
        % {"name": name, "language": facts.language},
        _("Choose its translation here, once it is published under Health content, Questions."),
        field=facts.body_field,
        block_id=block_id,
    )


RULE = Rule("shared_questions", check, gettext_lazy("Every shared question that it chose is published in its language"))

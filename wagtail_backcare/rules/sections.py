"""The sections that a page about a treatment must not go without, and those that nobody filled in."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_backcare.rules.facts import PageFacts
from wagtail_backcare.rules.problem import Problem
from wagtail_backcare.rules.registry import Rule

SECTION_EMPTY = "section.empty"


def require_section(name: str, message: Any, hint: Any) -> Callable[[PageFacts], Iterator[Problem]]:
    """A check that a section of a type holds something."""

    def check(facts: PageFacts) -> Iterator[Problem]:
        if not facts.has_section(name):
            empty = next((section.block_id for section in facts.sections if section.name == name), "")
            yield Problem(f"{name}.missing", message, hint, field=facts.body_field, block_id=empty, subject=name)

    return check


def check_empty_sections(facts: PageFacts) -> Iterator[Problem]:
    """Every section holds something: a heading alone tells readers nothing, and they do not see it."""
    for section in facts.sections:
        if section.is_empty:
            yield Problem(
                SECTION_EMPTY,
                _("The section “%(heading)s” is empty; readers do not see it.") % {"heading": section.heading},
                _("Fill it in, or remove it."),
                field=facts.body_field,
                block_id=section.block_id,
            )


SIDE_EFFECTS = Rule(
    "side_effects",
    require_section(
        "side_effects",
        gettext_lazy("The page does not say what side effects the treatment may have."),
        gettext_lazy("Fill in the section “Side effects”, with frequencies as whole numbers where they are known."),
    ),
    gettext_lazy("The section “Side effects”"),
)
WHO_SHOULD_TAKE_CARE = Rule(
    "who_should_take_care",
    require_section(
        "who_should_take_care",
        gettext_lazy("The page does not say who should take care with the treatment."),
        gettext_lazy("Fill in the section “Who should take care”."),
    ),
    gettext_lazy("The section “Who should take care”"),
)
OTHER_OPTIONS = Rule(
    "other_options",
    require_section(
        "other_options",
        gettext_lazy("The page names no other options."),
        gettext_lazy("Fill in the section “Other options”, having no treatment among them."),
    ),
    gettext_lazy("The section “Other options”"),
)
EMPTY_SECTIONS = Rule("empty_sections", check_empty_sections, gettext_lazy("No section without content"))

"""The one list of rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from wagtail_backcare.rules.facts import PageFacts
from wagtail_backcare.rules.problem import Problem


@dataclass(frozen=True)
class Rule:
    """A rule by its name.

    name: stands in ``backcare_rules`` of page types, in settings and in the docs.
    check: takes the facts of a page and yields problems.
    summary: what it asks for, in a sentence, for the docs and for messages.
    about_site: whether what it finds can change because a site, its details or its disclaimers change.
    always_binds: whether it also keeps a page from being published that was live with the same problem before.
    """

    name: str
    check: Callable[[PageFacts], Iterator[Problem]]
    summary: Any
    about_site: bool = False
    always_binds: bool = False


_rules: dict[str, Rule] = {}


def register_rule(rule: Rule) -> Rule:
    """Add a rule to the list; a site does so in ``ready()`` of an app of its own.

    Raises ValueError where another rule has the name.
    """
    if _rules.get(rule.name, rule) != rule:
        raise ValueError(f"There is a rule named {rule.name!r} already.")
    _rules[rule.name] = rule
    return rule


def get_rules() -> dict[str, Rule]:
    """Every rule by name, those of the package first."""
    from wagtail_backcare.rules import builtin

    for rule in builtin.RULES:
        _rules.setdefault(rule.name, rule)
    return _rules

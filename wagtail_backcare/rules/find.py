"""Ask the rules that a kind of page must meet."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from wagtail_backcare.rules.facts import PageFacts
from wagtail_backcare.rules.problem import Problem, read_severity
from wagtail_backcare.rules.registry import Rule, get_rules
from wagtail_backcare.rules.sections import SECTION_EMPTY

logger = logging.getLogger(__name__)

FAILED = "rule.failed"
UNKNOWN = "rule.unknown"


def find_problems(
    facts: PageFacts, severities: Mapping[str, str], *, only: Collection[str] | None = None
) -> list[Problem]:
    """What the rules find on a page, the most serious first.

    severities: name of a rule → how serious its problems are, as a page type declares it in ``backcare_rules``.
    only: names of rules to ask, or None for all of them.

    A rule that fails by an error of its own counts as broken under its name and is logged: nobody can tell whether the
    page is fit, so it is not.
    """
    rules = get_rules()
    problems = []
    for name, severity in severities.items():
        if only is not None and name not in only:
            continue
        rule = rules.get(name)
        found = _ask(rule, facts) if rule is not None else [_make_unknown(name)]
        problems += [replace(problem, rule=name, severity=read_severity(severity)) for problem in found]
    return sorted(_leave_out_repeats(problems), key=lambda problem: not problem.must_fix)


def _leave_out_repeats(problems: list[Problem]) -> list[Problem]:
    """That a section is empty goes without saying where the page must not go without it."""
    others = [problem for problem in problems if problem.code != SECTION_EMPTY]
    required = {problem.block_id for problem in others if problem.must_fix and problem.block_id}
    return [p for p in problems if p.code != SECTION_EMPTY or p.block_id not in required]


def _ask(rule: Rule, facts: PageFacts) -> list[Problem]:
    try:
        found = list(rule.check(facts))
        for problem in found:
            if not isinstance(problem, Problem):
                raise TypeError(f"{problem!r} is no Problem")
        return found
    except Exception:
        logger.exception("The rule %s failed", rule.name)
        message = _("This could not be checked: %(rule)s") % {"rule": rule.summary}
        hint = _("Tell whoever looks after the site: the rule “%(name)s” failed. The server’s log says why.")
        return [Problem(FAILED, message, hint % {"name": rule.name}, subject=rule.name)]


def make_failure() -> Problem:
    """The problem of a page about which no rule could be asked. The caller writes the error into the server's log."""
    message = _("The page could not be checked.")
    return Problem(FAILED, message, _("Tell whoever looks after the site. The server’s log says why."))


def _make_unknown(name: str) -> Problem:
    message = _("There is no rule “%(name)s”.") % {"name": name}
    return Problem(UNKNOWN, message, _("Tell whoever looks after the site."), subject=name)

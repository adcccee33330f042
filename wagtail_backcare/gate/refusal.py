"""The error that says why a page may not go live."""

import logging
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from wagtail_backcare.rules import Problem

logger = logging.getLogger("wagtail_backcare.gate")

#: What stands before the code of a problem in a validation error.
CODE_PREFIX = "backcare."


class NotFitError(ValidationError):
    """A page may not go live, or a change may not be made, as long as rules are not met.

    Always with a dict, because wagtail-localize reads ``error_dict``. problems: what is to be fixed. instance: what was
    refused, as it is in memory.
    """

    def __init__(self, problems: Sequence[Problem], *, instance: Any, fields: Sequence[str] = ()):
        self.problems, self.instance = list(problems), instance
        super().__init__(make_error_dict(self.problems, fields=fields))


def make_error_dict(problems: Sequence[Problem], *, fields: Sequence[str]) -> dict[str, list[ValidationError]]:
    """Errors by field. Those about a field that is not among ``fields`` come under no field."""
    errors: dict[str, list[ValidationError]] = {}
    for problem in problems:
        field = problem.field if problem.field in fields else NON_FIELD_ERRORS
        errors.setdefault(field, []).append(make_error(problem))
    return errors


def make_error(problem: Problem) -> ValidationError:
    """One problem as a validation error: what is wrong, then what to do."""
    text = " ".join(str(part) for part in (problem.message, problem.hint) if part)
    return ValidationError(text, code=CODE_PREFIX + problem.code)


def describe(problems: Sequence[Problem]) -> str:
    """What is wrong in one line, for a message."""
    return " ".join(str(problem.message) for problem in problems)


def refuse(problems: Sequence[Problem], page: Any) -> None:
    """Raise NotFitError, and note it in the server's log: the caller's transaction takes everything else back.

    Whoever answers a person or a program then writes it into the history, with `wagtail_backcare.gate.history`.
    """
    codes = ", ".join(problem.code for problem in problems)
    logger.warning("Not published: %s (%s): %s", page, getattr(page, "pk", None), codes)
    raise NotFitError(problems, instance=page, fields=[f.name for f in page._meta.fields])

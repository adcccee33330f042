"""What a rule finds."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Severity(models.TextChoices):
    """How serious a problem is."""

    MUST_FIX = "must_fix", _("Must fix")
    PLEASE_CHECK = "please_check", _("Please check")


def read_severity(value: str) -> Severity:
    """How serious a value of ``backcare_rules`` means; what nobody can read is a must fix, and check E012 says so."""
    return Severity(value) if value in Severity.values else Severity.MUST_FIX


@dataclass(frozen=True)
class Problem:
    """One thing that stands between a page and its readers, or that an editor should look at.

    code: names the kind of problem for programs, such as ``help_cards.missing``; it never changes.
    message: what is wrong, for the editor.
    hint: what to do, and who can do it where the editor cannot.
    field: the model field it is about, or "" where it is about no field.
    block_id: the block it is about, or "".
    subject: tells two problems of one code apart, such as a hostname; two with the same code and subject are the same
        problem before and after an edit.
    severity: set by `find_problems` from what the kind of page asks for.
    rule: the name of the rule, set by `find_problems`.
    """

    code: str
    message: Any
    hint: Any = ""
    field: str = ""
    block_id: str = ""
    subject: str = ""
    severity: Severity = Severity.MUST_FIX
    rule: str = ""

    @property
    def identity(self) -> tuple[str, str]:
        """The same before and after an edit that leaves the problem as it is."""
        return self.code, self.subject or self.block_id

    @property
    def must_fix(self) -> bool:
        return self.severity == Severity.MUST_FIX

    @property
    def severity_label(self) -> Any:
        return Severity(self.severity).label

    def as_dict(self) -> dict[str, str]:
        """Plain text in the active language, for JSON."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": str(self.message),
            "hint": str(self.hint),
            "field": self.field,
            "block_id": self.block_id,
            "rule": self.rule,
        }

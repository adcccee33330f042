"""What stands between a draft and its readers, in the two groups that editors see."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from wagtail_backcare.gate.decide import find_page_problems, pick_obstacles
from wagtail_backcare.gate.known import Known
from wagtail_backcare.kept_drafts.models import KeptAsDraft
from wagtail_backcare.rules import Problem


@dataclass(frozen=True)
class Readiness:
    """What the rules find on a draft.

    must_fix: keeps it from being published. please_check: does not; what readers of a live page have before them anyway
        is among these. note: says that it was kept as a draft, or None.
    """

    must_fix: list[Problem] = field(default_factory=list)
    please_check: list[Problem] = field(default_factory=list)
    note: KeptAsDraft | None = None

    @property
    def is_clear(self) -> bool:
        """Whether nothing is missing that rules can see."""
        return not self.must_fix and not self.please_check


def assess(draft: Any, *, stored: models.Model | None, path: str | None = None) -> Readiness:
    """Ask the rules about a draft.

    stored: its row, or None for a page that was never saved. path: the place of such a page, that of its parent.
    """
    known = Known([draft, stored] if stored is not None else [draft])
    problems = find_page_problems(draft, path=path, known=known)
    must_fix = pick_obstacles(problems, stored=stored, known=known)
    return Readiness(
        must_fix=must_fix,
        please_check=[problem for problem in problems if problem not in must_fix],
        note=getattr(stored, "backcare_kept_as_draft", None),
    )

"""What can be wrong with a pack or with the site it is loaded into: where, what, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    file, line: where it stands in the pack; "" and 0 for something about the site.
    """

    what: str
    cure: str
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file else ""
        return f"{place}{self.what} {self.cure}".strip()


class StarterError(Exception):
    """Nothing was loaded. `problems` names everything that stands in the way."""

    def __init__(self, problems: Iterable[Problem] | str, cure: str = ""):
        self.problems = [Problem(problems, cure)] if isinstance(problems, str) else list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class PackError(StarterError):
    """The files of the pack have mistakes."""

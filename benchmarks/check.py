"""Whether a run still meets the goals that the documentation says are met."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.report import Goal

#: Has the table of goals as it was printed.
DOCUMENT = Path(__file__).parents[1] / "docs" / "explanation" / "performance.md"

#: What a ratio of times may move by from one run to the next.
SLACK = 0.1


def read_met(document: str) -> Iterator[tuple[int, str]]:
    """Number and text of each goal that a table of goals calls met."""
    for line in document.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 5 and cells[-1] == "met":
            yield int(cells[0]), cells[1]


def find_broken(goals: Iterable[Goal], document: str) -> list[str]:
    """What to say of each goal that a document calls met, and that a run misses or knows nothing of.

    Counts must be met as they are; ratios of times by no more than `SLACK`. What was not measured is left alone.
    """
    found = {(goal.number, goal.text): goal for goal in goals}
    broken = []
    for key in read_met(document):
        goal = found.get(key)
        if goal is None:
            broken.append(f"Goal {key[0]}, {key[1]}: it is in the documentation alone.")
        elif goal.figure is not None and goal.figure > goal.goal * (1 + (SLACK if goal.digits else 0)):
            broken.append(f"Goal {goal.number}, {goal.text}: {goal.verdict}.")
    return broken

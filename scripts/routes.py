#!/usr/bin/env python3
"""Print the tables of routes: what each does to a page that is not fit, and which part taken away its test notices.

Usage: python scripts/routes.py [--write]

Runs the tests of the routes twice: as they are, and each one without the part of the package that the table names for
its route. Exits with 1 where a route has no test, a test fails as things are, or none fails without the part.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.routes.route import Route  # noqa: E402
from tests.routes.tables import TABLES  # noqa: E402

PAGE = ROOT / "docs" / "reference" / "routes.md"

COMMAND = [sys.executable, "-m", "pytest", "tests/routes", "-q", "--no-cov", "--tb=no", "-p", "no:cacheprovider"]

HEADS = ["#", "Route", "Wanted", "Now", "Without", "Then"]

#: Errors of a test that say something of a mistake in it, and nothing of the route.
MISTAKES = {"AttributeError", "ImportError", "IndexError", "KeyError", "NameError", "TypeError", "UnboundLocalError"}

NOTICED = "noticed"


@dataclass(frozen=True)
class Outcome:
    """What became of one test. why: the name of the error, or why it was skipped."""

    phase: str
    outcome: str
    why: str

    @property
    def notices(self) -> bool:
        """Whether the test failed by what it looks at."""
        return (self.phase, self.outcome) == ("call", "failed") and self.why not in MISTAKES


def run(mutation: str) -> dict[str, list[Outcome]]:
    """Run the tests of all routes: key of a route → what became of its tests."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "outcomes.json"
        environ = {**os.environ, "BACKCARE_MUTATION": mutation, "BACKCARE_ROUTES_REPORT": str(report)}
        done = subprocess.run([*COMMAND, "-m", "route"], cwd=ROOT, env=environ, capture_output=True, text=True)
        if not report.exists():
            raise SystemExit(f"The tests did not run:\n{done.stdout}\n{done.stderr}")
        outcomes = json.loads(report.read_text(encoding="utf-8"))
    return {key: [Outcome(**outcome) for outcome in found] for key, found in outcomes.items()}


def describe_now(outcomes: Sequence[Outcome]) -> str:
    """What the tests of a route say as things are."""
    if not outcomes:
        return "no test"
    if any(outcome.outcome == "failed" for outcome in outcomes):
        return "FAILED"
    skipped = [outcome.why for outcome in outcomes if outcome.outcome == "skipped"]
    return f"skipped: {skipped[0]}" if len(skipped) == len(outcomes) else "passed"


def describe_then(outcomes: Sequence[Outcome]) -> str:
    """What the tests of a route say without the part."""
    if not outcomes or all(outcome.outcome == "skipped" for outcome in outcomes):
        return "not run"
    if any(outcome.notices for outcome in outcomes):
        return NOTICED
    mistakes = sorted({outcome.why for outcome in outcomes if outcome.outcome == "failed"})
    return f"NOT {NOTICED}" + (f": {', '.join(mistakes)}" if mistakes else "")


def make_row(route: Route, now: Sequence[Outcome], then: Sequence[Outcome]) -> list[str]:
    return [str(route.number), route.title, route.wanted, describe_now(now), route.mutation, describe_then(then)]


def is_kept(row: Sequence[str]) -> bool:
    """Whether a route does as the table says, and its test would notice if it did not."""
    now, then = row[3], row[5]
    return (now == "passed" and then == NOTICED) or now.startswith("skipped")


def format_text(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table in columns."""
    widths = [max(len(row[column]) for row in [HEADS, *rows]) for column in range(len(HEADS))]
    for row in [HEADS, *rows]:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def format_markdown(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in [HEADS, ["---"] * len(HEADS), *rows]:
        yield f"| {' | '.join(row)} |"


def write_page(text: str, tables: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """The page of the reference with other tables below its headings."""
    for title, rows in tables.items():
        table = "\n".join(format_markdown(rows))
        text, count = re.subn(rf"(^## {title}\n\n)(?:\|.*\n)*", rf"\g<1>{table}\n", text, flags=re.MULTILINE)
        if not count:
            raise SystemExit(f"{PAGE} has no heading “{title}”")
    return text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"write the tables into {PAGE.relative_to(ROOT)}")
    options = parser.parse_args()
    usual, without = run(""), run("each")
    tables = {
        title: [make_row(route, usual.get(route.key, []), without.get(route.key, [])) for route in routes]
        for title, routes in TABLES.items()
    }
    for title, rows in tables.items():
        print(f"\n{title}\n", *format_text(rows), sep="\n")
    rows = [row for table in tables.values() for row in table]
    broken = [row for row in rows if not is_kept(row)]
    print(f"\n{len(rows)} routes, {len(broken)} of them not as wanted")
    if options.write and not broken:
        PAGE.write_text(write_page(PAGE.read_text(encoding="utf-8"), tables), encoding="utf-8")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())

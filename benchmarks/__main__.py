"""``python -m benchmarks [--quick] [--check] [--pages N]``: make the site, measure, print the tables."""

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

SMALL_INDEX = 100
#: What goal 9 is about.
LARGE_INDEX = 50_000


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few rounds and a small site: rough figures")
    parser.add_argument(
        "--check", action="store_true", help="fail if a goal is missed that the documentation calls met"
    )
    parser.add_argument("--pages", type=int, help="pages of the site (default 10000; 1000 with --quick)")
    parser.add_argument("--index", type=int, help="pages of the largest index (default 50000; 0, none, with --quick)")
    parser.add_argument("--rounds", type=int, help="how often each page is asked for (default 60; 12 with --quick)")
    parser.add_argument("--seconds", type=float, default=40, help="stop measuring after so long (default 40)")
    options = parser.parse_args(arguments)
    options.pages = options.pages or (1_000 if options.quick else 10_000)
    if options.index is None:
        options.index = 0 if options.quick else LARGE_INDEX
    options.rounds = options.rounds or (12 if options.quick else 60)
    if 0 < options.index < LARGE_INDEX:
        parser.error(f"--index must be 0 or at least {LARGE_INDEX}")
    if options.pages <= SMALL_INDEX or options.rounds < 3:
        parser.error("--pages must be more than 100, and --rounds at least 3")
    return options


def main() -> None:
    options = parse_arguments()
    with tempfile.TemporaryDirectory(prefix="backcare-benchmark-") as folder:
        (Path(folder) / "templates").mkdir()
        os.environ["BACKCARE_BENCHMARK_FOLDER"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        is_good = run(options)
    sys.exit(0 if is_good else 1)


def run(options: argparse.Namespace) -> bool:
    """Print the tables. Whether the run is as good as the documentation says, if that was asked."""
    import django

    django.setup()

    import wagtail
    from django.db import connection

    from benchmarks.check import DOCUMENT, find_broken
    from benchmarks.large_index import measure_large_index
    from benchmarks.many_sites import measure_many_sites
    from benchmarks.measure import Site, count, measure
    from benchmarks.publishing import measure_adding, measure_publishing
    from benchmarks.report import get_admin_goals, get_goals, make_cost_table, make_goal_table, make_table
    from benchmarks.reports import HEAD as REPORT_HEAD
    from benchmarks.reports import measure_reports
    from benchmarks.seed import seed
    from benchmarks.targets import SMALL, make_targets
    from benchmarks.whole_site import HEAD, get_whole_goals, measure_whole_site

    start = time.monotonic()
    seeded = seed(index_sizes=(SMALL_INDEX, options.pages))
    print(f"Made the site in {time.monotonic() - start:.0f} s.", file=sys.stderr)
    site, targets = Site(), make_targets(has_nhsuk=seeded.has_nhsuk, pages=options.pages)
    count(site, list(targets.values()))
    rounds = measure(site, list(targets.values()), rounds=options.rounds, seconds=options.seconds)
    whole = measure_whole_site(site)
    reports = list(measure_reports())
    publishing, adding = measure_publishing(rounds=max(options.rounds // 8, 3)), measure_adding()
    times = {"rounds": options.rounds, "seconds": options.seconds / 6}
    many = measure_many_sites(site, **times)
    large = measure_large_index(site, pages=options.index, **times) if options.index else {}
    print(
        f"Wagtail {wagtail.__version__}, Django {django.__version__}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}. An article of {seeded.words} words, the same in each form.\n"
        f"Ratios of CPU time to that of b: medians of {rounds} rounds, all pages once a round in a random order.\n"
    )
    print(make_cost_table(targets, targets["b"]))
    print("\nMany sites, as ratios to the first row:\n")
    print(make_cost_table(many, many["c-many"]))
    if large:
        print("\nA large index, as ratios to the first row:\n")
        print(make_cost_table(large, large[SMALL]))
    print(f"\nThe whole site, of {options.pages:,} pages and some:\n")
    print(make_table(HEAD, [each.row for each in whole]))
    print()
    print(make_table(REPORT_HEAD, [each.row for each in reports]))
    print()
    goals = [
        *get_goals(targets | many | large),
        *get_admin_goals(
            reports=[(each.label, each.queries) for each in reports], publishing=publishing, adding=adding
        ),
        *get_whole_goals(whole, pages=options.pages),
    ]
    print(make_goal_table(sorted(goals, key=lambda goal: goal.number)))
    if not seeded.has_nhsuk:
        print("\nd is left out: wagtail-nhsuk-frontend is not installed.")
    connection.close()
    if options.check:
        broken = find_broken(goals, DOCUMENT.read_text(encoding="utf-8"))
        print("\n".join(["", *broken]) if broken else "\nEvery goal that the documentation calls met is met.")
        return not broken
    return True


if __name__ == "__main__":
    main()

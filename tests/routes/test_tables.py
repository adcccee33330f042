"""The tables of routes, and what the reference and the script make of them."""

import pytest

from scripts.routes import Outcome, describe_now, describe_then, is_kept, make_row, write_page
from tests import markdown
from tests.routes.mutations import MUTATIONS
from tests.routes.route import Route
from tests.routes.tables import ROUTES, TABLES

ROUTE = Route(1, "A way", "refuse", "the rules find nothing")

PASSED = Outcome("call", "passed", "")
FAILED = Outcome("call", "failed", "AssertionError")
MISTAKEN = Outcome("call", "failed", "TypeError")
NOT_MADE = Outcome("setup", "failed", "AssertionError")
LEFT_OUT = Outcome("setup", "skipped", "needs Wagtail 8.0")


@pytest.mark.parametrize(("title", "count"), [("Going live", 55), ("Reaching a reader", 36)])
def test_every_route_has_its_number(title, count):
    assert [route.number for route in TABLES[title]] == list(range(1, count + 1))


def test_every_part_that_is_named_can_be_taken_away():
    assert {route.mutation for route in ROUTES.values()} == set(MUTATIONS)


@pytest.mark.parametrize("title", TABLES)
def test_the_reference_has_a_row_for_every_route(title):
    rows = markdown.rows(markdown.part(markdown.read("reference/routes.md"), title))

    documented = [(row["#"], row["Route"], row["Wanted"], row["Without"]) for row in rows]
    assert documented == [(str(r.number), r.title, r.wanted, r.mutation) for r in TABLES[title]]
    assert {(row["Now"], row["Then"]) for row in rows} == {("passed", "noticed")}


@pytest.mark.parametrize(
    ("outcomes", "text"),
    [
        ([], "no test"),
        ([PASSED, LEFT_OUT], "passed"),
        ([PASSED, FAILED], "FAILED"),
        ([PASSED, NOT_MADE], "FAILED"),
        ([LEFT_OUT], "skipped: needs Wagtail 8.0"),
    ],
)
def test_what_a_route_does_now(outcomes, text):
    assert describe_now(outcomes) == text


@pytest.mark.parametrize(
    ("outcomes", "text"),
    [
        ([], "not run"),
        ([LEFT_OUT], "not run"),
        ([PASSED, FAILED], "noticed"),
        ([PASSED, PASSED], "NOT noticed"),
        ([NOT_MADE], "NOT noticed: AssertionError"),
        ([MISTAKEN], "NOT noticed: TypeError"),
    ],
)
def test_what_a_route_does_without_the_part(outcomes, text):
    assert describe_then(outcomes) == text


@pytest.mark.parametrize(
    ("now", "then", "kept"),
    [
        ([PASSED], [FAILED], True),
        ([LEFT_OUT], [LEFT_OUT], True),
        ([PASSED], [PASSED], False),
        ([PASSED], [MISTAKEN], False),
        ([FAILED], [FAILED], False),
        ([], [], False),
    ],
)
def test_whether_a_route_is_as_wanted(now, then, kept):
    assert is_kept(make_row(ROUTE, now, then)) is kept


def test_the_tables_of_the_reference_are_replaced():
    page = "# Routes\n\nWords.\n\n## Going live\n\n| old |\n| --- |\n\n## Reaching a reader\n\n"
    row = make_row(ROUTE, [PASSED], [FAILED])

    text = write_page(page, {"Going live": [row], "Reaching a reader": [row, row]})

    assert "old" not in text
    assert [len(markdown.rows(markdown.part(text, title))) for title in TABLES] == [1, 2]

"""What `make bench` makes of its figures, and how they are held against the documentation."""

import pytest

from benchmarks.__main__ import parse_arguments
from benchmarks.check import DOCUMENT, find_broken, read_met
from benchmarks.report import Goal, make_goal_table

TEXT = "article / c"


def make_document(**fields) -> str:
    goal = Goal(**{"number": 2, "text": TEXT, "figure": 0.9, "goal": 0.95, **fields})
    return f"# What a page costs\n\n{make_goal_table([goal])}\n"


@pytest.mark.parametrize(("figure", "verdict"), [(0.95, "met"), (1.0, "missed by 5%"), (None, "not measured")])
def test_a_goal_says_what_became_of_it(figure, verdict):
    assert Goal(2, TEXT, figure, 0.95).verdict == verdict


def test_a_goal_that_was_met_and_is_missed_is_named():
    assert find_broken([Goal(2, TEXT, 1.1, 0.95)], make_document()) == ["Goal 2, article / c: missed by 16%."]


@pytest.mark.parametrize("figure", [0.95, 1.0, None])
def test_a_ratio_may_move_and_need_not_be_measured(figure):
    assert find_broken([Goal(2, TEXT, figure, 0.95)], make_document()) == []


def test_a_count_may_not_move():
    document = make_document(figure=7, goal=7, digits=0)

    assert find_broken([Goal(2, TEXT, 8, 7, 0)], document) == ["Goal 2, article / c: missed by 14%."]


def test_a_goal_that_was_missed_or_not_measured_before_breaks_nothing():
    assert find_broken([Goal(2, TEXT, 2, 0.95)], make_document(figure=1.5)) == []
    assert find_broken([Goal(2, TEXT, 2, 0.95)], make_document(figure=None)) == []


def test_a_goal_of_the_documentation_alone_is_named():
    assert find_broken([], make_document()) == ["Goal 2, article / c: it is in the documentation alone."]


def test_the_documentation_has_goals_that_are_met():
    met = dict(read_met(DOCUMENT.read_text(encoding="utf-8")))

    assert len(met) >= 8


def test_a_quick_run_makes_no_large_index():
    assert parse_arguments(["--quick"]).index == 0
    assert parse_arguments([]).index == 50_000
    with pytest.raises(SystemExit):
        parse_arguments(["--index", "1000"])

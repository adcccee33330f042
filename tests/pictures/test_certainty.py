"""Four marks for how sure we are, as many of them filled as the level of GRADE."""

import pytest

from tests.pictures.shapes import find_all, parse, says_nothing_alone
from wagtail_backcare.pictures import draw_certainty


def count(root, name):
    return sum(path.get("d").count("M") for path in find_all(root, f"backcare-certainty__{name}"))


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_so_many_of_four_marks_are_filled(level):
    root = parse(draw_certainty(level))

    assert (count(root, "on"), count(root, "frame")) == (level, 4)
    assert says_nothing_alone(root)


def test_the_line_of_a_filled_mark_reaches_its_middle():
    [filled] = find_all(parse(draw_certainty(1)), "backcare-certainty__on")

    width = int(filled.get("stroke-width"))
    assert f"a{width // 2} {width // 2} " in filled.get("d")


def test_it_grows_from_the_right_where_reading_begins_there():
    root = parse(draw_certainty(1, rtl=True))

    assert root[0].get("transform") == f"matrix(-1 0 0 1 {root.get('width')} 0)"


@pytest.mark.parametrize("level", [0, 5])
def test_a_level_must_be_on_the_scale(level):
    with pytest.raises(ValueError, match="from 1 to 4"):
        draw_certainty(level)

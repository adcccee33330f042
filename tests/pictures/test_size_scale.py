"""Squares for the size of a difference: none filled where there is none, striped where nobody is sure."""

import pytest

from tests.pictures.shapes import find_all, parse, says_nothing_alone
from wagtail_backcare.pictures import draw_size_scale


def count(root, name):
    return sum(path.get("d").count("M") for path in find_all(root, f"backcare-scale__{name}"))


@pytest.mark.parametrize("level", range(5))
def test_so_many_of_all_squares_are_filled(level):
    root = parse(draw_size_scale(level, most=4, sure=True))

    assert (count(root, "on"), count(root, "frame")) == (level, 4)
    assert says_nothing_alone(root)


def test_it_is_striped_where_nobody_is_sure():
    sure, unsure = (find_all(parse(draw_size_scale(2, most=4, sure=sure)), "backcare-scale__on") for sure in (1, 0))

    assert sure[0].get("stroke-dasharray") is None
    assert unsure[0].get("stroke-dasharray")
    assert sure[0].get("d") == unsure[0].get("d")


def test_it_grows_from_the_right_where_reading_begins_there():
    root = parse(draw_size_scale(1, most=4, sure=True, rtl=True))

    assert root[0].get("transform") == f"matrix(-1 0 0 1 {root.get('width')} 0)"


@pytest.mark.parametrize("level", [-1, 5])
def test_a_level_must_be_on_the_scale(level):
    with pytest.raises(ValueError, match="from 0 to 4"):
        draw_size_scale(level, most=4, sure=True)

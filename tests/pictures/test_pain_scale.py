"""A bar on the whole scale from 0 to 100."""

import pytest

from tests.pictures.shapes import find_all, parse, says_nothing_alone
from wagtail_backcare.pictures import draw_pain_scale


@pytest.mark.parametrize(("rtl", "ends"), [(False, ("0%", "41%")), (True, ("100%", "59%"))])
def test_the_bar_is_as_long_as_its_points_from_the_side_where_reading_begins(rtl, ends):
    root = parse(draw_pain_scale(41, sure=True, rtl=rtl))

    [bar] = find_all(root, "backcare-scale__on")
    assert (bar.get("x1"), bar.get("x2")) == ends
    assert find_all(root, "backcare-bar__frame")[0].get("width") == root.get("width") == "100%"
    assert says_nothing_alone(root)


def test_no_pain_has_no_bar():
    assert not find_all(parse(draw_pain_scale(0, sure=True)), "backcare-scale__on")


def test_it_is_striped_where_nobody_is_sure():
    [bar] = find_all(parse(draw_pain_scale(100, sure=False)), "backcare-scale__on")

    assert bar.get("stroke-dasharray")


@pytest.mark.parametrize("points", [-1, 101])
def test_points_must_be_on_the_scale(points):
    with pytest.raises(ValueError, match="from 0 to 100"):
        draw_pain_scale(points, sure=True)

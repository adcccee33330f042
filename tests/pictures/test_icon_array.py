"""As many figures as people, the right number of them filled, from the side where reading begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pictures.shapes import find_all, find_dashes, parse, says_nothing_alone
from wagtail_backcare.pictures import draw_icon_array
from wagtail_backcare.pictures.icon_array import DOT, FIGURE


def read(people, out_of, **options):
    """Places of the filled figures and of the others, those in the picture's first row first."""
    root = parse(draw_icon_array(people, out_of, **options))
    found = []
    for name in ("on", "rest"):
        layers = find_all(root, f"backcare-people__{name}")
        found.append(sorted(find_dashes(layers[0][0]), key=lambda place: (place[1], place[0])) if layers else [])
    return root, *found


@given(st.integers(1, 1000).flatmap(lambda out_of: st.tuples(st.integers(1, out_of), st.just(out_of))))
def test_every_person_is_there_once_and_inside(numbers):
    people, out_of = numbers

    root, on, rest = read(people, out_of)

    assert (len(on), len(on) + len(rest)) == (people, out_of)
    assert len({*on, *rest}) == out_of
    width, height = map(float, root.get("viewBox").split()[2:])
    assert all(0 < x < width and 0 < y < height for x, y in [*on, *rest])


@pytest.mark.parametrize(("people", "out_of"), [(1, 10), (9, 100), (24, 100)])
def test_heads_and_bodies_belong_together(people, out_of):
    root = parse(draw_icon_array(people, out_of))

    for name, strokes in (("on", FIGURE.on), ("rest", FIGURE.rest), ("hollow", FIGURE.hollow)):
        heads, bodies = find_all(root, f"backcare-people__{name}")[0]
        drop = strokes[1].top - strokes[0].top
        assert [(x, round(y + drop, 2)) for x, y in find_dashes(heads)] == find_dashes(bodies)


@pytest.mark.parametrize(("out_of", "rows"), [(3, [3]), (10, [10]), (13, [10, 3]), (100, [10] * 10)])
def test_rows_of_ten(out_of, rows):
    _root, on, rest = read(1, out_of)
    heights = [y for _x, y in [*on, *rest]]

    assert [heights.count(height) for height in sorted(set(heights))] == rows


def test_people_are_filled_row_by_row():
    _root, on, rest = read(24, 100)
    order = sorted([*on, *rest], key=lambda place: (place[1], place[0]))

    assert on == order[:24]


@pytest.mark.parametrize(("out_of", "icon"), [(100, FIGURE), (101, DOT), (1000, DOT)])
def test_more_than_a_hundred_are_dots(out_of, icon):
    root = parse(draw_icon_array(1, out_of))

    assert len(find_all(root, "backcare-people__on")[0]) == len(icon.on)


@pytest.mark.parametrize(("out_of", "size"), [(100, (100, 140)), (1000, (270, 105)), (10, (160, 22.4))])
def test_it_fits_on_a_narrow_phone(out_of, size):
    root = parse(draw_icon_array(1, out_of))

    assert (float(root.get("width")), float(root.get("height"))) == size
    assert size[0] <= 288


@pytest.mark.parametrize(
    ("people", "out_of"),
    [(None, None), (1, None), (None, 10), (0, 10), (-1, 10), (11, 10), (1, 1001), (2, 229230), (1, 10**30)],
)
def test_what_cannot_be_drawn_is_left_to_the_words(people, out_of):
    assert draw_icon_array(people, out_of) == ""


def test_it_begins_at_the_right_where_reading_does():
    root, on, _rest = read(1, 100, rtl=True)

    assert root[0].get("transform") == f"matrix(-1 0 0 1 {root.get('width')} 0)"
    assert on == read(1, 100)[1]


def test_everybody_and_nobody_else():
    root, on, rest = read(100, 100)

    assert (len(on), rest) == (100, [])
    assert not find_all(root, "backcare-people__hollow")


def test_it_is_small_and_passed_over_by_screen_readers():
    assert says_nothing_alone(parse(draw_icon_array(9, 100)))
    assert len(draw_icon_array(9, 100)) < 1400
    assert len(draw_icon_array(37, 1000)) < 2200

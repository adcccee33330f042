"""Parts as long as the steps, in their order, without saying more than is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pictures.shapes import find_all, parse, says_nothing_alone
from wagtail_backcare.pictures import Stage, draw_time_line
from wagtail_backcare.pictures.time_line import LEAST_SHARE, OPEN_SHARE

REST = Stage(20, 30, "20–30 min")


def percent(element, name):
    return float(element.get(name).removesuffix("%"))


def read_parts(root):
    """Start and width of each part, in per cent of the line."""
    return [(percent(part, "x"), percent(part, "width")) for part in root]


def test_parts_are_as_long_as_the_steps():
    root = parse(draw_time_line([Stage(10), Stage(30), Stage(20)]))

    assert [width for _start, width in read_parts(root)] == pytest.approx([16.67, 50, 33.33], abs=0.01)
    assert len(find_all(root, "backcare-time-line__least")) == 3
    assert says_nothing_alone(root)


def test_steps_without_a_set_time_have_equal_dotted_parts():
    root = parse(draw_time_line([Stage(), REST, Stage()]))

    assert [width for _start, width in read_parts(root)] == [OPEN_SHARE, 100 - 2 * OPEN_SHARE, OPEN_SHARE]
    for place, dotted in enumerate((1, 0, 1)):
        assert len(find_all(root[place], "backcare-time-line__open")) == dotted


def test_what_may_take_longer_is_solid_for_the_time_that_it_takes_at_least():
    root = parse(draw_time_line([REST, Stage(20)]))

    [least, other] = find_all(root, "backcare-time-line__least")
    assert (least.get("x1"), least.get("x2")) == ("0%", "66.67%")
    assert (other.get("x1"), other.get("x2")) == ("0%", "100%")
    assert len(find_all(root, "backcare-time-line__most")) == 1


def test_steps_are_numbered_as_in_the_list():
    root = parse(draw_time_line([Stage()] * 7 + [REST]))

    numbers = [text.text for text in root.iter("text") if text.text.isdigit()]
    assert numbers == [str(number) for number in range(1, 9)]


def test_it_runs_to_the_left_where_reading_does():
    stages = [Stage(10), REST]
    left, right = (parse(draw_time_line(stages, rtl=rtl)) for rtl in (True, False))

    assert [(round(100 - start - width, 2), width) for start, width in read_parts(left)] == read_parts(right)
    [first, second] = find_all(left, "backcare-time-line__least")
    assert (first.get("x1"), first.get("x2")) == ("100%", "0%")
    assert (second.get("x1"), second.get("x2")) == ("100%", "33.33%")
    assert {marker.get("x") for part in left for marker in part.iter("svg") if marker is not part} == {"100%"}


def test_a_label_stands_below_its_part_where_there_is_room():
    wide, narrow = (parse(draw_time_line([REST, Stage(minutes, label="long")])) for minutes in (10, 1000))

    assert "20–30 min" in [text.text for text in wide.iter("text")]
    assert "20–30 min" not in [text.text for text in narrow.iter("text")]


def test_labels_are_escaped():
    assert "<b>" not in draw_time_line([Stage(5, label="<b>"), Stage(5)])


@pytest.mark.parametrize("stages", [[], [REST], [Stage(), Stage()], [Stage(0), Stage(0, 30)], [REST] * 9])
def test_a_line_that_would_show_nothing_is_left_out(stages):
    assert draw_time_line(stages) == ""


STAGES = st.builds(Stage, st.none() | st.integers(1, 10**6), st.none() | st.integers(1, 10**6))


@given(st.lists(STAGES, min_size=2, max_size=8))
def test_parts_fill_the_line_and_each_has_room_for_its_number(stages):
    svg = draw_time_line(stages)
    if not any(stage.least for stage in stages):
        assert svg == ""
        return

    end = 0
    for start, width in read_parts(parse(svg)):
        assert start == pytest.approx(end, abs=0.05)
        assert width >= LEAST_SHARE
        end = start + width
    assert end == pytest.approx(100, abs=0.05)

from datetime import date

import pytest

from wagtail_backcare.packing import pack, unpack


@pytest.mark.parametrize("values", [[], {"a": [1, 2.5, None, True, "é"]}, [{"type": "text", "value": "<p>One.</p>"}]])
def test_what_was_packed_comes_back(values):
    assert unpack(pack(values)) == values


def test_equal_values_are_packed_alike_however_they_came_about():
    word = "".join(["wo", "rd"])

    assert pack([word, word]) == pack(["word", "wo" + "rd"[:2]])


def test_what_is_neither_text_nor_number_goes_by_its_text():
    assert unpack(pack([date(2026, 5, 3)])) == ["2026-05-03"]


def test_other_values_are_packed_otherwise():
    assert len({pack(values) for values in ([1], ["1"], [True], [1.0], [None], [[1]])}) == 6

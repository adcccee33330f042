"""The drawing of where low back pain is felt: named, described and labelled in any language."""

import re

import pytest

from tests.pictures.shapes import find_all, parse
from wagtail_backcare.pictures import draw_low_back
from wagtail_backcare.pictures.low_back import HEIGHT, LABELS, OUTLINE, WIDTH

WORDS = {
    "title": "Where it is felt",
    "description": "A person from behind.",
    "labels": ["Bottom of the ribs", "Low back", "Tops of the legs"],
    "language": "en",
}


def draw(**changes):
    return parse(draw_low_back(**{**WORDS, **changes}))


def read_labels(root):
    return [" ".join(line.text for line in text) for text in root.iter("text")]


def test_it_is_an_image_with_a_name_and_a_description():
    root = draw()

    assert root.get("role") == "img"
    assert root.find("title").text == "Where it is felt"
    assert root.find("desc").text == "A person from behind."
    assert root.get("aria-hidden") is None


def test_labels_are_text_broken_into_lines():
    root = draw()

    assert read_labels(root) == WORDS["labels"]
    assert [len(text) for text in root.iter("text")] == [2, 1, 2]
    assert [text.get("class") for text in root.iter("text")] == [None, "backcare-low-back__name", None]


@pytest.mark.parametrize("label", ["下部肋骨の下端から", "Unterer Rippenbogen am Rücken", "Donaudampfschifffahrt", ""])
def test_long_labels_keep_to_their_room(label):
    lines = [line.text or "" for line in next(draw(labels=[label, "b", "c"]).iter("text"))]

    assert "".join(lines).replace(" ", "") == label.replace(" ", "")
    assert all(len(line) <= 12 for line in lines)


def test_labels_stand_at_the_left_where_reading_begins_at_the_right():
    root = draw(language="ar", rtl=True)

    assert (root.get("lang"), root.get("direction")) == ("ar", "rtl")
    assert {line.get("x") for line in root.iter("tspan")} == {str(WIDTH - LABELS)}
    assert next(root.iter("g")).get("transform") == f"translate({WIDTH - 200} 0)"
    starts = re.findall(r"M(\d+) \d+H(\d+)", find_all(root, "backcare-low-back__pointer")[0].get("d"))
    assert all(int(start) > int(end) > WIDTH - LABELS for start, end in starts)


def test_texts_are_escaped():
    svg = draw_low_back(title="<b>", description="<b>", labels=["<b>"] * 3, language='"><b>')

    assert "<b>" not in svg


def test_the_person_is_the_same_from_both_sides():
    points = [tuple(map(float, pair)) for pair in re.findall(r"([\d.]+) ([\d.]+)", OUTLINE)]
    around = {(round(x), round(y)) for x, y in points}

    assert all((200 - x, y) in around for x, y in around)
    assert max(y for _x, y in around) < HEIGHT

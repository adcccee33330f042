"""Pictures that blocks draw: without barriers and inside their page at every width, and from the right in Arabic."""

import re

import pytest

from tests.browser.addresses import DESK, PHONE, TABLET
from tests.browser.picture_page import make_page
from tests.browser.test_keyboard_and_size import TEXT_SPACING
from tests.browser.visits import find_barriers, measure_content
from tests.test_stylesheet import get_contrast

#: The narrowest window, then a phone and a desk.
WIDTHS = (320, PHONE, DESK)

#: Shapes that stick out of their picture, which cuts them off, and pictures that stick out of what holds them.
FIND_OVERHANG = """[...document.querySelectorAll("svg")].flatMap(svg => {
  const room = svg.parentElement.closest("svg") ? null : svg.getBoundingClientRect();
  if (!room) return [];
  const around = svg.parentElement.getBoundingClientRect();
  const inside = (box, edge, slack) => box.left >= edge.left - slack && box.right <= edge.right + slack;
  const shapes = [...svg.querySelectorAll("text, circle, path, line, rect")];
  return [
    ...shapes.filter(shape => !inside(shape.getBoundingClientRect(), room, 3)),
    ...(inside(room, around, 1) ? [] : [svg]),
  ].map(element => `${svg.className.baseVal}: ${element.outerHTML.slice(0, 100)}`);
})"""


@pytest.fixture
def show(open_page):
    """``show(language)``: a window with all pictures, on the origin of the example site for its style sheet."""

    def get(language="en"):
        window = open_page("/robots.txt", width=DESK)
        window.set_content(make_page(language), wait_until="load")
        return window

    return get


def get_colours(window, selector, name) -> set[str]:
    return set(
        window.locator(selector).evaluate_all(f"elements => elements.map(element => getComputedStyle(element).{name})")
    )


def to_hex(colour: str) -> str:
    """A colour as browsers compute it, in the form of the style sheet."""
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_picture_is_without_barriers_and_keeps_to_its_room(show, language):
    window = show(language)

    assert window.locator("svg svg").count() > 10
    assert window.locator(".backcare-people").count() == 6
    for width in WIDTHS:
        window.set_viewport_size({"width": width, "height": 800})
        assert measure_content(window) <= width
        assert window.evaluate(FIND_OVERHANG) == []
    barriers, rules_applied = find_barriers(window)
    assert rules_applied >= {"color-contrast", "svg-img-alt"}
    assert barriers == [], "\n".join(barriers)


@pytest.mark.parametrize(
    ("change", "width"), [(TEXT_SPACING, PHONE), ("document.documentElement.style.fontSize = '200%'", TABLET)]
)
def test_words_in_pictures_have_room_when_spaced_out_or_twice_as_large(show, change, width):
    window = show()
    window.set_viewport_size({"width": width, "height": 800})

    window.evaluate(change)

    assert measure_content(window) <= width
    assert window.evaluate(FIND_OVERHANG) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_and_shapes_stand_out_from_the_page(show, theme):
    window = show()
    window.evaluate("theme => { document.documentElement.dataset.backcareTheme = theme }", theme)

    [ground] = get_colours(window, ".backcare", "backgroundColor")
    words = get_colours(window, "svg text", "fill")
    shapes = get_colours(window, "svg [class$=__on], [class$=__rest], [class$=__frame], [class$=__open]", "stroke")

    assert len(words) == 1
    assert len(shapes) == 2
    assert all(get_contrast(to_hex(colour), to_hex(ground)) >= 7 for colour in words)
    assert all(get_contrast(to_hex(colour), to_hex(ground)) >= 3 for colour in shapes)
    assert get_colours(window, ".backcare-time-line circle", "fill") == {ground}


def test_pictures_begin_where_reading_begins(show):
    for language, is_first_at_left in (("en", True), ("ar", False)):
        window = show(language)

        for whole, part in (
            (".backcare-people", ".backcare-people__on"),
            (".backcare-bar", "line[x2='41%'], line[x2='59%']"),
            (".backcare-low-back", ".backcare-low-back__body"),
        ):
            picture = window.locator(whole, has=window.locator(part)).first
            room, box = picture.bounding_box(), picture.locator(part).bounding_box()
            middles = [area["x"] + area["width"] / 2 for area in (box, room)]
            assert (middles[0] < middles[1]) == is_first_at_left, part
        markers = window.locator(".backcare-time-line").first.locator("circle")
        places = [marker.bounding_box()["x"] for marker in markers.all()]
        assert places == sorted(places, reverse=not is_first_at_left)


def test_what_counts_is_told_by_form_where_colours_are_the_reader_s(show):
    window = show()

    window.emulate_media(forced_colors="active")

    text = get_colours(window, "body", "color")
    assert get_colours(window, "svg [class$=__on], .backcare-time-line__least", "stroke") == text
    assert get_colours(window, ".backcare-people__hollow", "stroke").isdisjoint(text)
    assert get_colours(window, ".backcare-low-back text", "fill") == text


def test_pictures_are_printed_whole(show):
    window = show()

    window.emulate_media(media="print")

    for selector in (".backcare-time", ".backcare-side-effects li", ".backcare-drawing"):
        assert get_colours(window, selector, "breakInside") == {"avoid"}
    assert all(svg.is_visible() for svg in window.locator("main svg[class]").all())

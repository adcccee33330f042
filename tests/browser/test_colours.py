"""Pages in dark colours, in colours of the reader's own, and without motion. Each page is loaded once for all of it."""

import pytest

from tests.browser.addresses import ARTICLES, INDEXES, PHONE
from tests.browser.visits import find_barriers
from tests.test_stylesheet import get_luminance

#: One of each kind of page; the other tests of barriers see light colours.
KINDS = {**ARTICLES, "index": INDEXES["index"], "home": "/", "contact": "/contact/", "search": "/search/?q=numb+legs"}

GROUND_AND_INK = """() => {
  const style = getComputedStyle(document.body);
  return [style.backgroundColor, style.color].map(colour => colour.match(/\\d+/g).slice(0, 3).map(Number));
}"""
#: Boxes that have only their colour to set them apart; where colours are the reader's, they need a line.
FIND_BOXES_WITHOUT_LINE = """[...document.querySelectorAll(
  ".backcare-card, .backcare-button, .backcare-disclaimer, .backcare-evidence, .backcare-key-facts, .clinic-button"
)].filter(box => box.checkVisibility() && parseFloat(getComputedStyle(box).borderTopWidth) < 1)
  .map(box => box.className)"""
FIND_MOTION = """[...document.querySelectorAll("*")].flatMap(element =>
  [null, "::before", "::after"].flatMap(part => {
    const style = getComputedStyle(element, part);
    const times = [style.transitionDuration, style.animationDuration].join(", ").split(", ");
    const moves = times.some(time => time !== "0s") || style.scrollBehavior === "smooth";
    return moves ? [element.outerHTML.slice(0, 80)] : [];
  }))"""


def get_brightness(window) -> list[float]:
    """Luminance of the ground and of the ink of a page, from 0 to 1."""
    return [
        get_luminance("#" + "".join(f"{part:02x}" for part in colour)) for colour in window.evaluate(GROUND_AND_INK)
    ]


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_a_page_is_without_barriers_in_every_colour_and_without_motion(open_page, path):
    window = open_page(path, width=PHONE)

    window.emulate_media(color_scheme="dark", reduced_motion="reduce")
    ground, ink = get_brightness(window)
    assert ground < 0.02 < 0.7 < ink
    assert window.evaluate(FIND_MOTION) == []
    barriers, rules_applied = find_barriers(window)
    assert "color-contrast" in rules_applied
    assert barriers == [], "\n".join(barriers)

    window.emulate_media(color_scheme="light", forced_colors="active")
    assert window.evaluate(FIND_BOXES_WITHOUT_LINE) == []
    # The browser sees to contrast then, by means that axe does not know.
    barriers, _rules_applied = find_barriers(window, rules_off=["color-contrast"])
    assert barriers == [], "\n".join(barriers)


@pytest.mark.parametrize("theme", ["auto", "dark"])
def test_paper_is_light_for_readers_of_dark_pages(open_page, theme):
    window = open_page("/conditions/low-back-pain/", width=PHONE)
    window.evaluate("theme => document.documentElement.dataset.backcareTheme = theme", theme)

    window.emulate_media(color_scheme="dark")
    assert get_brightness(window)[0] < 0.02
    window.emulate_media(color_scheme="dark", media="print")

    ground, ink = get_brightness(window)
    assert ground > 0.9
    assert ink < 0.05

"""Readers who use a keyboard, enlarge the text, space it out, or read from right to left."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import DESK, HEALTH_PAGES, PAGES, PHONE, TABLET
from tests.browser.visits import measure_content

#: A window of 1280 pixels enlarged to 400%: WCAG 2.2, success criterion 1.4.10.
NARROWEST = 320
#: WCAG 2.2, success criterion 1.4.12.
TEXT_SPACING = """
for (const element of document.querySelectorAll("body *")) {
  element.style.setProperty("line-height", "1.5", "important");
  element.style.setProperty("letter-spacing", "0.12em", "important");
  element.style.setProperty("word-spacing", "0.16em", "important");
  if (element.tagName === "P") element.style.setProperty("margin-block-end", "2em", "important");
}
"""
#: Where the focus is, whether it can be seen, and whether something covers the part of it that is in the window: of a
#: tall field Chromium shows the line with the caret.
LOOK_AT_FOCUS = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [start, end] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const top = document.elementFromPoint((left + right) / 2, (start + end) / 2);
  return {
    name: element.tagName + " " + (element.getAttribute("href") ?? element.textContent).trim().slice(0, 60),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    uncovered: right - left > 8 && end - start > 8 && top !== null && (element.contains(top) || top.contains(element)),
  };
}"""
#: Elements that hide part of their own words.
FIND_CUT_TEXT = """[...document.querySelectorAll("main *, header *, footer *")].filter(element => {
  const style = getComputedStyle(element);
  const shows = element.checkVisibility() && element.clientWidth > 2 && element.innerText?.trim();
  const cuts = [style.overflowX, style.overflowY].some(value => ["hidden", "clip"].includes(value));
  const over = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  return shows && cuts && over;
}).map(element => element.outerHTML.slice(0, 120))"""

every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
every_health_page = pytest.mark.parametrize("path", HEALTH_PAGES.values(), ids=HEALTH_PAGES.keys())


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_first_tab_offers_to_skip_to_the_content(open_page, scripts):
    page = open_page("/conditions/low-back-pain/", width=PHONE, scripts=scripts)

    page.keyboard.press("Tab")
    skip_link = page.locator(":focus")
    expect(skip_link).to_have_text("Skip to the content")
    expect(skip_link).to_be_in_viewport()
    assert skip_link.bounding_box()["height"] > 20
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@every_page
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_focus_is_seen_wherever_tab_leads(open_page, path, width):
    page = open_page(path, width=width)
    seen = []

    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement === document.body") and len(seen) < 200:
        seen.append(page.evaluate(LOOK_AT_FOCUS))
        page.keyboard.press("Tab")

    assert 8 < len(seen) < 200
    assert [element["name"] for element in seen if not element["outlined"]] == []
    assert [element["name"] for element in seen if not element["uncovered"]] == []


@every_page
def test_nothing_scrolls_sideways_at_320_pixels(open_page, path):
    assert measure_content(open_page(path, width=NARROWEST, height=256)) <= NARROWEST


@every_page
@pytest.mark.parametrize("width", [TABLET, DESK])
def test_text_can_be_twice_as_large(open_page, path, width):
    page = open_page(path, width=width)
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")

    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") >= 1.9 * before
    assert measure_content(page) <= width
    assert page.evaluate(FIND_CUT_TEXT) == []


@every_page
def test_text_can_be_spaced_out(open_page, path):
    page = open_page(path, width=PHONE)

    page.evaluate(TEXT_SPACING)

    assert measure_content(page) <= PHONE
    assert page.evaluate(FIND_CUT_TEXT) == []


@every_health_page
def test_what_fingers_tap_is_44_pixels_high(open_page, path):
    page = open_page(path, width=PHONE)
    targets = page.locator(
        "summary, button, input, select, .clinic-menu a, .backcare-help-link a, .backcare-cite, .backcare-breadcrumb a"
    )

    small = [target.inner_text() for target in targets.all() if target.is_visible() and is_low(target)]

    assert targets.count() >= 8
    assert small == []


def is_low(target) -> bool:
    return target.bounding_box()["height"] < 43.5


@every_page
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_page_turns_round_for_arabic(open_page, path, width):
    page = open_page(path, width=width)
    heading = page.locator("h1")
    gap_at_left = heading.bounding_box()["x"]

    page.evaluate(
        """for (const element of document.querySelectorAll("html, .backcare, .backcare-disclaimer")) {
          element.lang = "ar";
          element.dir = "rtl";
        }"""
    )

    assert measure_content(page) <= width
    assert page.evaluate("document.documentElement.scrollLeft") == 0
    box = heading.bounding_box()
    assert width - box["x"] - box["width"] == pytest.approx(gap_at_left, abs=1)
    assert heading.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert find_left_overhang(page) == []


def find_left_overhang(page) -> list[str]:
    """What is cut off at the left edge of the window, where a page that runs to the left cannot be scrolled to."""
    return page.evaluate(
        """[...document.querySelectorAll("main *, header *, footer *")]
            .filter(element => element.checkVisibility() && element.innerText?.trim())
            .filter(element => element.clientWidth > 2 && element.getBoundingClientRect().left < -1)
            .map(element => element.outerHTML.slice(0, 120))"""
    )

"""From home on a phone, a visitor finds what matters most in at most two taps."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import PHONE

#: What the visitor wants → the links to tap, in order, and the words that then stand in sight.
WAYS = {
    "emergency advice": (["Signs that need help now"], "both your legs feel numb"),
    "what acupuncture is like": (["What is acupuncture like?"], "You lie down"),
    "whether it works": (["Does acupuncture work?"], "How sure we are"),
    "how to book": (["Opening times and how to find us"], "Phone us or come to the desk"),
}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("wanted", WAYS)
def test_a_visitor_finds_it_in_at_most_two_taps(open_page, wanted, scripts):
    taps, words = WAYS[wanted]
    page = open_page("/", width=PHONE, scripts=scripts)

    for link in taps:
        page.get_by_role("main").get_by_role("link", name=link).click()

    assert len(taps) <= 2
    found = page.get_by_role("main").get_by_text(words).first
    expect(found).to_be_visible()
    found.scroll_into_view_if_needed()
    expect(found).to_be_in_viewport()


def test_the_evidence_stands_where_the_way_leads(open_page):
    page = open_page("/", width=PHONE)

    page.get_by_role("main").get_by_role("link", name="Does acupuncture work?").click()

    expect(page.locator("#evidence h2")).to_be_in_viewport()
    expect(page.get_by_text("Guidelines disagree", exact=False).first).to_be_attached()

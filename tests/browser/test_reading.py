"""What a reader of a health page meets, in which order, on screen and on paper, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import ARTICLES, HEALTH_PAGES, PHONE, TABLET

QUESTIONS = ARTICLES["questions"]
#: Sections that a reader should have passed before anything can be booked.
BEFORE_BOOKING = ("#emergency-help", "#when-to-get-help", "#evidence", "#side-effects")

every_article = pytest.mark.parametrize("path", ARTICLES.values(), ids=ARTICLES.keys())
every_health_page = pytest.mark.parametrize("path", HEALTH_PAGES.values(), ids=HEALTH_PAGES.keys())
with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


def get_top(locator) -> float:
    """How far from the top of the window something begins, in CSS pixels."""
    return locator.bounding_box()["y"]


@every_health_page
@with_and_without_scripts
def test_the_disclaimer_stands_once_and_is_seen(open_page, path, scripts):
    disclaimer = open_page(path, width=PHONE, scripts=scripts).locator("[data-backcare-disclaimer]")

    expect(disclaimer).to_have_count(1)
    expect(disclaimer).to_be_visible()
    expect(disclaimer).to_contain_text("general information only")
    box = disclaimer.bounding_box()
    assert box["width"] > 250
    assert box["height"] > 80
    assert disclaimer.evaluate("element => element.checkVisibility({opacityProperty: true, visibilityProperty: true})")
    assert disclaimer.evaluate("element => parseFloat(getComputedStyle(element).fontSize)") >= 18


@every_article
@with_and_without_scripts
def test_help_is_the_first_link_after_title_and_summary(open_page, path, scripts):
    page = open_page(path, width=PHONE, scripts=scripts)
    page.locator(".backcare-summary").click()  # The next Tab goes on from where the reader pointed.

    page.keyboard.press("Tab")

    focused = page.locator(":focus")
    expect(focused).to_have_text("When to get help now")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{page.url.split('#')[0]}#when-to-get-help")
    expect(page.locator("#when-to-get-help h2")).to_be_in_viewport()


@every_article
def test_help_link_and_emergency_card_come_before_the_text(open_page, path):
    page = open_page(path, width=PHONE)
    card = page.locator("#emergency-help")

    in_order = [page.locator("h1"), page.locator(".backcare-summary"), page.locator(".backcare-help-link"), card]
    tops = [get_top(locator) for locator in [*in_order, page.locator(".backcare-section").first]]

    assert tops == sorted(tops)
    expect(card.locator("h2")).to_contain_text("Emergency")
    expect(card.locator("li").first).to_be_visible()


@every_article
def test_the_emergency_card_links_to_nothing_but_the_number(open_page, path):
    links = open_page(path).locator("#emergency-help a")

    assert [link.get_attribute("href") for link in links.all()] == ["tel:999"]
    expect(links).to_have_text("999")


@every_article
def test_every_number_to_call_can_be_tapped(open_page, path):
    numbers = open_page(path, width=PHONE).locator("main a[href^='tel:']")

    shown = {number.get_attribute("href"): number.inner_text() for number in numbers.all()}

    assert shown.items() >= {("tel:999", "999"), ("tel:111", "111")}
    assert all(href == f"tel:{text.replace(' ', '')}" for href, text in shown.items())


def test_the_help_section_leads_back_to_the_emergency_card(open_page):
    page = open_page(ARTICLES["condition"], width=PHONE)

    page.locator("#when-to-get-help").get_by_role("link", name="emergency help").click()

    expect(page.locator("#emergency-help h2")).to_be_in_viewport()


@every_article
def test_nothing_sticks_to_the_window_of_a_phone(open_page, path):
    sticking = open_page(path, width=PHONE).evaluate(
        """[...document.querySelectorAll("body, body *")]
            .filter(element => ["fixed", "sticky"].includes(getComputedStyle(element).position))
            .map(element => element.className)"""
    )

    assert sticking == []


def test_nothing_can_be_booked_before_evidence_side_effects_and_help(open_page):
    page = open_page(ARTICLES["treatment"])
    bookings = page.locator(".backcare-article .backcare-action a, .backcare-article a[href$='#booking']")

    assert bookings.count() >= 1
    first = get_top(bookings.first)
    assert all(get_top(page.locator(section)) < first for section in BEFORE_BOOKING)


@with_and_without_scripts
def test_a_question_opens_and_closes_by_itself(open_page, scripts):
    page = open_page(QUESTIONS, width=PHONE, scripts=scripts)
    question = page.locator(".backcare-question").first
    answer = question.locator(".backcare-answer")

    expect(answer).to_be_hidden()
    question.locator("summary").click()
    expect(answer).to_be_visible()
    question.locator("summary").press("Enter")
    expect(answer).to_be_hidden()


@with_and_without_scripts
def test_a_link_to_a_question_opens_it(open_page, scripts):
    page = open_page(QUESTIONS, scripts=scripts)
    anchors = [answer.get_attribute("id") for answer in page.locator(".backcare-answer").all()]
    assert len(anchors) > 5
    assert all(anchor.startswith("question-") for anchor in anchors)

    page.goto("about:blank")
    page.goto(f"{QUESTIONS}#{anchors[-1]}")

    answer = page.locator(f"[id='{anchors[-1]}']")
    expect(answer).to_be_visible()
    expect(answer).to_be_in_viewport()
    expect(page.locator("details[open] .backcare-answer")).to_have_count(1)


@with_and_without_scripts
def test_the_list_of_sections_leads_to_each(open_page, scripts):
    page = open_page(ARTICLES["condition"], width=PHONE, scripts=scripts)
    contents = page.get_by_role("navigation", name="On this page")

    contents.locator("summary").click()
    contents.get_by_role("link", name="Living with it").click()

    expect(page.locator("#living-with-it h2")).to_be_in_viewport()
    targets = [link.get_attribute("href") for link in contents.get_by_role("link").all()]
    assert targets == [f"#{section.get_attribute('id')}" for section in page.locator(".backcare-section").all()]


@with_and_without_scripts
def test_a_source_and_the_text_that_cites_it_link_to_each_other(open_page, scripts):
    page = open_page(ARTICLES["condition"], scripts=scripts)
    citation = page.get_by_role("link", name="Source 2")

    citation.click()
    expect(page.locator("#source-2")).to_be_in_viewport()
    page.locator("#source-2").get_by_role("link", name="Back to the text").click()

    expect(citation).to_be_in_viewport()


@every_health_page
@with_and_without_scripts
def test_paper_shows_every_answer_and_no_navigation(open_page, path, scripts):
    page = open_page(path, width=TABLET, scripts=scripts)

    page.emulate_media(media="print")

    for answer in page.locator(".backcare-answer").all():
        expect(answer).to_be_visible()
        assert answer.bounding_box()["height"] > 20
    for only_on_screen in ("nav", "form", "[class*=skip]", ".backcare-help-link"):
        expect(page.locator(f"{only_on_screen}:visible")).to_have_count(0)
    expect(page.locator("[data-backcare-disclaimer]")).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= TABLET


def test_paper_shows_the_urgency_of_cards_in_words(open_page):
    page = open_page(ARTICLES["condition"])

    page.emulate_media(media="print")

    expect(page.locator(".backcare-card__urgency")).to_have_text(["Emergency: ", "Urgent: ", "Not urgent: "])
    for heading in page.locator(".backcare-card__heading").all():
        expect(heading).to_be_visible()
        colour = heading.evaluate("element => getComputedStyle(element).color")
        assert colour == "rgb(0, 0, 0)", "white words vanish where backgrounds are not printed"


def test_the_way_from_home_to_the_signs_of_an_emergency_is_one_link(open_page):
    page = open_page("/", width=PHONE)

    page.get_by_role("main").get_by_role("link", name="Signs that need help now").click()

    expect(page.locator("#when-to-get-help")).to_be_in_viewport()
    expect(page.locator("#emergency-help")).to_contain_text("numb")


@pytest.mark.parametrize("listing", ["/conditions/", "/conditions/?q=back"])
def test_a_listing_leads_to_the_help_section(open_page, listing):
    page = open_page(listing, width=PHONE)

    page.get_by_role("main").get_by_role("link", name=re.compile("When to get help ?: Low back pain")).click()

    expect(page.locator("#when-to-get-help h2")).to_be_in_viewport()

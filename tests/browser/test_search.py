"""A reader who types symptoms into the search finds the page with the card that tells what to do."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import PHONE

with_and_without_scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


@with_and_without_scripts
def test_numb_legs_finds_the_card_from_the_search_of_the_site(open_page, scripts):
    page = open_page("/", width=PHONE, scripts=scripts)

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill("numb legs")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("numb legs")
    page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()

    card = page.locator("#emergency-help")
    expect(card).to_be_visible()
    expect(card).to_contain_text("legs feel numb")


def test_the_first_page_of_the_results_is_about_what_was_searched(open_page):
    for query, title in (
        ("slipped disc", "Sciatica"),
        ("ischias", "Sciatica"),
        ("lumbago", "Low back pain"),
        ("lumbaggo", "Low back pain"),
        ("isciatica", "Sciatica"),
    ):
        page = open_page(f"/search/?q={query.replace(' ', '+')}", scripts=False)

        expect(page.locator(".clinic-results a").first).to_have_text(title)


def test_a_misspelt_word_is_shown_as_one_and_the_help_link_comes_first(open_page):
    page = open_page("/search/?q=lumbaggo", width=PHONE, scripts=False)

    main = page.locator("main")
    expect(main.get_by_role("link").first).to_have_text("When to get help")
    expect(main).to_contain_text("No page was found for “lumbaggo”. Did you mean “lumbago”?")
    expect(page.get_by_role("searchbox")).to_have_value("lumbaggo")
    expect(page.get_by_role("status")).to_have_text("1 page found for “lumbago”")
    assert " ".join(page.title().split()) == "1 page found for “lumbago” – Quillmere Back Clinic"


@with_and_without_scripts
def test_the_search_of_the_site_is_narrowed_by_kind_and_part_of_the_body(open_page, scripts):
    page = open_page("/search/?q=pain", width=PHONE, scripts=scripts)

    page.get_by_label("Kind of page").select_option(label="Condition")
    page.get_by_label("Part of the body").select_option(label="Hip and leg")
    page.get_by_role("button", name="Search").click()

    expect(page.locator(".clinic-results h2")).to_have_text(["Sciatica"])
    expect(page.get_by_label("Kind of page")).to_have_value("condition")


def test_where_nothing_is_found_the_filters_can_be_taken_off(open_page):
    page = open_page("/search/?q=sciatica&kind=guide&area=neck", width=PHONE, scripts=False)

    expect(page.get_by_role("status")).to_have_text("Nothing found for “sciatica”.")
    expect(page.locator("main").get_by_role("link").first).to_have_text("When to get help")
    page.get_by_role("link", name="Search all pages and all parts of the body").click()

    expect(page.locator(".clinic-results a").first).to_have_text("Sciatica")


@with_and_without_scripts
def test_numb_legs_finds_the_card_from_the_list_of_conditions(open_page, scripts):
    page = open_page("/conditions/", width=PHONE, scripts=scripts)

    page.get_by_role("searchbox", name="Search these pages").fill("numb legs")
    page.get_by_role("button", name="Show pages").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("found for “numb legs”")
    page.get_by_role("link", name="Low back pain", exact=True).click()

    expect(page.locator("#emergency-help")).to_contain_text("both your legs feel numb")


def test_a_search_without_results_says_what_to_do(open_page):
    page = open_page("/conditions/?q=qqqq")

    expect(page.locator("main")).to_contain_text("No pages match")
    page.get_by_role("link", name="Show every page").click()

    expect(page.get_by_role("link", name="Low back pain", exact=True)).to_be_visible()


def test_a_kind_of_page_is_chosen_without_scripts(open_page):
    page = open_page("/treatments/", scripts=False)

    page.get_by_label("Kind of page").select_option("guide")
    page.get_by_role("button", name="Show pages").click()

    expect(page.get_by_label("Kind of page")).to_have_value("guide")
    expect(page.locator(".backcare-entries a").first).to_have_text("What happens in an acupuncture session")
    expect(page.get_by_role("link", name="Acupuncture for low back pain")).to_have_count(0)

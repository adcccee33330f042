"""What an editor does in Wagtail's admin: write a condition page, look at it, save, publish and open it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.addresses import PHONE
from tests.browser.editing import (
    CONDITIONS,
    add_block,
    add_emergency_card,
    get_section,
    open_chooser,
    open_new_condition,
    publish,
    settle,
    sign_in,
)
from tests.browser.visits import measure_content

TITLE = "Stiff shoulder"
SUMMARY = "A stiff shoulder is hard to lift. It mostly gets better over some months."
OVERVIEW = "A stiff shoulder hurts at first and then moves less and less."
SIGNS = ["you cannot raise your arm after a fall", "your shoulder is hot and you have a high temperature"]

USUAL_SECTIONS = [
    "Overview",
    "Symptoms",
    "Causes",
    "When to get help (required)",
    "Treatments",
    "Things you can do yourself",
    "What usually happens",
    "Sources",
]


def test_an_editor_writes_previews_saves_and_publishes_a_page(editor, open_page):
    open_new_condition(editor)
    titles = editor.locator("[data-contentpath='body'] .c-sf-block__type")
    expect(titles).to_have_text(USUAL_SECTIONS)

    editor.get_by_role("textbox", name="Title").fill(TITLE)
    editor.get_by_role("textbox", name="Summary").fill(SUMMARY)
    text = add_block(get_section(editor, "Overview"), "Text")
    text.locator("[contenteditable=true]").press_sequentially(OVERVIEW)
    add_emergency_card(editor, SIGNS)

    editor.get_by_role("button", name="Toggle preview").click()
    preview = editor.frame_locator("iframe[title=Preview]:visible")
    expect(preview.locator("h1")).to_have_text(TITLE)
    expect(preview.locator("#emergency-help li")).to_have_text(SIGNS)
    expect(preview.locator("#overview")).to_contain_text(OVERVIEW)
    expect(preview.locator("[data-backcare-disclaimer]")).to_have_count(1)

    # Wagtail may have saved the page by itself before the button is pressed.
    settle(editor)
    editor.get_by_role("button", name="Save draft").click()
    expect(editor.locator(".messages")).to_contain_text(re.compile(f"'{TITLE}' has been (created|updated)"))
    expect(editor.get_by_role("textbox", name="Summary")).to_have_value(SUMMARY)
    assert open_page("/conditions/", width=PHONE).get_by_role("link", name=TITLE).count() == 0

    publish(editor)
    expect(editor.locator(".messages")).to_contain_text(f"'{TITLE}' has been published")

    editor.get_by_role("link", name="View live").click()
    expect(editor.locator("h1")).to_have_text(TITLE)
    expect(editor.locator("wagtail-userbar")).to_be_attached()
    check_as_a_reader(open_page(editor.url, width=PHONE, scripts=False))


def check_as_a_reader(page: Page) -> None:
    """The page is live, whole, safe and listed, for a reader who has a phone and no JavaScript."""
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator(".backcare-summary")).to_have_text(SUMMARY)
    expect(page.locator("#overview")).to_contain_text(OVERVIEW)
    expect(page.locator("#emergency-help li")).to_have_text(SIGNS)
    expect(page.locator("#emergency-help a")).to_have_attribute("href", "tel:999")
    expect(page.locator("[data-backcare-disclaimer]")).to_be_visible()
    assert measure_content(page) <= PHONE
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link", name=CONDITIONS).click()
    expect(page.get_by_role("link", name=TITLE, exact=True)).to_be_visible()


def test_a_list_that_cannot_be_refreshed_says_so(open_page):
    editor = open_page("/admin/login/")
    sign_in(editor, "editor")
    editor.goto("/admin/backcare_condition/")
    editor.get_by_role("link", name="Low back pain", exact=True).first.click()
    summary = editor.locator("[data-backcare-summary]")
    before = summary.inner_text()
    warning = editor.get_by_role("status").filter(has_text="This list could not be refreshed.")

    def refresh():
        editor.evaluate("document.dispatchEvent(new CustomEvent('w-autosave:success', { detail: {} }))")

    editor.route("**/before-you-can-publish/**", lambda route: route.abort())
    refresh()
    expect(warning).to_be_visible()
    expect(summary).to_have_text(before)

    editor.unroute("**/before-you-can-publish/**")
    refresh()
    expect(warning).to_be_hidden()

    editor.context.clear_cookies()
    refresh()
    expect(warning).to_be_visible()
    expect(summary).to_have_text(before)


def test_every_block_in_the_chooser_has_a_preview_that_looks_as_on_the_page(editor):
    open_new_condition(editor)
    chooser = open_chooser(get_section(editor, "Overview"))
    rows = chooser.locator(".w-combobox__option-row")
    names = [name.strip() for name in rows.get_by_role("option").all_inner_texts()]
    assert {"Text", "Help cards", "Questions and answers", "Disclaimer"} <= set(names)

    for position, name in enumerate(names):
        rows.nth(position).get_by_role("button", name="Preview").click()
        expect(chooser.locator(".w-combobox-preview__label")).to_have_text(name)
        expect(chooser.locator(".w-combobox-preview__description")).not_to_be_empty()
        # Each of these waits: the frame may still show the preview before.
        frame = chooser.frame_locator("iframe")
        expect(frame.locator(".backcare-preview > *").first).to_be_visible()
        expect(frame.locator("link[rel=stylesheet][href*=backcare]").first).to_be_attached()
        expect(frame.locator(".backcare-preview")).to_have_css("font-size", re.compile(r"^(1[89]|[2-9]\d)"))
        expect(frame.locator(".backcare-preview")).to_have_text(re.compile(r"\S"))


def test_the_chooser_groups_the_sections_and_offers_those_of_the_kind_of_page(editor):
    open_new_condition(editor)

    editor.locator("[data-contentpath='body'] .c-sf-add-button").last.click()

    chooser = editor.locator(".w-combobox-container:visible")
    groups = chooser.locator(".w-combobox__optgroup-label")
    expect(groups).to_have_text(["Start", "Safety", "Treatment", "Evidence", "Practical"])
    expect(chooser.get_by_role("option", name="Symptoms", exact=True)).to_be_visible()
    expect(chooser.get_by_role("option", name="Side effects", exact=True)).to_have_count(0)


def test_each_section_of_a_new_page_folds_by_itself(editor):
    open_new_condition(editor)
    symptoms, causes = get_section(editor, "Symptoms"), get_section(editor, "Causes")

    symptoms.get_by_role("button", name="Toggle section").first.click()

    expect(symptoms.get_by_label("Heading")).to_be_hidden()
    expect(causes.get_by_label("Heading")).to_be_visible()


def test_health_content_has_one_place_in_the_menu(editor):
    menu = editor.get_by_role("navigation")
    expect(menu.get_by_role("link", name="Snippets")).to_have_count(0)

    menu.get_by_role("button", name="Health content").click()
    menu.get_by_role("link", name="Sets of help cards").click()

    columns = editor.get_by_role("columnheader")
    expect(columns.filter(has_text="Status")).to_be_visible()
    expect(editor.get_by_role("row").filter(has_text="Back pain").first).to_contain_text("live")


def test_a_set_of_help_cards_is_previewed_as_readers_see_it(editor):
    editor.goto("/admin/snippets/wagtail_backcare/helpcardset/")
    editor.get_by_role("row").filter(has_text="Back pain").get_by_role("link").first.click()

    editor.get_by_role("button", name="Toggle preview").click()

    preview = editor.frame_locator("iframe[title=Preview]:visible")
    expect(preview.locator(".backcare-card--emergency")).to_contain_text("numb")
    expect(preview.locator(".backcare-card--emergency .backcare-card__heading")).to_contain_text("999")

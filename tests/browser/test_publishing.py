"""What an editor meets between a draft and readers: the list, a refusal, a correction, a review that is asked for."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.addresses import ARTICLES
from tests.browser.editing import (
    add_block,
    add_emergency_card,
    begin,
    get_section,
    open_new_condition,
    publish,
    settle,
    sign_in,
)

#: A page that was live before it had rules: no help cards, and a number that is wrong.
MAKE_OLD_PAGE = """
from wagtail_backcare.pages.models import ConditionPage
parent = ConditionPage.objects.get(slug="low-back-pain", locale__language_code="en").get_parent()
text = ("text", "<p>Take 40 tablets a day.</p>")
page = ConditionPage(title="Old page", slug="old-page", summary="An old page.", live=False,
    body=[("overview", {"heading": "", "content": [text]})])
parent.add_child(instance=page)
page.save_revision()
ConditionPage.objects.filter(pk=page.pk).update(live=True)
"""


def get_panel(page: Page):
    """The part of the form that says what stands between the draft and publishing."""
    return get_section(page, "Before you can publish")


def find_page(page: Page, title: str) -> None:
    """Open a page in the editor, by Wagtail's own search."""
    page.goto(f"/admin/pages/search/?q={title}")
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(get_panel(page)).to_be_visible()
    begin(page)


def get_text(page: Page) -> Locator:
    """The first rich text of the sections."""
    return page.locator("[data-contentpath='body'] [contenteditable=true]").first


def write(page: Page, text: str) -> None:
    """Write into it in place of what it holds. The editor of rich text hands over what is typed after a moment."""
    get_text(page).fill(text)
    field = page.locator("[data-contentpath='body'] input[type=hidden][value*='entityMap']").first
    expect(field).to_have_value(re.compile(re.escape(text)))


def test_a_page_without_help_cards_is_refused_and_then_published(editor):
    open_new_condition(editor)
    editor.get_by_role("textbox", name="Title").fill("Stiff ankle")
    editor.get_by_role("textbox", name="Summary").fill("A stiff ankle is common.")
    add_block(get_section(editor, "Overview"), "Text")
    write(editor, "It hurts to turn your foot.")
    settle(editor)

    publish(editor)

    expect(editor.locator(".messages")).to_contain_text("validation errors")
    panel = get_panel(editor)
    expect(panel).to_contain_text("1 thing must be fixed")
    problem = panel.get_by_role("link", name="it has no help cards")
    problem.click()
    expect(get_section(editor, "Sections")).to_be_in_viewport()
    expect(get_text(editor)).to_have_text("It hurts to turn your foot.")
    assert editor.request.get("/conditions/stiff-ankle/").status == 404

    add_emergency_card(editor, ["you cannot stand on it"])
    settle(editor)
    publish(editor)

    expect(editor.locator(".messages")).to_contain_text("'Stiff ankle' has been published")
    assert editor.request.get("/conditions/stiff-ankle/").status == 200


def test_the_list_follows_what_is_saved_while_the_editor_writes(editor):
    open_new_condition(editor)
    editor.get_by_role("textbox", name="Title").fill("Stiff hip")
    editor.get_by_role("textbox", name="Summary").fill("A stiff hip is common.")
    settle(editor)
    expect(get_panel(editor)).to_contain_text("1 thing must be fixed")

    add_emergency_card(editor, ["you cannot stand"])

    expect(get_panel(editor)).not_to_contain_text("must be fixed")


def test_a_dangerous_mistake_on_an_old_live_page_is_corrected(editor, example_site, open_page):
    example_site.run(MAKE_OLD_PAGE)
    find_page(editor, "Old page")
    expect(get_panel(editor)).to_contain_text("it has no help cards")

    write(editor, "Take 4 tablets a day.")
    settle(editor)
    publish(editor)

    expect(editor.locator(".messages")).to_contain_text("'Old page' has been published")
    reader = open_page("/conditions/old-page/")
    expect(reader.locator("#overview")).to_contain_text("Take 4 tablets a day.")
    expect(reader.locator("[data-backcare-disclaimer]")).to_be_visible()


def test_a_page_says_who_reviewed_it_and_when(open_page):
    about = open_page(ARTICLES["treatment"]).locator(".backcare-about")

    expect(about).to_contain_text("Reviewed by")
    expect(about).to_contain_text("Robin Placeholder, Doctor (example person)")
    expect(open_page(ARTICLES["condition"]).locator(".backcare-about")).not_to_contain_text("Reviewed")


def test_a_changed_treatment_waits_for_a_review(editor, open_page):
    title = "Acupuncture for low back pain"
    find_page(editor, title)
    editor.get_by_role("textbox", name="Summary").fill("What acupuncture may do for low back pain.")
    settle(editor)

    publish(editor)
    expect(editor.locator(".messages")).to_contain_text("validation errors")
    expect(get_panel(editor)).to_contain_text("The text has changed since Robin Placeholder reviewed it")
    settle(editor)
    editor.get_by_role("button", name="Save draft").click()
    expect(editor.locator(".messages")).to_contain_text(f"'{title}' has been updated")

    reviewer = open_page("/admin/login/")
    sign_in(reviewer, "reviewer")
    find_page(reviewer, title)
    reviewer.get_by_role("link", name="Record a review").first.click()
    reviewer.get_by_label("Reviewer").select_option(label="Robin Placeholder, Doctor (example person)")
    reviewer.get_by_label("This clinician has read this text").check()
    reviewer.get_by_role("button", name="Record this review").click()
    expect(reviewer.locator(".messages")).to_contain_text("is on record")

    find_page(editor, title)
    publish(editor)
    expect(editor.locator(".messages")).to_contain_text(f"'{title}' has been published")
    about = open_page(ARTICLES["treatment"]).locator(".backcare-about")
    expect(about).to_contain_text("Robin Placeholder, Doctor (example person)")

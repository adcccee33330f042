"""What an editor does in Wagtail's admin, for tests."""

import re

from playwright.sync_api import Locator, Page, expect
from wagtail import VERSION as WAGTAIL_VERSION

CONDITIONS = "Conditions"


def sign_in(page: Page, name: str) -> None:
    """Log in as one of the people of the demo."""
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(name)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Quillmere Back Clinic")).to_be_visible()


def open_new_condition(page: Page) -> None:
    """From the list of the pages below “Conditions”, as an editor gets there."""
    page.goto("/admin/backcare_condition/")
    page.get_by_role("link", name=CONDITIONS, exact=True).first.click()
    page.get_by_role("link", name="Add child page").first.click()
    page.get_by_role("link", name=re.compile("^Condition page")).click()
    expect(get_section(page, "Overview")).to_be_visible()
    begin(page)


def begin(page: Page) -> None:
    """Wait until the editor notes changes: what the form holds after its first two seconds counts as saved."""
    if WAGTAIL_VERSION >= (8, 0):
        page.wait_for_timeout(2500)


def get_section(within: Page | Locator, name: str) -> Locator:
    """The part of the form that holds one section or block. A star behind its name says that it is required."""
    return within.get_by_role("region", name=re.compile(rf"^{re.escape(name)}\s*\*?$"))


def open_chooser(within: Locator) -> Locator:
    """Open the list of blocks below the last one of a section, and return it."""
    within.get_by_role("button", name="Insert a block").last.click()
    chooser = within.page.locator(".w-combobox-container:visible")
    expect(chooser.get_by_role("option").first).to_be_visible()
    return chooser


def add_block(within: Locator, name: str) -> Locator:
    """Choose a block from the list, and return its part of the form."""
    chooser = open_chooser(within)
    option = chooser.get_by_role("option", name=name, exact=True)
    option.click()
    try:
        expect(chooser).to_be_hidden(timeout=2000)
    except AssertionError:
        # The form was still scrolling, and the list moved from under the pointer.
        option.click()
    block = get_section(within, name)
    expect(block).to_be_visible()
    return block


def add_emergency_card(page: Page, signs: list[str]) -> None:
    cards = add_block(get_section(page, "When to get help (required)"), "Help cards")
    settle(page)
    card = add_block(cards, "Emergency")
    settle(page)
    for number, sign in enumerate(signs):
        if number:
            card.get_by_role("button", name="Add", exact=True).last.click()
        field = card.locator("[data-contentpath='signs']").get_by_role("textbox").nth(number)
        field.fill(sign)


def settle(page: Page) -> None:
    """Wait until the editor has saved what was typed. It begins after half a second; a form sent meanwhile is old."""
    if WAGTAIL_VERSION >= (8, 0):
        page.wait_for_timeout(1500)
        expect(page.get_by_text(re.compile("^Saving"))).to_be_hidden()


def publish(page: Page) -> None:
    """Press “Publish” in the form of a page."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()

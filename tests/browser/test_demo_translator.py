"""The translator of the demo finds what the tutorial for translators begins with: a page that waits for a signature."""

import re

from playwright.sync_api import expect

from tests.browser.editing import sign_in

TITLE = "What happens in an acupuncture session"
PATH = "/es/tratamientos/que-ocurre-en-una-sesion-de-acupuntura/"


def test_a_page_waits_until_the_translator_signs_and_publishes_it(open_page, example_site):
    assert example_site.read(PATH)[0] == 404
    assert PATH not in example_site.read("/es/")[1]
    page = open_page("/admin/login/")
    sign_in(page, "translator")

    row = page.get_by_role("region", name="Translations that wait for you").get_by_role("row").filter(has_text=TITLE)
    expect(row).to_contain_text("Waiting for sign-off")
    row.get_by_role("link").first.click()
    page.get_by_role("link", name="Sign safety text").click()
    page.get_by_role("button", name="I have compared both, and I sign").click()
    expect(page.get_by_role("region", name="Safety text")).to_contain_text("Signed by translator")
    page.get_by_role("button", name="Publish in Español").click()

    expect(page.locator(".messages")).to_contain_text(re.compile("Published '.*' in Español"))
    assert example_site.read(PATH)[0] == 200
    assert PATH in example_site.read("/es/")[1]

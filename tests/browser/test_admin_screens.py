"""The package's own screens in Wagtail's admin: without barriers, and nothing in them that a strict policy forbids."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import DESK
from tests.browser.editing import sign_in
from tests.browser.visits import find_barriers

REPORTS = ["/admin/reports/backcare/", "/admin/reports/backcare-translations/", "/admin/reports/backcare-reviews/"]

#: Programs and styles that a page holds itself, but for those of Wagtail's fields.
FIND_INLINE = """part => [...document.querySelectorAll(part)].flatMap(root =>
  [root, ...root.querySelectorAll("*")].filter(element => !element.closest(".w-field")).filter(element =>
    element.matches("style, script:not([src]):not([type='application/json'])") ||
    [...element.attributes].some(attribute => attribute.name === "style" || attribute.name.startsWith("on"))
  )).map(element => element.outerHTML.slice(0, 120))"""

#: Drawn by Wagtail, over pictures of its own whose colours axe cannot tell.
WAGTAILS_OWN = [".w-status", "select"]


@pytest.fixture
def admin(open_page):
    """``admin(address)``: a screen, as opened by an administrator; an error in the console fails the test."""
    page = open_page("/admin/login/", width=DESK)
    problems = []
    page.on("console", lambda message: problems.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    sign_in(page, "admin")

    def show(address):
        assert page.goto(address).status == 200
        return page

    yield show
    assert problems == []


def find_editor(page, kind: str, language: str) -> str:
    """Address of the editor of the first page of a kind in a language."""
    pages = page.request.get(f"/admin/api/main/pages/?limit=20&locale={language}").json()["items"]
    number = next(item["id"] for item in pages if item["meta"]["type"] == f"wagtail_backcare_pages.{kind}")
    return f"/admin/pages/{number}/edit/"


def check(page, part: str = "main") -> None:
    barriers, _rules_applied = find_barriers(page, part=part, without=WAGTAILS_OWN)
    assert barriers == [], f"{page.url}\n" + "\n".join(barriers)
    assert page.evaluate(FIND_INLINE, part) == [], page.url


def test_reports_are_without_barriers(admin):
    for address in REPORTS:
        page = admin(address)

        expect(page.locator("main table tbody tr").first).to_be_visible()
        check(page, "#listing-results")


def test_what_belongs_to_one_page_is_without_barriers(admin):
    editor = find_editor(admin("/admin/"), "ConditionPage", "en")
    page = admin(editor)
    panel = page.locator("[data-backcare-readiness], .backcare-readiness").first
    expect(panel).to_contain_text("Nothing keeps this page from being published")
    check(page, ".backcare-readiness")

    number = editor.split("/")[3]
    for address in (f"/admin/backcare/reviews/{number}/", f"/admin/backcare/readers-saw/{number}/"):
        check(admin(address))


def test_what_belongs_to_a_translation_is_without_barriers(admin):
    page = admin(find_editor(admin("/admin/"), "TreatmentPage", "ar"))
    compare = page.get_by_role("link", name="Compare both texts")
    expect(compare).to_be_visible()
    check(page, ".backcare-beside")

    page = admin(compare.get_attribute("href"))

    assert page.locator("td [lang=ar][dir=rtl]").count() > 20
    check(page)

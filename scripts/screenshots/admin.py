"""What editors, translators and reviewers see, and the pictures of the README."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

from playwright.sync_api import Browser, Page

from scripts.screenshots.drawing import HEIGHTS, Report, draw, draw_form, save, visit

SCREENS = {
    "dashboard": "/admin/",
    "clinic-details": "/admin/settings/wagtail_backcare/clinicsettings/",
    "forms": "/admin/forms/",
    "report-lacks": "/admin/reports/backcare/",
    "report-translations": "/admin/reports/backcare-translations/",
    "report-reviews": "/admin/reports/backcare-reviews/",
    **{f"pages-{kind}": f"/admin/backcare_{kind}/" for kind in ("condition", "treatment", "guide", "questions")},
    **{
        f"snippets-{name}": f"/admin/snippets/wagtail_backcare/{name}/"
        for name in ("clinician", "reference", "question", "helpcardset", "disclaimer", "glossaryterm")
    },
}

#: Language of the translation whose editor and signing page are drawn.
TRANSLATION = "ar"


def draw_admin(browser: Browser, url: str, width: int, arguments: Namespace, report: Report) -> None:
    """Lists, reports and settings; the editors of snippets and page types; and what belongs to one page."""
    page = browser.new_page(viewport={"width": width, "height": HEIGHTS[width]})
    draw(page, f"{url}/admin/login/", "admin-login", report)
    log_in(page, url, arguments)
    for name, address in SCREENS.items():
        draw_form(page, url + address, f"admin-{name}", report)
    for model in ("question", "helpcardset", "disclaimer"):
        page.goto(f"{url}/admin/snippets/wagtail_backcare/{model}/")
        address = find_link(page, "main table td.title a", f"{model} to edit", report)
        if address:
            draw_form(page, url + address, f"admin-edit-{model}", report)
    editors = find_editors(page, url)
    for name, address in editors.items():
        draw_form(page, url + address, f"admin-edit-{name}", report)
    draw_one_page(page, url, find_page_id(editors["conditionpage"]), report)
    draw_translation(page, url, report)
    page.close()


def draw_one_page(page: Page, url: str, page_id: int, report: Report) -> None:
    """The chooser of blocks and the side panels of a page's editor, its review and its past."""
    editor = f"{url}/admin/pages/{page_id}/edit/"
    width = page.viewport_size["width"]
    page.goto(editor)
    open_block_chooser(page)
    save(page, f"admin-block-chooser-{width}", report, full=False)
    page.goto("about:blank")
    for panel in ("checks", "status"):
        visit(page, editor, f"the side panel {panel}", report)
        page.click(f"[data-side-panel-toggle='{panel}']")
        page.wait_for_timeout(1500)
        save(page, f"admin-side-panel-{panel}-{width}", report, full=False)
        page.goto("about:blank")
    draw_form(page, f"{url}/admin/backcare/reviews/{page_id}/", "admin-record-review", report)
    draw_form(page, f"{url}/admin/backcare/readers-saw/{page_id}/", "admin-readers-saw", report)


def draw_translation(page: Page, url: str, report: Report) -> None:
    """A page in wagtail-localize's editor, and the page on which its safety text is signed."""
    editor = url + find_editors(page, url, f"&locale={TRANSLATION}")["treatmentpage"]
    draw_form(page, editor, f"admin-translate-{TRANSLATION}", report)
    page.goto(editor)
    page.wait_for_load_state("networkidle")
    address = find_link(page, "a[href*='/backcare/sign/']", "page to sign a translation on", report)
    if address:
        draw_form(page, url + address, f"admin-sign-{TRANSLATION}", report)


def log_in(page: Page, url: str, arguments: Namespace) -> None:
    page.goto(f"{url}/admin/login/")
    page.fill("input[name=username]", arguments.user)
    page.fill("input[name=password]", arguments.password)
    page.click("button[type=submit]")
    page.wait_for_url(f"{url}/admin/")


def find_link(page: Page, selector: str, what: str, report: Report) -> str:
    """Address of the first link that a selector finds; if there is none, a problem and an empty text."""
    links = page.locator(selector)
    if not links.count():
        report.add_problem(f"there is no {what}")
        return ""
    return links.first.get_attribute("href")


def find_editors(page: Page, url: str, filters: str = "&locale=en") -> dict[str, str]:
    """Name of a page type → address of the editor of the first page of that type, in one language."""
    editors: dict[str, str] = {}
    offset, total = 0, 1
    while offset < total:
        answer = page.request.get(f"{url}/admin/api/main/pages/?limit=20&offset={offset}{filters}").json()
        for item in answer["items"]:
            model_name = item["meta"]["type"].split(".")[1].lower()
            editors.setdefault(model_name, f"/admin/pages/{item['id']}/edit/")
        offset, total = offset + 20, answer["meta"]["total_count"]
    return editors


def find_page_id(editor: str) -> int:
    return int(editor.split("/")[3])


def open_block_chooser(page: Page) -> None:
    """Open the list of blocks below the last section."""
    button = page.locator("[data-contentpath='body'] > * .c-sf-add-button").last
    button.scroll_into_view_if_needed()
    button.click()
    page.locator(".w-combobox").last.wait_for(state="visible")


def draw_for_readme(browser: Browser, url: str, arguments: Namespace, folder: Path) -> None:
    """The pictures of the README: a page as a reader sees it, its editor, and one that is refused."""
    folder.mkdir(parents=True, exist_ok=True)
    page = browser.new_page(viewport={"width": 1280, "height": HEIGHTS[1280]})
    page.goto(f"{url}/conditions/low-back-pain/")
    page.screenshot(path=folder / "page.png")
    log_in(page, url, arguments)
    editor = url + find_editors(page, url)["conditionpage"]
    page.goto("about:blank")
    page.set_viewport_size({"width": 1500, "height": HEIGHTS[1280]})
    page.goto(editor)
    page.click("[data-side-panel-toggle='preview']")
    preview = page.frame_locator("iframe[id*='preview'], .w-preview iframe").first
    preview.locator("h1").wait_for(state="visible", timeout=20_000)
    page.get_by_role("heading", name="Sections").scroll_into_view_if_needed()
    page.mouse.wheel(0, 380)
    page.wait_for_timeout(1500)
    page.screenshot(path=folder / "editor.png")
    draw_refused(page, url, folder)
    page.close()


def draw_refused(page: Page, url: str, folder: Path) -> None:
    """A new page without help cards, once somebody has tried to publish it."""
    page.set_viewport_size({"width": 1280, "height": 560})
    page.goto(f"{url}/admin/backcare_condition/")
    page.get_by_role("link", name="Conditions", exact=True).first.click()
    page.get_by_role("link", name="Add child page").first.click()
    page.get_by_role("link", name=re.compile("^Condition page")).click()
    page.get_by_role("textbox", name="Title").fill("Neck pain")
    page.get_by_role("textbox", name="Summary").fill("Neck pain is common, and mostly gets better by itself.")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("Must fix").wait_for()
    page.wait_for_timeout(1500)
    page.screenshot(path=folder / "refused.png")

"""Open a screen, note what is wrong with it, and keep its picture."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

#: Width of a phone, a tablet and a desk in CSS pixels → height of the window.
HEIGHTS = {375: 812, 768: 1024, 1280: 900}

#: What browsers leave blank around a printed page, about.
MARGIN = "12mm"

#: Height to which the window grows at most for a screen of the admin, which scrolls inside it.
TALLEST = 5000


@dataclass
class Report:
    """What was drawn, and what was wrong with it."""

    folder: Path
    count: int = 0
    problems: list[str] = field(default_factory=list)

    def add_problem(self, text: str) -> None:
        self.problems.append(text)
        sys.stderr.write(f"Problem: {text}\n")


def draw(page: Page, url: str, name: str, report: Report, *, status: int = 200) -> None:
    """A page as a reader sees it, whole."""
    width = page.viewport_size["width"]
    where = f"{name} at {width} px"
    visit(page, url, where, report, status=status)
    scroll_width = page.evaluate("document.documentElement.scrollWidth")
    if scroll_width > width:
        report.add_problem(f"{where} is {scroll_width} px wide")
    save(page, f"{name}-{width}", report)


def draw_form(page: Page, url: str, name: str, report: Report) -> None:
    """A screen of the admin. It scrolls inside the window, so it is opened again in a window as tall as the form.

    Growing the window under an open form would make Wagtail save a draft.
    """
    size = page.viewport_size
    where = f"{name} at {size['width']} px"
    visit(page, url, where, report)
    height = page.evaluate("Math.max(...[...document.querySelectorAll('main, #main')].map(e => e.scrollHeight), 0)")
    if height > size["height"]:
        page.goto("about:blank")
        page.set_viewport_size({**size, "height": min(height, TALLEST)})
        visit(page, url, where, report)
    save(page, f"{name}-{size['width']}", report)
    page.goto("about:blank")
    page.set_viewport_size(size)


def print_page(page: Page, url: str, name: str, report: Report) -> None:
    """A page as it is printed, as a PDF file; where poppler is installed, read it with pdftoppm."""
    visit(page, url, f"{name} in print", report)
    margins = dict.fromkeys(("top", "right", "bottom", "left"), MARGIN)
    page.pdf(path=report.folder / f"{name}.pdf", format="A4", margin=margins, prefer_css_page_size=True)
    report.count += 1


def visit(page: Page, url: str, where: str, report: Report, *, status: int = 200) -> None:
    """Open an address and note what is wrong with it."""
    errors: list[str] = []

    def note(message) -> None:
        if message.type == "error" and not (status >= 400 and "Failed to load resource" in message.text):
            errors.append(message.text)

    page.on("console", note)
    response = page.goto(url, wait_until="load")
    with contextlib.suppress(Exception):
        page.wait_for_load_state("networkidle", timeout=3000)
    page.remove_listener("console", note)
    if response is None or response.status != status:
        report.add_problem(f"{where} answered {response.status if response else 'nothing'}, not {status}")
    for error in dict.fromkeys(errors):
        report.add_problem(f"{where}: {error}")


def save(page: Page, name: str, report: Report, *, full: bool = True) -> None:
    page.screenshot(path=report.folder / f"{name}.png", full_page=full, animations="disabled")
    report.count += 1

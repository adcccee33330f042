"""What readers see: every page in every language, then one of each type in dark colours and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from scripts.screenshots.drawing import HEIGHTS, Report, draw, print_page

#: Addresses that no sitemap lists, with the status they should have.
EXTRA_PAGES = {
    "search-empty": ("/search/", 200),
    "search": ("/search/?q=numb+legs", 200),
    "search-nothing": ("/search/?q=qqqq", 200),
    "conditions-searched": ("/conditions/?q=back", 200),
    "conditions-letter": ("/conditions/?letter=l", 200),
    "error-404": ("/404/", 404),
    "error-500": ("/500/", 500),
}

#: One page of each type, and one that is read from right to left.
PAGE_TYPES = {
    "home": "/",
    "condition": "/conditions/low-back-pain/",
    "condition-ar": "/ar/conditions/low-back-pain/",
    "treatment": "/treatments/acupuncture-for-low-back-pain/",
    "guide": "/treatments/what-happens-in-an-acupuncture-session/",
    "questions": "/questions/",
    "index": "/conditions/",
    "contact": "/contact/",
}


def draw_public_pages(browser: Browser, url: str, width: int, report: Report) -> None:
    """Every page of the sitemap, then search and errors, as a visitor sees them."""
    size = {"width": width, "height": HEIGHTS[width]}
    page = browser.new_page(viewport=size)
    for address in read_sitemap(page, url):
        name = address.strip("/").replace("/", "--") or "home"
        draw(page, url + address, f"public-{name}", report)
    for name, (address, status) in EXTRA_PAGES.items():
        draw(page, url + address, f"public-{name}", report, status=status)
    page.close()
    page = browser.new_page(viewport=size, color_scheme="dark")
    for name, address in PAGE_TYPES.items():
        draw(page, url + address, f"dark-{name}", report)
    page.close()


def print_public_pages(browser: Browser, url: str, report: Report) -> None:
    """One page of each type on paper."""
    page = browser.new_page()
    for name, address in PAGE_TYPES.items():
        print_page(page, url + address, f"print-{name}", report)
    page.close()


def read_sitemap(page: Page, url: str) -> list[str]:
    """Paths of the public pages. The host is that of the site's settings, which --url need not share."""
    paths = [path for file in read_locations(page, f"{url}/sitemap.xml") for path in read_locations(page, url + file)]
    if not paths:
        raise RuntimeError(f"{url}/sitemap.xml lists no pages: has setup_demo run?")
    return paths


def read_locations(page: Page, address: str) -> Iterator[str]:
    """Paths that a sitemap, or an index of sitemaps, lists."""
    for location in re.findall(r"<loc>([^<]+)</loc>", page.request.get(address).text()):
        yield urlsplit(location).path

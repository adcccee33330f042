"""Write pictures of every page and editor screen of the example site, at the width of a phone and of a desk.

Every page in every language, one of each type in dark colours and on paper (PDF), and the screens of the admin.
Without --url it makes a site of its own: a fresh database in a temporary folder, the demo's content, a free port.
Pictures go to build/screenshots; with --readme, those of the README to docs/images. Exit status 1 if a page
answered with an unexpected status, wrote an error to the console or is wider than the window.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.demo_server import ROOT, serve_example_site
from scripts.ensure_browser import find_browser
from scripts.screenshots.admin import draw_admin, draw_for_readme
from scripts.screenshots.drawing import HEIGHTS, Report
from scripts.screenshots.public import draw_public_pages, print_public_pages

PICTURES = ROOT / "build" / "screenshots"
README_PICTURES = ROOT / "docs" / "images"
WIDTHS = (375, 1280)
PARTS = ("public", "print", "admin")


def main() -> int:
    arguments = parse_arguments()
    browser_path = find_browser()
    if browser_path is None:
        sys.stderr.write("No Chromium was found: run scripts/ensure_browser.py first.\n")
        return 1
    shutil.rmtree(arguments.out, ignore_errors=True)
    arguments.out.mkdir(parents=True)
    report = Report(arguments.out)
    site = contextlib.nullcontext(arguments.url.rstrip("/")) if arguments.url else serve_demo()
    with site as url, sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=browser_path, args=options)
        for width in arguments.widths:
            if "public" in arguments.parts:
                draw_public_pages(browser, url, width, report)
            if "admin" in arguments.parts:
                draw_admin(browser, url, width, arguments, report)
        if "print" in arguments.parts:
            print_public_pages(browser, url, report)
        if arguments.readme:
            draw_for_readme(browser, url, arguments, README_PICTURES)
        browser.close()
    sys.stdout.write(f"{report.count} pictures in {arguments.out}, {len(report.problems)} problems\n")
    return 1 if report.problems else 0


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.screenshots", description=__doc__.splitlines()[0])
    parser.add_argument("--url", default="", help="a demo that is running already, such as http://127.0.0.1:8000")
    parser.add_argument("--out", type=Path, default=PICTURES, help="folder for the pictures; it is emptied first")
    parser.add_argument("--widths", type=int, nargs="+", default=WIDTHS, choices=HEIGHTS, help="in CSS pixels")
    parser.add_argument("--parts", nargs="*", default=PARTS, choices=PARTS, help="what to draw; all of it by default")
    parser.add_argument("--user", default="admin")
    parser.add_argument("--password", default="admin")
    parser.add_argument("--readme", action="store_true", help="also renew the pictures of the README")
    return parser.parse_args()


@contextlib.contextmanager
def serve_demo() -> Iterator[str]:
    """A demo of its own, served until the block ends; gives its address."""
    with tempfile.TemporaryDirectory() as folder, serve_example_site(Path(folder)) as site:
        yield site.url


if __name__ == "__main__":
    sys.exit(main())

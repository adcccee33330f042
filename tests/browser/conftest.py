"""One example site and one browser for the tests of this folder; each test has a window of its own."""

import os

import pytest
from playwright.sync_api import expect, sync_playwright

from scripts.demo_server import serve_example_site
from scripts.ensure_browser import find_browser
from tests.browser.addresses import DESK, WINDOWS
from tests.browser.editing import sign_in

#: Seconds that a busy machine may take for what takes a moment elsewhere.
PATIENCE = 30


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark the tests of this folder, and keep them in one process where several share the run."""
    for item in items:
        if item.nodeid.startswith("tests/browser/"):
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def example_site(tmp_path_factory):
    """The example site, seeded and served."""
    with serve_example_site(tmp_path_factory.mktemp("example_site")) as site:
        yield site


# Not for the whole session: while Playwright runs, Django takes every test of the process for asynchronous code.
@pytest.fixture(scope="package")
def browser():
    """Chromium; a test fails, and is not skipped, where there is none."""
    path = find_browser()
    assert path, "No Chromium was found: run scripts/ensure_browser.py, or set BACKCARE_CHROMIUM to its path."
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@pytest.fixture
def open_window(browser, example_site):
    """``open_window(width=…, scripts=…)``: an empty window for addresses of the example site."""
    contexts = []

    def get(*, width=DESK, height=None, scripts=True):
        context = browser.new_context(
            base_url=example_site.url,
            viewport={"width": width, "height": height or WINDOWS.get(width, 800)},
            java_script_enabled=scripts,
        )
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        return context.new_page()

    yield get
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(open_window):
    """``open_page(path, width=…, scripts=…)``: a window that shows a page."""

    def get(path, **options):
        window = open_window(**options)
        window.goto(path)
        return window

    return get


@pytest.fixture
def editor(open_page):
    """A window in which the editor of the demo has logged in, and that fails the test on an error in the console."""
    page = open_page("/admin/login/")
    problems = []
    page.on("console", lambda message: problems.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    sign_in(page, "editor")
    yield page
    assert problems == []


@pytest.fixture(autouse=True)
def no_server_error(example_site):
    """Fails a test during which the server met an error of its own, also where no window showed it."""
    size = os.path.getsize(example_site.log)
    yield
    written = example_site.log.read_bytes()[size:].decode()
    assert "Traceback (most recent call last)" not in written, written

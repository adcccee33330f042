"""Pages are valid HTML: what the Nu HTML checker of the W3C says about them."""

import json
import os
import shutil
import subprocess
from urllib.parse import urlsplit

import pytest

from scripts.ensure_html_checker import find_html_checker
from tests.browser.addresses import PAGES, STATES
from tests.browser.picture_page import make_page

#: The pictures in two directions of writing are on no page of the example site.
MADE = {"pictures": "en", "pictures from the right": "ar"}
CHECKED = {**PAGES, **STATES, **{name: name for name in MADE}}


@pytest.fixture(scope="package")
def findings(example_site, tmp_path_factory):
    """Address → what the checker says about the page. It reads all pages in one go, for Java is slow to start."""
    command = find_html_checker()
    if command is None:
        if not os.environ.get("CI") and not (shutil.which("java") and shutil.which("npm")):
            pytest.skip("Java or npm is missing, so there is no HTML checker")
        pytest.fail("There is no HTML checker: run scripts/ensure_html_checker.py")

    folder = tmp_path_factory.mktemp("html")
    files = {}
    for number, path in enumerate(CHECKED.values()):
        file = folder / f"{number}.html"
        html = make_page(MADE[path]) if path in MADE else example_site.read(path)[1]
        file.write_text(html, encoding="utf-8")
        files[file.name] = path
    arguments = ["--format", "json", "--stdout", *(str(folder / name) for name in files)]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True)

    found = {path: [] for path in files.values()}
    for message in json.loads(done.stdout)["messages"]:
        name = urlsplit(message["url"]).path.rsplit("/", 1)[-1]
        found[files[name]].append(f"line {message.get('lastLine')}: {message['message']} {message.get('extract', '')}")
    return found


@pytest.mark.parametrize("path", CHECKED.values(), ids=CHECKED.keys())
def test_a_page_is_valid_html(findings, path):
    assert findings[path] == [], "\n".join(findings[path])

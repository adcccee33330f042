"""The pages of the example site in its other languages: what holds for the English ones holds for them."""

import re

import pytest

from tests.browser.addresses import ARTICLES, DESK, HEALTH_PAGES, PHONE
from tests.browser.test_keyboard_and_size import NARROWEST, find_left_overhang
from tests.browser.visits import make_visit, measure_content

TRANSLATED = {
    **{f"{language}, condition": (language, ARTICLES["condition"]) for language in ("es", "de", "fr")},
    **{f"ar, {name}": ("ar", path) for name, path in {**HEALTH_PAGES, "home": "/"}.items()},
}


@pytest.mark.parametrize(("language", "path"), TRANSLATED.values(), ids=TRANSLATED.keys())
def test_a_translated_page_is_without_barriers(browser, example_site, language, path):
    address = find_translation(example_site, path, language)

    seen = make_visit(browser, example_site.url, address, width=PHONE, scripts=True)

    assert seen.status == 200
    assert seen.rules_applied >= {"color-contrast", "html-has-lang", "link-name", "target-size", "valid-lang"}
    assert seen.barriers == [], "\n".join(seen.barriers)
    assert seen.messages == []
    assert seen.other_hosts == []
    assert seen.content_width <= PHONE
    for medium in ("screen", "print"):
        assert len(seen.disclaimers[medium]) == (path != "/")


@pytest.mark.parametrize("language", ["es", "de", "fr", "ar"])
def test_a_translated_page_keeps_to_every_window(open_page, example_site, language):
    window = open_page(find_translation(example_site, ARTICLES["treatment"], language), width=DESK)

    for width in (DESK, PHONE, NARROWEST):
        window.set_viewport_size({"width": width, "height": 800})
        assert measure_content(window) <= width
        assert find_left_overhang(window) == []
    window.set_viewport_size({"width": DESK, "height": 800})
    window.evaluate("document.documentElement.style.fontSize = '200%'")

    assert measure_content(window) <= DESK
    assert find_left_overhang(window) == []
    assert window.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")


def find_translation(example_site, path: str, language: str) -> str:
    """Address of a page in another language, as the page itself gives it to search engines."""
    _status, html = example_site.read(path)
    address = re.search(rf'<link rel="alternate" hreflang="{language}" href="([^"]+)"', html)[1]
    return address.removeprefix(example_site.url)

"""Structured data is a block of data to the browser: the strict Content-Security-Policy has nothing to say to it."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import CLINIC_PAGES, HEALTH_PAGES

every_health_page = pytest.mark.parametrize("path", HEALTH_PAGES.values(), ids=HEALTH_PAGES.keys())

LISTEN = """
window.violations = [];
addEventListener("securitypolicyviolation", event => window.violations.push(event.violatedDirective));
"""


@every_health_page
def test_a_strict_policy_lets_the_data_stand(open_window, example_site, path):
    window = open_window()
    window.add_init_script(LISTEN)

    response = window.goto(path)

    assert "unsafe" not in response.headers["content-security-policy"]
    data = window.locator('script[type="application/ld+json"]')
    expect(data).to_have_count(1)
    graph = json.loads(data.text_content())["@graph"]
    assert graph[0]["url"] == example_site.url + path
    assert window.evaluate("violations") == []
    assert window.evaluate("document.querySelectorAll('script:not([src], [type])').length") == 0


def test_the_policy_would_have_stopped_a_program(open_window):
    window = open_window()
    window.add_init_script(LISTEN)
    window.goto(HEALTH_PAGES["condition"])

    # A script that the page itself would hold, next to its data.
    window.evaluate(
        """() => {
            const program = document.createElement("script");
            program.textContent = "window.ran = true";
            document.querySelector('script[type="application/ld+json"]').after(program);
        }"""
    )

    window.wait_for_function("violations.length > 0")
    assert window.evaluate("violations") == ["script-src-elem"]
    assert window.evaluate("window.ran") is None


@pytest.mark.parametrize("path", {**HEALTH_PAGES, "home": CLINIC_PAGES["home"]}.values())
def test_every_page_says_its_own_address_and_title_in_the_frame_of_the_clinic(open_page, example_site, path):
    window = open_page(path)

    expect(window.locator('head link[rel="canonical"]')).to_have_attribute("href", example_site.url + path)
    expect(window.locator('head meta[property="og:url"]')).to_have_attribute("content", example_site.url + path)
    expect(window.locator('head meta[name="description"]')).to_have_count(1)
    title = window.locator('head meta[property="og:title"]').get_attribute("content")
    assert window.title().startswith(title)

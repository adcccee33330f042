"""A front end of its own, which knows a page from the API alone."""

from html import escape

import pytest
from bs4 import BeautifulSoup

from tests.api.conftest import VERSIONS
from tests.helpers import create_condition, create_disclaimer, help_section, section

pytestmark = pytest.mark.django_db

each_version = pytest.mark.parametrize("version", VERSIONS)


def render_page(page: dict) -> str:
    """A page as HTML, from what the API answers. Nothing where its text may not be shown."""
    if not page["disclaimers"]:
        return ""
    parts = [f"<h1>{escape(page['title'])}</h1>", f"<p>{escape(page['summary'])}</p>", *render_notice(page)]
    parts.extend(render_emergency(page))
    for module in page["body"]:
        parts.extend(render_module(module))
    parts.extend(render_people(page))
    links = (
        f'<a hreflang="{other["language"]}" href="{other["url"]}">{other["name"]}</a>' for other in page["alternates"]
    )
    return f'<html lang="{page["language"]}"><body>{"".join([*parts, *links])}</body></html>'


def render_notice(page: dict):
    notice = page["urgent_notice"]
    if notice:
        yield f'<p role="alert"><a href="{notice["url"]}">{notice["changed_on"]}</a></p>'


def render_emergency(page: dict):
    """The first emergency card: nobody should have to scroll to it."""
    blocks = (block for module in page["body"] if "anchor" in module for block in module["value"]["content"])
    cards = (card for block in blocks for card in block.get("shown", {}).get("cards", ()))
    card = next((card for card in cards if card["urgency"] == "emergency"), None)
    if card:
        signs = "".join(f"<li>{escape(sign)}</li>" for sign in card["signs"])
        yield f'<aside><a href="{card["tel"]}">{escape(card["heading"])}</a><ul>{signs}</ul></aside>'


def render_module(module: dict):
    if "heading" not in module:
        yield module["html"]
    elif module["value"]["content"]:
        yield f'<section id="{module["anchor"]}"><h2>{escape(module["heading"])}</h2>'
        if module["fixed_line"]:
            yield f"<p>{escape(module['fixed_line'])}</p>"
        yield from (block["html"] for block in module["value"]["content"])
        yield "</section>"


def render_people(page: dict):
    for person in (page["author"], page["review"]):
        if person:
            yield f"<p>{escape(person['name'])}, {escape(person['profession'])}</p>"


@pytest.fixture
def read(get):
    def read(version, page) -> BeautifulSoup:
        return BeautifulSoup(render_page(get(version, page)), "html.parser")

    return read


def get_words(tag) -> list[str]:
    return tag.get_text(" ").split()


@each_version
def test_it_shows_what_the_page_shows(version, read, client, article):
    ours = read(version, article)
    theirs = BeautifulSoup(client.get(article.url).content, "html.parser").main

    for identifier in ("overview", "treatments", "causes"):
        assert get_words(ours.find(id=identifier)) == get_words(theirs.find(id=identifier)), identifier
    assert ours.find(id="symptoms") is None
    assert [heading.get_text() for heading in ours("h2")] == [
        "Overview",
        "Treatments",
        "When to get help",
        "Why it hurts",
        "Sources",
        "Please note",
    ]
    assert "Alex Example, Physiotherapist" in ours.get_text()
    assert "Robin Reader, Doctor" in ours.get_text()


@each_version
def test_it_carries_the_disclaimer(version, read, client, article):
    disclaimers = read(version, article).select("[data-backcare-disclaimer]")

    assert [text["data-backcare-disclaimer"] for text in disclaimers] == [
        client.get(article.url)["X-Backcare-Disclaimer"]
    ]
    assert "This page is for information only." in disclaimers[0].get_text()


@each_version
def test_links_to_sources_arrive(version, read, article):
    page = read(version, article)

    cited = page.select_one("a.backcare-cite")["href"]

    assert page.select_one(cited) is not None
    assert "Cited" in page.select_one(cited).get_text()


@each_version
def test_the_emergency_number_can_be_called(version, read, article):
    assert read(version, article).find(id="when-to-get-help").select_one('a[href="tel:999"]')


@each_version
def test_signs_of_an_emergency_come_first(version, read, article):
    page = read(version, article)

    assert page.aside.get_text(" ") == "Call 999 or go to A&E now if: your legs feel numb"
    assert page.aside.find_next("h2").get_text() == "Overview"


@each_version
@pytest.mark.parametrize("position", ["top", "end", "both"])
def test_the_disclaimer_stands_where_the_site_wants_it(version, position, get, settings, site):
    settings.WAGTAIL_BACKCARE = {"DISCLAIMER_POSITION": position}
    page = create_condition(body=[section("overview", ("text", "<p>Text.</p>")), help_section()])

    types = [module["type"] for module in get(version, page)["body"]]

    sections = ["overview", "when_to_get_help"]
    disclaimer = ["disclaimer"]
    assert (
        types
        == {
            "top": disclaimer + sections,
            "end": sections + disclaimer,
            "both": disclaimer + sections + disclaimer,
        }[position]
    )


@each_version
def test_it_shows_nothing_without_a_disclaimer(version, get, db):
    assert render_page(get(version, create_condition(body=[help_section()]))) == ""


@each_version
def test_a_new_disclaimer_shows_on_the_next_request(version, read, article):
    create_disclaimer(kind="condition", text="Newer words.")

    assert "Newer words." in read(version, article).get_text()

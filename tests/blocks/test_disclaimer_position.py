"""Where the disclaimer stands: where the editor placed it, else where the site wants it, and always somewhere."""

import pytest
from bs4 import BeautifulSoup

from tests.helpers import create_condition, get_site, help_section, make_live, put_in_force, section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("disclaimer")]

PLACED = ("disclaimer", {"placed": True})
OVERVIEW = section("overview", ("text", "<p>Text</p>"))
SYMPTOMS = section("symptoms", ("text", "<p>Text</p>"))


def read_order(page, rf) -> list[str]:
    """What stands in a body, in the order in which it is read."""
    soup = BeautifulSoup(str(page.body.render_as_block({"request": rf.get("/")})), "html.parser")
    parts = soup.select("[data-backcare-disclaimer], .backcare-card--emergency, .backcare-section > h2")
    names = {"backcare-disclaimer": "disclaimer", "backcare-card": "emergency"}
    return [names.get((part.get("class") or [""])[0], part.get_text(strip=True)) for part in parts]


@pytest.mark.parametrize(
    ("position", "body", "order"),
    [
        ("end", [OVERVIEW, SYMPTOMS], ["Overview", "Symptoms", "disclaimer"]),
        ("top", [OVERVIEW, SYMPTOMS], ["disclaimer", "Overview", "Symptoms"]),
        ("both", [OVERVIEW, SYMPTOMS], ["disclaimer", "Overview", "Symptoms", "disclaimer"]),
        ("end", [OVERVIEW, PLACED, SYMPTOMS], ["Overview", "disclaimer", "Symptoms"]),
        ("top", [OVERVIEW, PLACED, SYMPTOMS], ["Overview", "disclaimer", "Symptoms"]),
        ("both", [OVERVIEW, PLACED, SYMPTOMS], ["disclaimer", "Overview", "disclaimer", "Symptoms"]),
    ],
)
def test_position(settings, rf, position, body, order):
    settings.WAGTAIL_BACKCARE = {"DISCLAIMER_POSITION": position}

    assert read_order(create_condition(body=body), rf) == order


@pytest.mark.parametrize("body", [[OVERVIEW], [OVERVIEW, PLACED, SYMPTOMS]])
def test_one_that_stands_twice_is_one_landmark_with_one_heading(settings, rf, body):
    settings.WAGTAIL_BACKCARE = {"DISCLAIMER_POSITION": "both"}
    put_in_force(kind="condition", title="Please note")

    soup = BeautifulSoup(str(create_condition(body=body).body.render_as_block({"request": rf.get("/")})), "html.parser")

    first, second = soup.select("[data-backcare-disclaimer]")
    assert (first["aria-label"], first.h2.get_text()) == ("Please note", "Please note")
    assert (second.get("aria-label"), second.h2) == (None, None)
    assert second.get_text(" ", strip=True) == first.get_text(" ", strip=True)


def test_an_emergency_card_comes_first_all_the_same(settings, rf):
    settings.WAGTAIL_BACKCARE = {"DISCLAIMER_POSITION": "top"}

    order = read_order(create_condition(body=[OVERVIEW, help_section()]), rf)

    assert order[:3] == ["emergency", "disclaimer", "Overview"]


def test_it_is_never_off(settings):
    from django.core.exceptions import ImproperlyConfigured

    from wagtail_backcare.conf import get_settings

    settings.WAGTAIL_BACKCARE = {"DISCLAIMER_POSITION": "off"}

    with pytest.raises(ImproperlyConfigured, match="'top', 'end', 'both'"):
        get_settings()


@pytest.mark.parametrize(("title", "name"), [("Please note", "Please note"), ("", "Disclaimer")])
def test_it_is_a_named_part_of_the_page_with_a_heading(rf, title, name):
    put_in_force(kind="condition", title=title)

    soup = BeautifulSoup(str(create_condition().body.render_as_block({"request": rf.get("/")})), "html.parser")

    assert soup.section["aria-label"] == name
    assert [heading.get_text() for heading in soup.select("section h2")] == ([title] if title else [])


def test_an_alias_shows_that_of_its_text_and_then_that_of_its_tree(rf):
    from tests.helpers import get_locale

    page = create_condition(body=[OVERVIEW, PLACED])
    alias = page.copy_for_translation(get_locale("de"), copy_parents=True, alias=True)
    make_live(alias)
    put_in_force(language="de", text="Nur zur Information.")

    soup = BeautifulSoup(str(alias.body.render_as_block({"request": rf.get("/")})), "html.parser")

    assert [tag["lang"] for tag in soup.select("[data-backcare-disclaimer]")] == ["en", "de"]
    assert soup.select_one(".backcare-section > h2").get_text() == "Overview"
    assert len(alias.get_wordings(get_site())) == 2

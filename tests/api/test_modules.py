"""The body over the API: what readers see, and what may be sent back."""

import re

import pytest

from tests.api.conftest import VERSIONS, needs_v3
from tests.helpers import create_condition, help_section, section
from wagtail_backcare.models import HelpCardSet
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db

each_version = pytest.mark.parametrize("version", VERSIONS)


@each_version
def test_sections_with_heading_anchor_and_health_aspect(version, get, article):
    sections = [module for module in get(version, article)["body"] if module["type"] != "disclaimer"]

    assert [(module["type"], module["heading"], module["anchor"]) for module in sections] == [
        ("overview", "Overview", "overview"),
        ("treatments", "Treatments", "treatments"),
        ("when_to_get_help", "When to get help", "when-to-get-help"),
        ("causes", "Why it hurts", "causes"),
        ("symptoms", "Symptoms", "symptoms"),
        ("references", "Sources", "references"),
    ]
    assert [module["health_aspect"].removeprefix("https://schema.org/") for module in sections] == [
        "OverviewHealthAspect",
        "TreatmentsHealthAspect",
        "SeeDoctorHealthAspect",
        "CausesHealthAspect",
        "SymptomsHealthAspect",
        "",
    ]


@each_version
def test_rich_text_with_the_addresses_of_its_links(version, get, article, site):
    text = get(version, article)["body"][0]["value"]["content"][0]

    assert text["value"] == f'<p>Ask <a linktype="page" id="{site.root_page_id}">us</a>.</p>'
    assert text["html"] == '<p>Ask <a href="/">us</a>.</p>'


@each_version
def test_what_the_value_does_not_say(version, get, article):
    _overview, treatments, help_, causes = get(version, article)["body"][:4]

    evidence, action = treatments["value"]["content"]
    assert 'href="#source-1"' in evidence["html"]
    assert action["shown"] == {"href": "tel:+442079460000", "label": "Call the clinic"}
    assert help_["value"]["content"][0]["shown"] == {
        "cards": [
            {
                "urgency": "emergency",
                "heading": "Call 999 or go to A&E now if:",
                "signs": ["your legs feel numb"],
                "number": "999",
                "tel": "tel:999",
                "note": "",
            }
        ]
    }
    assert causes["value"]["content"][0]["shown"] == {
        "questions": [
            {"question": "Does it hurt?", "html": "<p>A little.</p>"},
            {"question": "Is it serious?", "html": "<p>Seldom.</p>"},
        ]
    }


@each_version
def test_a_shared_set_that_is_not_live_is_not_shown(version, get, article):
    HelpCardSet.objects.update(live=False)

    cards = get(version, article)["body"][2]["value"]["content"][0]

    assert cards["shown"] == {"cards": []}
    assert "legs feel numb" not in cards["html"]


@each_version
def test_the_line_on_tradition_and_a_disclaimer_that_an_editor_placed(version, get, site):
    page = create_condition(body=[("disclaimer", {"placed": True}), section("tradition", ("text", "<p>Qi.</p>"))])

    placed, tradition = get(version, page)["body"]

    assert placed["value"]["placed"]
    assert "This page is for information only." in placed["html"]
    assert tradition["fixed_line"].startswith("This section describes belief and tradition.")


def shorten(modules) -> list:
    """Modules without ids and the keys that the rich-text editor gives to paragraphs."""
    if isinstance(modules, list):
        return [shorten(module) for module in modules]
    if isinstance(modules, dict):
        return {key: shorten(value) for key, value in modules.items() if key != "id"}
    return re.sub(r' data-block-key="\w+"', "", modules) if isinstance(modules, str) else modules


def read_stored(page) -> list:
    return shorten(ConditionPage.objects.get(pk=page.pk).get_latest_revision_as_object().body.get_prep_value())


@needs_v3
def test_a_title_is_changed_and_nothing_else(article, at_work):
    path = f"pages/{article.pk}/"
    before, stored = at_work("get", path).data, read_stored(article)

    answer = at_work("patch", path, {"meta": {"action": "publish"}, "title": "Pain low in the back"})
    after = at_work("get", path).data

    assert answer.status == 200, answer.data
    assert after["title"] == "Pain low in the back"
    assert read_stored(article) == stored
    for data in (before, after):
        del data["title"], data["review"], data["meta"]
    assert after == before


@needs_v3
def test_the_whole_answer_is_sent_back_with_a_new_title(article, at_work):
    path = f"pages/{article.pk}/"
    data, stored = at_work("get", path).data, read_stored(article)
    data |= {"title": "Pain low in the back", "meta": {"action": "publish"}}

    answer = at_work("patch", path, data)

    assert answer.status == 200, answer.data
    assert [module["type"] for module in read_stored(article)] == [module["type"] for module in stored]
    assert "disclaimer" not in [module["type"] for module in read_stored(article)]
    after = at_work("get", path).data
    assert shorten(after["body"]) == shorten(data["body"])
    assert after["disclaimers"] == data["disclaimers"]


@needs_v3
def test_a_disclaimer_that_an_editor_placed_stays_when_it_is_sent_back(site, at_work):
    page = create_condition(body=[("disclaimer", {"placed": True}), help_section()])
    body = at_work("get", f"pages/{page.pk}/").data["body"]

    answer = at_work("patch", f"pages/{page.pk}/", {"body": body})

    assert answer.status == 200, answer.data
    assert [module["type"] for module in read_stored(page)] == ["disclaimer", "when_to_get_help"]
    assert read_stored(page)[0]["value"] == {"placed": True}


@needs_v3
def test_a_section_can_be_changed(article, at_work):
    body = at_work("get", f"pages/{article.pk}/").data["body"]
    body[0]["value"]["content"][0]["value"] = "<p>Ask a doctor.</p>"

    answer = at_work("patch", f"pages/{article.pk}/", {"meta": {"action": "publish"}, "body": body})

    assert answer.status == 200, answer.data
    assert (
        at_work("get", f"pages/{article.pk}/")
        .data["body"][0]["value"]["content"][0]["html"]
        .endswith("Ask a doctor.</p>")
    )


@each_version
def test_links_lead_to_pages_in_the_language_of_the_text(version, get, english, spanish):
    index = english.get_parent()
    spanish_index = index.get_translation(spanish.locale)
    raw = spanish.body.get_prep_value()
    text = f'<p><a linktype="page" id="{index.pk}">Uno</a> <a linktype="page" id="0">dos</a></p>'
    raw[0]["value"]["content"][0]["value"] = text
    spanish.body = raw
    spanish.save(update_fields=["body"])

    html = get(version, spanish)["body"][0]["value"]["content"][0]["html"]

    assert html == f'<p><a href="{spanish_index.url}">Uno</a> <a>dos</a></p>'

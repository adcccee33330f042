"""The JSON-LD of rendered pages, as an independent parser reads it."""

import json

import pytest
from bs4 import BeautifulSoup
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageViewRestriction

from tests.helpers import (
    create_clinic,
    create_clinician,
    create_condition,
    create_disclaimer,
    create_guide,
    create_index,
    create_question,
    create_questions_page,
    create_reference,
    create_translation,
    create_treatment,
    get_site,
    help_section,
    section,
)
from tests.pages.graphs import faq, get_node, get_questions, read, statement, text
from wagtail_backcare.pages.models import ConditionPage

pytestmark = [
    pytest.mark.once,
    pytest.mark.django_db,
    pytest.mark.urls("tests.urls_by_language"),
    pytest.mark.usefixtures("empty_cache", "disclaimers"),
]


MAKERS = [create_condition, create_treatment, create_guide, create_questions_page, create_index]


@pytest.mark.parametrize("make", MAKERS)
def test_what_a_parser_reads_is_what_the_page_says(client, make):
    create_clinic(phone="020 7946 0000", street_address="1 Sample Street", city="Sampletown")
    create_disclaimer()
    body = {} if make is create_index else {"body": [help_section(), section("questions", faq(("Why?", "<p>So.</p>")))]}
    page = make(**body)

    graph = read(client, page)

    assert graph == Page.objects.get(pk=page.pk).specific.get_structured_data()["@graph"]
    assert graph[0]["@id"] == f"http://localhost{page.url}"
    assert get_node(graph, "MedicalClinic")["address"]["addressCountry"] == "GB"


def test_the_description_is_the_summary_and_not_what_search_engines_alone_are_told(client):
    page = create_condition(summary="A common pain.", search_description="For search.", body=[help_section()])

    assert read(client, page)[0]["description"] == "A common pain."


def test_a_full_article(client):
    policy = create_guide(title="How we write", slug="policy")
    create_clinic(policy_page=policy)
    author = create_clinician(profile_url="https://clinic.example/alex/")
    source = create_reference(pmid="123", authors="Example A", publisher="Journal of Examples")
    image = get_image_model().objects.create(title="Back", file=get_test_image_file())
    index = create_index()
    page = create_condition(
        parent=index,
        first_published_at="2026-01-15T12:00Z",
        last_published_at="2026-02-01T12:00Z",
        author=author,
        audience="Adults",
        other_names="Lumbago, Lumbar pain",
        image=image,
        body=[
            section("overview", text(), heading="What it is"),
            help_section(),
            section("evidence", statement(source)),
            section("references", ("references", {"more": []})),
        ],
    )

    graph = read(client, page)
    article, condition = graph[0], get_node(graph, "MedicalCondition")

    assert article["mainEntity"] == {"@id": condition["@id"]}
    assert condition["alternateName"] == ["Lumbago", "Lumbar pain"]
    assert article["author"]["url"] == "https://clinic.example/alex/"
    assert article["publishingPrinciples"] == "http://localhost/policy/"
    assert (article["datePublished"], article["dateModified"]) == ("2026-01-15", "2026-02-01")
    assert article["primaryImageOfPage"]["url"].startswith("http://localhost/")
    assert [part["name"] for part in article["hasPart"]] == ["What it is", "When to get help", "What research shows"]
    assert article["citation"][0]["url"] == "https://doi.org/10.1000/example"
    crumbs = article["breadcrumb"]["itemListElement"]
    assert [crumb["name"] for crumb in crumbs] == [get_site().root_page.title, "Conditions", "Low back pain"]


def test_parts_lead_to_sections_of_the_page(client):
    body = [section("overview", text()), section("overview", text()), help_section()]
    page = create_condition(body=body)

    graph = read(client, page)

    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    fragments = [part["url"].partition("#")[2] for part in graph[0]["hasPart"]]
    assert fragments == ["overview", "overview-2", "when-to-get-help"]
    assert all(soup.find(id=fragment) for fragment in fragments)


def test_a_section_that_nobody_filled_in_is_not_mentioned(client):
    page = create_condition(body=[section("overview", text()), section("symptoms"), section("causes")])

    assert [part["name"] for part in read(client, page)[0]["hasPart"]] == ["Overview"]


def test_a_page_without_a_body_has_no_parts(client):
    assert "hasPart" not in read(client, create_condition())[0]


def test_questions_of_all_sections_shared_or_not_are_one_faq(client):
    shared = create_question(
        question="Does it hurt?", answer="<p>A <b>little</b>.</p><ul><li>Rest</li><li>Move</li></ul>"
    )
    body = [
        section("overview", faq(("How long?", "<p>Weeks &amp; months.</p>"), shared)),
        section("questions", faq(shared, ("How  long?", "<p>Again.</p>"))),
    ]
    page = create_condition(body=body)

    graph = read(client, page)

    assert get_questions(graph) == {"How long?": "Weeks & months.", "Does it hurt?": "A little.\nRest\nMove"}
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    [part] = [part for part in graph[0]["hasPart"] if part["@type"] == "FAQPage"]
    assert all(soup.find(id=question["@id"].partition("#")[2]) for question in part["mainEntity"])


def test_links_in_answers_leave_their_words(client):
    treatment = create_treatment()
    answer = f'<p>See <a linktype="page" id="{treatment.pk}">acupuncture</a>.</p>'

    graph = read(client, create_condition(body=[section("questions", faq(("Else?", answer)))]))

    assert get_questions(graph) == {"Else?": "See acupuncture."}


def test_a_page_of_questions(client):
    treatment = create_treatment()
    page = create_questions_page(parent=treatment, body=[section("questions", faq(("Why?", "<p>So.</p>")))])

    article = read(client, page)[0]

    assert article["@type"] == ["MedicalWebPage", "FAQPage"]
    assert [question["name"] for question in article["mainEntity"]] == ["Why?"]
    assert article["about"]["@type"] == "MedicalTherapy"
    assert article["about"]["@id"] == get_node(read(client, treatment), "MedicalTherapy")["@id"]


def test_a_guide_below_a_condition_is_about_it_and_one_elsewhere_is_not(client):
    condition = create_condition()

    below = read(client, create_guide(parent=condition))[0]
    elsewhere = read(client, create_guide(parent=create_index()))[0]

    assert below["about"]["name"] == "Low back pain"
    assert "about" not in elsewhere


# What readers cannot see is not told


def test_words_of_a_draft_are_not_told(client):
    shared = create_question()
    page = create_condition(title="Live title", body=[section("questions", faq(shared))])
    page.title, page.summary = "Draft title", "Draft summary"
    page.body = [section("causes", text()), section("questions", faq(("Draft?", "<p>Draft answer.</p>")))]
    page.save_revision()
    shared.question, shared.answer = "Draft question?", "<p>Draft.</p>"
    shared.save_revision()

    graph = read(client, page)

    assert "Draft" not in json.dumps(graph)
    assert graph[0]["name"] == "Live title"
    assert get_questions(graph) == {"Does it hurt?": "A little."}


def test_a_shared_question_that_is_no_longer_published_is_not_asked(client):
    shared = create_question()
    page = create_condition(body=[section("questions", faq(shared, ("Why?", "<p>So.</p>")))])
    shared.unpublish()

    assert get_questions(read(client, page)) == {"Why?": "So."}


def test_a_deleted_question_and_one_without_an_answer_are_not_asked(client):
    shared = create_question()
    page = create_condition(body=[section("questions", faq(shared, ("Why?", ""), ("How?", "<p>So.</p>")))])
    shared.delete()

    assert get_questions(read(client, page)) == {"How?": "So."}


def test_a_page_above_that_is_not_published_is_not_in_the_breadcrumb(client):
    index = create_index(title="Secret plans")
    page = create_condition(parent=index)
    index.unpublish(set_expired=False)

    graph = read(client, page)

    assert "Secret plans" not in client.get(page.url).content.decode()
    assert [crumb["position"] for crumb in graph[0]["breadcrumb"]["itemListElement"]] == [1, 2]


def test_a_private_page_tells_nothing_to_those_who_may_not_see_it(client, admin_client):
    page = create_condition(title="For members")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    response = client.get(page.url)

    assert response.status_code == 302
    assert b"ld+json" not in response.content
    assert read(admin_client, page)[0]["name"] == "For members"


def test_a_private_page_is_not_named_by_its_translations(client):
    page = create_condition(parent=create_index())
    spanish = create_translation(page, "es", slug="secreto")
    create_translation(page, "de")
    PageViewRestriction.objects.create(page=spanish, restriction_type=PageViewRestriction.LOGIN)

    article = read(client, page)[0]

    assert [each["inLanguage"] for each in article["workTranslation"]] == ["de"]


def test_no_breadcrumb_where_the_page_shows_none(client, monkeypatch):
    monkeypatch.setattr(ConditionPage, "show_breadcrumb", False)

    assert "breadcrumb" not in read(client, create_condition(parent=create_index()))[0]


def test_nothing_can_leave_the_script(client):
    trick = '</script><script>alert("x")</script><!--'
    page = create_condition(
        title=trick, summary=trick, audience=trick, body=[section("overview", text(), heading=trick)]
    )

    html = client.get(page.url).content.decode()

    assert "alert(" in html
    assert not [
        script for script in BeautifulSoup(html, "html.parser").select("script") if "alert(" in script.text[:20]
    ]
    assert read(client, page)[0]["name"] == trick

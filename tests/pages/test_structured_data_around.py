"""What JSON-LD tells of the clinic, of reviews and of other languages, and what it costs."""

import json
from datetime import date

import pytest
from django.test import override_settings
from django.utils import translation
from wagtail.models import Site

from tests.helpers import (
    create_alias,
    create_clinic,
    create_clinician,
    create_condition,
    create_index,
    create_question,
    create_reference,
    create_translation,
    get_site,
    put_in_force,
    section,
)
from tests.pages.graphs import faq, get_node, get_questions, read, statement, text
from wagtail_backcare.blocks.section import SectionBlock
from wagtail_backcare.models import ClinicDetails, Question, Reference, page_description
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.structured_data import CurrentReview, script

pytestmark = [
    pytest.mark.once,
    pytest.mark.django_db,
    pytest.mark.urls("tests.urls_by_language"),
    pytest.mark.usefixtures("empty_cache", "disclaimer"),
]


# The clinic


def test_a_site_without_clinic_details_has_a_name_and_no_more(client):
    site = get_site()
    site.site_name = "Just a name"
    site.save()

    clinic = get_node(read(client, create_condition()), "MedicalClinic")

    assert clinic["name"] == "Just a name"
    assert not {"telephone", "address"} & set(clinic)


def test_a_site_without_a_name_has_no_publisher(client):
    graph = read(client, create_condition())

    assert [node["@type"] for node in graph] == ["MedicalWebPage", "MedicalCondition"]


def test_the_emergency_number_is_not_the_clinic_s_telephone(client):
    create_clinic(country="GB", emergency_number="112")

    assert "telephone" not in get_node(read(client, create_condition()), "MedicalClinic")


def test_another_site_s_details_are_not_told(client):
    other = Site.objects.create(hostname="other.example", root_page=get_site().root_page)
    create_clinic(site=other, phone="020 7946 0999", city="Elsewhere")
    create_clinic(phone="020 7946 0000")

    graph = read(client, create_condition())

    assert get_node(graph, "MedicalClinic")["telephone"] == "020 7946 0000"
    assert "Elsewhere" not in json.dumps(graph)


def details_elsewhere(site, locale):
    return ClinicDetails(name=f"Kept elsewhere ({locale.language_code})", phone="020 7946 0001", policy_url="/policy/")


@override_settings(
    WAGTAIL_BACKCARE={"CLINIC_DETAILS": "tests.pages.test_structured_data_around.details_elsewhere"},
)
def test_details_kept_elsewhere(client):
    create_clinic(phone="020 7946 0000")

    graph = read(client, create_condition())

    clinic = get_node(graph, "MedicalClinic")
    assert (clinic["name"], clinic["telephone"]) == ("Kept elsewhere (en)", "020 7946 0001")
    assert graph[0]["publishingPrinciples"] == "http://localhost/policy/"


# Reviews


def test_a_page_without_a_review_on_record_says_nothing_of_one(client):
    page = create_condition(author=create_clinician())
    assert page.get_current_review() is None

    assert not {"lastReviewed", "reviewedBy"} & set(read(client, page)[0])


def test_a_current_review_is_told_and_an_overdue_one_is_not(client, monkeypatch):
    page = create_condition()
    review = CurrentReview("Robin Reviewer", "Physiotherapist", "", date(2020, 1, 15), due_on=date(2999, 1, 15))
    monkeypatch.setattr(ConditionPage, "get_current_review", lambda self: review)

    article = read(client, page)[0]

    assert article["lastReviewed"] == "2020-01-15"
    assert article["reviewedBy"] == {"@type": "Person", "name": "Robin Reviewer", "jobTitle": "Physiotherapist"}

    overdue = CurrentReview("Robin Reviewer", "Physiotherapist", "", date(2020, 1, 15), due_on=date(2021, 1, 15))
    monkeypatch.setattr(ConditionPage, "get_current_review", lambda self: overdue)
    assert not {"lastReviewed", "reviewedBy"} & set(read(client, page)[0])


# Languages and aliases


def test_two_languages_are_one_condition_and_name_each_other(client):
    page = create_condition(parent=create_index(), body=[section("overview", text())])
    spanish = create_translation(page, "es", title="Dolor lumbar", slug="dolor-lumbar")
    put_in_force(language="es", text="Solo información.")

    english_graph, spanish_graph = read(client, page), read(client, spanish)

    assert english_graph[0]["mainEntity"] == spanish_graph[0]["mainEntity"]
    assert english_graph[0]["workTranslation"] == [
        {"@type": "MedicalWebPage", "@id": "http://localhost/es/conditions/dolor-lumbar/", "inLanguage": "es"}
    ]
    assert spanish_graph[0]["translationOfWork"] == {
        "@type": "MedicalWebPage",
        "@id": "http://localhost/conditions/low-back-pain/",
        "inLanguage": "en",
    }
    assert spanish_graph[0]["inLanguage"] == "es"
    assert get_node(spanish_graph, "MedicalCondition")["name"] == "Dolor lumbar"


def test_an_arabic_page(client):
    create_clinic()
    page = create_condition(parent=create_index(), body=[section("overview", text("ما هو"), heading="ما هو؟")])
    arabic = create_translation(page, "ar", title="ألم أسفل الظهر")
    put_in_force(language="ar", text="للمعلومات فقط.")

    graph = read(client, arabic)

    assert (graph[0]["name"], graph[0]["inLanguage"]) == ("ألم أسفل الظهر", "ar")
    assert graph[0]["hasPart"][0]["name"] == "ما هو؟"
    assert "ألم أسفل الظهر" in client.get(arabic.url).content.decode().partition("ld+json")[2]


def test_headings_are_in_the_language_of_the_page_whatever_the_visitor_s(monkeypatch):
    page = create_condition(body=[section("overview", text())])
    monkeypatch.setattr(SectionBlock, "get_heading", lambda self, value: translation.get_language())

    with translation.override("es"):
        [part] = page.get_structured_data()["@graph"][0]["hasPart"]

    assert part["name"] == "en"


def test_an_alias_is_known_by_its_original_s_address_and_language(client):
    page = create_condition(parent=create_index(), body=[section("overview", text())])
    create_translation(page, "de")
    here = create_alias(page, parent=get_site().root_page, update_slug="also-here")
    spanish = create_alias(page, language="es")
    original = read(client, page)

    for alias in (here, spanish):
        graph = read(client, alias)
        assert graph[0]["@id"] == "http://localhost/conditions/low-back-pain/"
        assert graph[0]["inLanguage"] == "en"
        assert graph[0]["hasPart"][0]["url"].startswith("http://localhost/conditions/low-back-pain/#")
        assert graph[0]["mainEntity"] == original[0]["mainEntity"]
        assert not {"workTranslation", "translationOfWork"} & set(graph[0])


# What it costs


def test_it_takes_no_query_of_its_own(client, django_assert_num_queries, rf):
    create_clinic()
    source, shared = create_reference(), create_question()
    body = [section("evidence", statement(source)), section("questions", faq(shared))]
    read(client, create_condition(parent=create_index(), author=create_clinician(), body=body))
    request = rf.get("/conditions/low-back-pain/")
    page = get_site().root_page.route(request, ["conditions", "low-back-pain"]).page
    page.body.stream_block.render(page.body, page.get_context(request))

    with django_assert_num_queries(0):
        graph = page.get_structured_data(request)

    assert graph["@graph"][0]["citation"]
    assert get_questions(graph["@graph"]) == {"Does it hurt?": "A little."}


def test_what_was_made_before_is_made_anew_when_anything_changed(client):
    source, shared = create_reference(title="First title"), create_question()
    clinic = create_clinic()
    page = create_condition(body=[section("evidence", statement(source)), section("questions", faq(shared))])
    seen = [json.dumps(read(client, page)) for _visit in range(3)]
    assert len(set(seen)) == 1

    Reference.objects.update(title="Second title")
    assert "Second title" in json.dumps(read(client, page))
    assert "First title" not in json.dumps(read(client, page))

    Question.objects.update(answer="<p>Hardly.</p>")
    assert get_questions(read(client, page)) == {"Does it hurt?": "Hardly."}

    clinic.phone = "020 7946 0009"
    clinic.save()
    assert get_node(read(client, page), "MedicalClinic")["telephone"] == "020 7946 0009"

    ConditionPage.objects.filter(pk=page.pk).update(audience="Adults")
    assert read(client, page)[0]["medicalAudience"]["audienceType"] == "Adults"

    Question.objects.update(live=False)
    assert "FAQPage" not in json.dumps(read(client, page))


def test_what_was_made_before_is_not_made_again(client, monkeypatch):
    page = create_condition(body=[section("questions", faq(("Why?", "<p>So.</p>")))])
    for _visit in range(2):
        before = read(client, page)
    monkeypatch.setattr(page_description, "describe_body", lambda *args: pytest.fail("The body was read again."))
    monkeypatch.setattr(script, "make_graph", lambda *args, **kwargs: pytest.fail("The graph was made again."))

    assert read(client, page) == before


def test_a_body_changed_after_it_was_rendered_tells_what_it_now_holds(rf):
    first, second = create_reference(title="First"), create_reference(title="Second")
    page = create_condition(body=[section("evidence", statement(first))])
    request = rf.get(page.url)
    page.body.stream_block.render(page.body, page.get_context(request))
    page.body.append(section("evidence", statement(second)))

    graph = page.get_structured_data(request)["@graph"]

    assert [citation["name"] for citation in graph[0]["citation"]] == ["First", "Second"]


def test_a_page_type_adds_nodes_of_its_own_or_says_nothing(client, monkeypatch):
    page = create_condition()
    inherited = ConditionPage.get_structured_data

    def add(self, request=None):
        data = inherited(self, request)
        data["@graph"].append({"@type": "Organization", "name": "A society"})
        return data

    monkeypatch.setattr(ConditionPage, "get_structured_data", add)
    assert get_node(read(client, page), "Organization")["name"] == "A society"

    monkeypatch.setattr(ConditionPage, "get_structured_data", lambda self, request=None: None)
    assert b"ld+json" not in client.get(page.url).content

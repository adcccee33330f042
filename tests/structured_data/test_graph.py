"""What a page says of itself, kind by kind, and what it never says."""

import json
from dataclasses import replace
from datetime import date

import pytest

from tests.structured_data.samples import (
    CLINIC,
    EVERY_KIND,
    QUESTIONS,
    REVIEW,
    ROOT,
    SUBJECT,
    TODAY,
    TREATMENT,
    URL,
    make_citation,
    make_description,
)
from wagtail_backcare.structured_data import (
    AnsweredQuestion,
    Organization,
    Person,
    Section,
    WorkTranslation,
    make_graph,
)


def get_nodes(**fields) -> list[dict]:
    return make_graph(make_description(**fields), today=TODAY)["@graph"]


def get_page(**fields) -> dict:
    return get_nodes(**fields)[0]


def get_parts(page: dict, kind: str) -> list[dict]:
    return [part for part in page.get("hasPart", []) if part["@type"] == kind]


@pytest.mark.parametrize(
    ("kind", "subject", "name"), [("condition", SUBJECT, "Condition"), ("treatment", TREATMENT, "Therapy")]
)
def test_an_article_is_about_its_condition_or_treatment(kind, subject, name):
    page, thing, clinic = get_nodes(kind=kind, subject=subject)

    assert page["@type"] == "MedicalWebPage"
    assert page["@id"] == page["url"] == URL
    assert page["mainEntity"] == {"@id": thing["@id"]} == {"@id": subject.id}
    assert (thing["@type"], thing["name"]) == (f"Medical{name}", subject.name)
    assert page["publisher"] == {"@id": clinic["@id"]}
    assert page["inLanguage"] == "en-GB"
    assert page["medicalAudience"] == {"@type": "Patient", "audienceType": "Adults with low back pain"}


def test_other_names_of_a_condition():
    assert get_nodes()[1]["alternateName"] == ["Lumbago", "Lumbar pain"]


def test_a_guide_tells_which_treatment_it_belongs_to():
    page = get_page(kind="guide", subject=None, about=TREATMENT)

    assert page["about"] == {
        "@type": "MedicalTherapy",
        "@id": TREATMENT.id,
        "name": "Acupuncture",
        "url": f"{ROOT}/treatments/acupuncture/",
    }
    assert "mainEntity" not in page


def test_an_index_is_a_collection_with_a_breadcrumb():
    page = get_page(kind="index", subject=None)

    assert page["@type"] == "CollectionPage"
    assert page["breadcrumb"]["@type"] == "BreadcrumbList"
    assert not {"medicalAudience", "mainEntity", "hasPart"} & set(page)


def test_sections_are_parts_by_their_health_aspect_and_those_without_one_are_left_out():
    page = get_page(questions=())

    assert page["hasPart"] == [
        {
            "@type": "HealthTopicContent",
            "name": "Symptoms",
            "url": f"{URL}#symptoms",
            "hasHealthAspect": "https://schema.org/SymptomsHealthAspect",
        }
    ]


def test_questions_of_an_article_are_one_part_of_it():
    [faq] = get_parts(get_page(), "FAQPage")

    assert faq["mainEntity"] == [
        {
            "@type": "Question",
            "@id": f"{URL}#question-1",
            "name": "Does it hurt?",
            "acceptedAnswer": {"@type": "Answer", "text": "A little."},
        },
        {
            "@type": "Question",
            "@id": f"{URL}#question-2",
            "name": "How long does it last?",
            "acceptedAnswer": {"@type": "Answer", "text": "Often a few weeks."},
        },
    ]


def test_questions_are_what_a_page_of_questions_is_about():
    page = get_page(kind="questions", subject=None)

    assert page["@type"] == ["MedicalWebPage", "FAQPage"]
    assert [question["name"] for question in page["mainEntity"]] == ["Does it hurt?", "How long does it last?"]
    assert not get_parts(page, "FAQPage")


def test_a_page_of_questions_without_any_is_no_faq():
    page = get_page(kind="questions", subject=None, questions=())

    assert page["@type"] == "MedicalWebPage"
    assert "mainEntity" not in page


@pytest.mark.parametrize(
    "second",
    [
        QUESTIONS[0],
        AnsweredQuestion("does it  HURT?", "Yes.", "question-9"),
        replace(QUESTIONS[0], question="Painful?"),
    ],
    ids=["shared twice", "written anew", "same id"],
)
def test_a_question_that_stands_twice_is_asked_once(second):
    [faq] = get_parts(get_page(questions=(*QUESTIONS, second)), "FAQPage")

    assert [question["name"] for question in faq["mainEntity"]] == ["Does it hurt?", "How long does it last?"]
    assert faq["mainEntity"][0]["acceptedAnswer"]["text"] == "A little."


@pytest.mark.parametrize("today", [date(2026, 1, 15), TODAY, date(2027, 1, 15)])
def test_a_current_review_is_told_with_its_reviewer(today):
    page = make_graph(make_description(), today=today)["@graph"][0]

    assert page["lastReviewed"] == "2026-01-15"
    assert page["reviewedBy"] == {
        "@type": "Person",
        "name": "Robin Reviewer",
        "jobTitle": "Physiotherapist",
        "url": f"{ROOT}/team/robin/",
    }


def test_a_review_without_a_day_for_the_next_one_stays_current():
    assert get_page(review=replace(REVIEW, due_on=None))["lastReviewed"] == "2026-01-15"


@pytest.mark.parametrize(
    ("review", "today"),
    [(None, TODAY), (REVIEW, date(2027, 1, 16)), (REVIEW, date(2026, 1, 14))],
    ids=["none", "overdue", "in the future"],
)
def test_without_a_current_review_nothing_is_said_of_one(review, today):
    page = make_graph(make_description(review=review), today=today)["@graph"][0]

    assert not {"lastReviewed", "reviewedBy"} & set(page)


def test_a_clinic_says_what_its_site_gives():
    clinic = get_nodes()[-1]

    assert clinic == {
        "@type": "MedicalClinic",
        "@id": f"{ROOT}/#clinic",
        "name": "Example Clinic",
        "url": f"{ROOT}/",
        "telephone": "020 7946 0000",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "1 Sample Street",
            "addressLocality": "Sampletown",
            "postalCode": "AB1 2CD",
            "addressCountry": "GB",
        },
    }


def test_a_clinic_of_which_only_name_and_country_are_known_has_no_address_or_telephone():
    clinic = get_nodes(publisher=Organization(name="Example Clinic", root_url=ROOT, country_code="GB"))[-1]

    assert set(clinic) == {"@type", "@id", "name", "url"}


def test_an_address_needs_no_country():
    assert "addressCountry" not in get_nodes(publisher=replace(CLINIC, country_code=""))[-1]["address"]


def test_a_page_without_a_publisher_has_none():
    nodes = get_nodes(publisher=None)

    assert [node["@type"] for node in nodes] == ["MedicalWebPage", "MedicalCondition"]
    assert "publisher" not in nodes[0]


def test_author_dates_policy_picture_and_description():
    page = get_page(author=Person("Alex Author"))

    assert page["author"] == {"@type": "Person", "name": "Alex Author"}
    assert (page["datePublished"], page["dateModified"]) == ("2025-12-01", "2026-01-10")
    assert page["publishingPrinciples"] == f"{ROOT}/policy/"
    assert page["primaryImageOfPage"] == {"@type": "ImageObject", "url": f"{ROOT}/media/back.jpg"}
    assert page["description"] == "What low back pain is."


def test_a_study_is_a_scholarly_article_with_its_numbers():
    assert get_page()["citation"] == [
        {
            "@type": "MedicalScholarlyArticle",
            "name": "A review of studies",
            "url": "https://doi.org/10.1000/example",
            "creditText": "Example A, Example B. Journal of Examples",
            "datePublished": "2020",
            "publicationType": "Systematic Review",
            "identifier": [
                {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1000/example"},
                {"@type": "PropertyValue", "propertyID": "PMID", "value": "123"},
            ],
        }
    ]


def test_a_source_of_which_little_is_known():
    source = make_citation(
        kind="guideline", authors="", publisher="", year=None, doi="", pmid="", url="https://x.example/"
    )

    assert get_page(citations=(source,))["citation"] == [
        {"@type": "CreativeWork", "name": "A review of studies", "url": "https://x.example/"}
    ]


def test_the_breadcrumb_ends_with_the_page():
    items = get_page()["breadcrumb"]["itemListElement"]

    assert [(item["position"], item["name"]) for item in items] == [
        (1, "Home"),
        (2, "Conditions"),
        (3, "Low back pain"),
    ]
    assert [item["item"]["@id"] for item in items[:2]] == [f"{ROOT}/", f"{ROOT}/conditions/"]
    assert "item" not in items[2]


def test_a_page_without_a_breadcrumb_has_none():
    assert "breadcrumb" not in get_page(breadcrumb=())


def test_an_original_names_its_translations():
    page = get_page()

    assert page["workTranslation"] == [
        {"@type": "MedicalWebPage", "@id": f"{ROOT}/es/dolor-lumbar/", "inLanguage": "es"},
        {"@type": "MedicalWebPage", "@id": f"{ROOT}/pt-br/dor-lombar/", "inLanguage": "pt-BR"},
    ]
    assert "translationOfWork" not in page


def test_a_translation_names_its_original_alone():
    others = (WorkTranslation("de", f"{ROOT}/de/"), WorkTranslation("en", f"{ROOT}/en/", is_original=True))

    page = get_page(is_original=False, translations=others)

    assert page["translationOfWork"] == {"@type": "MedicalWebPage", "@id": f"{ROOT}/en/", "inLanguage": "en"}
    assert "workTranslation" not in page


def test_a_translation_whose_original_cannot_be_read_names_none():
    page = get_page(is_original=False, translations=(WorkTranslation("de", f"{ROOT}/de/"),))

    assert not {"translationOfWork", "workTranslation"} & set(page)


CLAIMS = {"possibleTreatment", "availableService", "aggregateRating", "review", "guideline", "step"}
PROMISES = {"Review", "Rating", "AggregateRating", "HowTo", "ClaimReview", "SpeakableSpecification"}


@pytest.mark.parametrize("page", EVERY_KIND.values(), ids=EVERY_KIND)
def test_no_page_claims_that_a_treatment_works_or_is_rated(page):
    properties, types = set(), set()

    def note(node):
        properties.update(node)
        kind = node.get("@type", [])
        types.update(kind if isinstance(kind, list) else [kind])
        return node

    json.loads(json.dumps(make_graph(page, today=TODAY)), object_hook=note)

    assert "name" in properties
    assert "MedicalClinic" in types
    assert not CLAIMS & properties
    assert not PROMISES & types


@pytest.mark.parametrize("page", EVERY_KIND.values(), ids=EVERY_KIND)
def test_nothing_is_said_with_an_empty_value(page):
    def find_empty(value, place=""):
        if isinstance(value, dict):
            return [found for name, inner in value.items() for found in find_empty(inner, f"{place}.{name}")]
        if isinstance(value, list):
            return [found for inner in value for found in find_empty(inner, place)] if value else [place]
        return [] if value else [place]

    assert find_empty(make_graph(page, today=TODAY)) == []


def test_the_same_heading_in_two_sections_stays_apart():
    sections = tuple(Section("Before", anchor, "OverviewHealthAspect") for anchor in ("overview", "overview-2"))

    parts = get_parts(get_page(sections=sections), "HealthTopicContent")

    assert [part["url"] for part in parts] == [f"{URL}#overview", f"{URL}#overview-2"]

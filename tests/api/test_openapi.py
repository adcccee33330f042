"""The OpenAPI document of API v3 says what API v3 answers."""

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.api.conftest import needs_v3
from tests.helpers import (
    create_clinician,
    create_condition,
    create_disclaimer,
    create_guide,
    create_help_cards,
    create_index,
    create_question,
    create_questions_page,
    create_reference,
    create_translation,
    create_treatment,
    help_section,
)
from tests.routes.world import translate_home

pytestmark = [pytest.mark.django_db, needs_v3]

#: What a new page needs besides its fields.
NEW = {"meta": {"type": "wagtail_backcare_pages.ConditionPage", "parent_id": 2}}


@pytest.fixture
def document(client) -> dict:
    return client.get("/api/v3/openapi.json").json()


@pytest.fixture
def validate(document):
    """``validate("ConditionPageSchema", data)`` fails where the data are not as the document says."""
    registry = Registry().with_resource("urn:api", Resource(document, DRAFT202012))

    def validate(name: str, data) -> None:
        schema = {"$ref": f"urn:api#/components/schemas/{name}"}
        Draft202012Validator(schema, registry=registry, format_checker=FormatChecker()).validate(data)

    return validate


def test_an_article_with_everything(get, article, validate):
    translate_home("es")
    create_disclaimer(language="es", text="Solo para informar.")
    create_translation(article, "es")

    data = get("v3", article)

    assert data["alternates"]
    assert data["review"]
    validate("ConditionPageSchema", data)


@pytest.mark.parametrize(
    ("create", "name"),
    [
        (create_condition, "ConditionPageSchema"),
        (create_treatment, "TreatmentPageSchema"),
        (create_guide, "GuidePageSchema"),
        (create_questions_page, "QuestionsPageSchema"),
    ],
)
def test_every_kind_of_article(create, name, get, site, validate):
    validate(name, get("v3", create(body=[("disclaimer", {"placed": True}), help_section()])))


def test_an_index(get, site, validate):
    validate("HealthIndexPageSchema", get("v3", create_index()))


@pytest.mark.parametrize(
    "create", [create_help_cards, create_question, create_reference, create_clinician, create_disclaimer]
)
def test_every_snippet(create, at_work, db, validate):
    snippet = create()
    name = type(snippet).__name__

    validate(f"{name}Schema", at_work("get", f"snippets/wagtail_backcare.{name}/{snippet.pk}/").data)


def test_what_is_not_so_is_noticed(get, article, validate):
    data = get("v3", article)
    del data["body"][0]["value"]["content"][0]["html"], data["body"][0]["type"]

    with pytest.raises(Exception, match="is not valid under any of the given schemas"):
        validate("ConditionPageSchema", data)


def test_bodies_and_worked_out_fields_have_shapes(document):
    schemas = document["components"]["schemas"]
    properties = schemas["ConditionPageSchema"]["properties"]

    modules = [option["$ref"].rsplit("/", 1)[1] for option in properties["body"]["items"]["anyOf"]]
    assert modules == ["BodyDisclaimer", "BodySection", "BodyOther"]
    assert set(schemas["BodySection"]["required"]) >= {"heading", "anchor", "health_aspect", "value"}
    for name, shape in {
        "disclaimers": "PageDisclaimer",
        "author": "PageAuthor",
        "review": "PageReview",
        "sources": "PageSource",
        "alternates": "PageAlternate",
        "image": "PagePicture",
        "related_pages": "PageLink",
        "treatments": "PageLink",
        "urgent_notice": "PageNotice",
    }.items():
        assert f"#/components/schemas/{shape}" in str(properties[name]), name
    assert schemas["PageReview"]["properties"]["reviewed_on"]["format"] == "date"


def test_what_may_be_written(document):
    schemas = document["components"]["schemas"]
    written = {
        "ConditionPagePatchSchema": {
            *{"title", "summary", "audience", "body", "other_names", "body_area"},
            *{"author_id", "image_id", "image_alt"},
        },
        "HealthIndexPagePatchSchema": {"title", "summary"},
        "QuestionPatchSchema": {"question", "answer"},
        "HelpCardSetPatchSchema": {"title", "cards"},
        "DisclaimerPatchSchema": {"kind", "site_id", "title", "text"},
    }
    worked_out = {"disclaimers", "author", "review", "sources", "alternates", "image", "in_force", "language"}

    for name, fields in written.items():
        assert set(schemas[name]["properties"]) >= fields, name
        assert not set(schemas[name]["properties"]) & worked_out, name


def test_a_body_that_was_got_may_be_sent(at_work, article, validate):
    data = at_work("get", f"pages/{article.pk}/").data

    validate("ConditionPagePatchSchema", {"body": data["body"]})
    validate("ConditionPageCreateSchema", {"title": "New", "summary": "S", "body": data["body"], **NEW})


@pytest.mark.parametrize(
    "block",
    [
        {"type": "text"},
        {"type": "nonsense", "value": ""},
        {"type": "side_effects", "value": {"items": [{"effect": "Bruise", "people": "many"}]}},
        {"type": "evidence_statement", "value": {"certainty": "sure"}},
        {"type": "questions", "value": {"questions": [{"type": "question"}]}},
        {"type": "key_facts", "value": {"items": [{"type": "item", "value": "As a list is stored, with an id."}]}},
    ],
)
def test_a_block_that_may_not_be_sent(block, document, db, validate):
    section = {"type": "overview", "value": {"content": [block]}}

    with pytest.raises(Exception, match="is not valid under any of the given schemas"):
        validate("ConditionPagePatchSchema", {"body": [section]})


def test_cards_have_shapes_too(at_work, db, validate):
    data = at_work("get", f"snippets/wagtail_backcare.HelpCardSet/{create_help_cards().pk}/").data

    validate("HelpCardSetPatchSchema", {"cards": data["cards"]})
    with pytest.raises(Exception, match="'value' is a required property"):
        validate("HelpCardSetPatchSchema", {"cards": [{"type": "emergency"}]})


def test_schemas_of_wagtail_for_each_type(at_work, db):
    types = {item["name"] for item in at_work("get", "schema/").data["types"]}

    assert types >= {"wagtail_backcare_pages.ConditionPage", "wagtail_backcare.HelpCardSet"}
    read = at_work("get", "schema/wagtail_backcare_pages.ConditionPage/").data["read"]
    assert "BodySection" in read["$defs"]

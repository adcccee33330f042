"""What API v3 says of a body that it does not take: where it is wrong, and what to do."""

import pytest

from tests.api.conftest import needs_v3
from tests.helpers import create_help_cards

pytestmark = [pytest.mark.django_db, needs_v3]

EVIDENCE = {"statement": "It helps.", "certainty": "very", "sources": []}


@pytest.fixture
def refuse(article, at_work):
    """``refuse(block)``: what publishing answers, place → message, with the block in the first section."""

    def refuse(block: dict) -> dict[tuple, str]:
        body = at_work("get", f"pages/{article.pk}/").data["body"]
        body[0]["value"]["content"] = [block]
        answer = at_work("patch", f"pages/{article.pk}/", {"body": body, "meta": {"action": "publish"}})
        assert answer.status == 422, answer.data
        return {tuple(error["loc"]): error["msg"] for error in answer.data["errors"]}

    return refuse


@pytest.mark.parametrize(
    ("block", "place", "message"),
    [
        (
            {"type": "side_effects", "value": {"items": [{"effect": "Bruise", "people": 5, "out_of": 2}]}},
            ("items", 0, "people"),
            "This number cannot be larger than the number it is out of.",
        ),
        (
            {"type": "evidence_statement", "value": {**EVIDENCE, "pain_with": 30, "pain_without": None}},
            ("pain_without",),
            "Fill in the points of both groups, or of neither.",
        ),
        (
            {"type": "evidence_statement", "value": {**EVIDENCE, "certainty": "sure"}},
            ("certainty",),
            "Select a valid choice. sure is not one of the available choices.",
        ),
    ],
)
def test_a_refused_value_is_named_by_its_place(article, refuse, block, place, message):
    if block["type"] == "evidence_statement":
        cited = article.get_sources()[0].pk
        block = {**block, "value": {**block["value"], "sources": [cited]}}

    assert refuse(block) == {("body", 0, "value", "content", 0, "value", *place): message}


@pytest.mark.parametrize("broken", [{"type": "overview"}, {"type": "nonsense", "value": {}}, {"value": {}}, "text"])
def test_what_is_no_block_is_refused(article, at_work, broken):
    answer = at_work("patch", f"pages/{article.pk}/", {"body": [broken]})

    assert answer.status == 422
    assert answer.data["errors"][0]["loc"][3:5] == ["body", 0]


def test_a_shared_card_without_a_value_is_refused(at_work, db):
    path = f"snippets/wagtail_backcare.HelpCardSet/{create_help_cards().pk}/"

    answer = at_work("patch", path, {"cards": [{"type": "emergency"}]})

    assert answer.status == 422
    assert answer.data["errors"][0]["loc"][-4:] == ["wagtail_backcare.HelpCardSet", "cards", 0, "value"]

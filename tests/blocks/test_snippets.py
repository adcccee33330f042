import pytest
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamBlock

from tests.helpers import create_help_cards, create_question, create_reference
from wagtail_backcare.blocks import ConditionBody
from wagtail_backcare.blocks.snippets import load_choices, using
from wagtail_backcare.models import HelpCardSet, Question, Reference

pytestmark = pytest.mark.django_db


def evidence(*references):
    return ("evidence_statement", {"statement": "s", "certainty": "very", "sources": list(references)})


@pytest.fixture
def body():
    first, second = create_reference(title="First"), create_reference(title="Second")
    return ConditionBody().normalize(
        [
            ("overview", {"content": [evidence(second), evidence(first, second)]}),
            ("when_to_get_help", {"content": [("help_cards", {"shared": create_help_cards()})]}),
            ("questions", {"content": [("questions", {"questions": [("shared_question", create_question())]})]}),
        ]
    )


def raw(body):
    block = body.stream_block
    return block.to_python(block.get_prep_value(body))


def test_choices_come_in_the_order_of_the_text_with_their_block(body):
    chosen = load_choices(body.stream_block, raw(body).raw_data)

    assert [str(reference.title) for reference in chosen.of(Reference)] == ["Second", "First"]
    assert [choice.model for choice in chosen.choices] == [Reference] * 3 + [HelpCardSet, Question]
    assert len({choice.block_id for choice in chosen.choices[:3]}) == 2


def test_one_query_a_model_loads_them_all(body, django_assert_num_queries):
    value = raw(body)

    with django_assert_num_queries(3):
        chosen = load_choices(body.stream_block, value.raw_data)
    with django_assert_num_queries(0), using(chosen):
        sources = value[0].value["content"][1].value["sources"]
        assert [source.title for source in sources] == ["First", "Second"]
        assert value[1].value["content"][0].value["shared"].title == "Back pain"
        assert value[2].value["content"][0].value["questions"][0].value.question == "Does it hurt?"


def test_references_for_the_index_cost_one_query_a_model(body, django_assert_num_queries):
    value = raw(body)
    Reference.objects.filter(title="First").delete()

    with django_assert_num_queries(3):
        found = list(body.stream_block.extract_references(value))

    assert [(model, pk) for model, pk, _model_path, _content_path in found] == [
        *[(Reference, str(Reference.objects.get().pk))] * 2,
        (HelpCardSet, str(HelpCardSet.objects.get().pk)),
        (Question, str(Question.objects.get().pk)),
    ]
    assert found == list(StreamBlock.extract_references(body.stream_block, raw(body)))


def test_a_chosen_snippet_that_was_deleted_since_is_left_out(body):
    value = raw(body)
    Reference.objects.filter(title="First").delete()

    chosen = load_choices(body.stream_block, value.raw_data)

    assert [reference.title for reference in chosen.of(Reference)] == ["Second"]


def test_a_body_without_choices_asks_nothing(db):
    from django.db import connection

    body = ConditionBody().to_python([{"type": "overview", "value": {"content": []}, "id": "1"}])

    with CaptureQueriesContext(connection) as queries:
        load_choices(body.stream_block, body.raw_data)
    assert len(queries) == 0

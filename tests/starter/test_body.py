"""The schema of packs and the blocks that editors fill in must allow the same."""

import pytest
from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, ListBlock, StreamBlock, StructBlock

from wagtail_backcare.blocks import SECTION_TYPES, ConditionBody, ContentStream
from wagtail_backcare.models import Clinician, Disclaimer, HelpCardSet, Question, Reference
from wagtail_backcare.pages.models import ConditionPage, TreatmentPage
from wagtail_backcare.starter.body import make_body, make_id
from wagtail_backcare.starter.schema import get_block_types, get_schema

DEFS = get_schema()["$defs"]


def resolve(schema):
    """A schema with what it refers to."""
    if "$ref" in schema:
        return {**resolve(DEFS[schema["$ref"].removeprefix("#/$defs/")]), **schema}
    return schema


def compare(block, schema, path):
    """Differences between a block and the schema of its data."""
    schema = resolve(schema)
    if isinstance(block, ListBlock):
        wanted = block.meta.min_num or 0
        if schema.get("minItems", 0) != wanted:
            yield f"{path}: at least {wanted}"
        yield from compare(block.child_block, schema["items"], f"{path}[]")
    elif isinstance(block, StructBlock):
        fields = set(schema["properties"]) - {"type", "key", "ledger"}
        if fields != set(block.child_blocks):
            yield f"{path}: {fields ^ set(block.child_blocks)}"
            return
        for name, child in block.child_blocks.items():
            required = name in schema.get("required", [])
            if child.required and not required and not isinstance(child, ListBlock | StreamBlock):
                yield f"{path}.{name}: required"
            yield from compare(child, schema["properties"][name], f"{path}.{name}")
    elif isinstance(block, ChoiceBlock):
        if schema.get("enum") != [value for value, _label in block.field.choices if value]:
            yield f"{path}: choices {schema.get('enum')}"
    elif isinstance(block, IntegerBlock):
        if schema.get("minimum") != block.field.min_value:
            yield f"{path}: from {block.field.min_value}"
    elif isinstance(block, CharBlock) and schema.get("maxLength") != block.field.max_length:
        yield f"{path}: at most {block.field.max_length} characters"


@pytest.mark.parametrize("name", sorted(set(get_block_types()) - {"text", "disclaimer", "questions", "help_cards"}))
def test_schema_of_a_block_agrees_with_the_block(name):
    block = ContentStream().child_blocks[name]

    assert list(compare(block, DEFS["blocks"][name], name)) == []


def test_schema_of_questions_agrees_with_their_block():
    block = ContentStream().child_blocks["questions"].child_blocks["questions"].child_blocks["question"]
    schema = resolve(DEFS["blocks"]["questions"]["properties"]["questions"]["items"])
    fields = {name: part for name, part in schema["properties"].items() if name in ("question", "answer")}

    assert list(compare(block, {"properties": fields, "required": ["question", "answer"]}, "question")) == []


def test_schema_of_help_cards_agrees_with_their_block():
    stream = HelpCardSet._meta.get_field("cards").stream_block
    cards = DEFS["help_cards"]["properties"]

    assert set(cards) == set(stream.child_blocks)
    for name, block in stream.child_blocks.items():
        assert list(compare(block, cards[name], name)) == []


def test_every_block_can_stand_in_a_pack_but_pictures():
    assert set(ContentStream().child_blocks) - set(get_block_types()) == {"figure"}


@pytest.mark.parametrize(
    ("part", "model", "names"),
    [
        ("clinicians", Clinician, {}),
        ("references", Reference, {"url": "address"}),
        ("questions", Question, {}),
        ("disclaimers", Disclaimer, {}),
        ("help_cards", HelpCardSet, {}),
    ],
)
def test_schema_of_a_snippet_agrees_with_its_model(part, model, names):
    fields = {field.name: field for field in model._meta.get_fields()}
    for name, schema in DEFS["files"][part]["items"]["properties"].items():
        field = fields.get(names.get(name, name))
        if field is None:
            assert name in ("key", "ledger", "status", "note")
            continue
        if field.max_length and "enum" not in resolve(schema):
            assert resolve(schema)["maxLength"] == field.max_length, name
        if field.choices:
            assert set(resolve(schema)["enum"]) == {value for value, _label in field.flatchoices}, name


def test_schema_of_pages_agrees_with_the_model():
    schema = DEFS["files"]["page"]["properties"]
    for name in ("title", "slug", "summary", "audience"):
        assert schema[name]["maxLength"] == ConditionPage._meta.get_field(name).max_length
    areas = {value for value, _label in ConditionPage._meta.get_field("body_area").flatchoices}
    assert set(schema["body_area"]["enum"]) - {""} == areas


def find_nothing(part, key):
    return None


def make(*content, section="overview"):
    data = [{"section": section, "content": list(content)}]
    return make_body(data, ConditionBody(), owner=("pack", "page"), find=find_nothing)


def facts(*items, key="facts"):
    return {"type": "key_facts", "key": key, "items": list(items)}


def ids_of_facts(raw):
    return {item["value"]: item["id"] for item in raw[0]["value"]["content"][0]["value"]["items"]}


def test_ids_come_from_the_keys():
    raw = make(facts("One.", "Two."))

    assert raw[0]["id"] == make_id("pack", "page", "overview")
    assert raw == make(facts("One.", "Two."))
    assert (
        raw[0]["id"]
        != make_body([{"section": "overview"}], ConditionBody(), owner=("p", "q"), find=find_nothing)[0]["id"]
    )


def test_list_items_are_in_the_form_that_translations_need():
    [first, second] = make(facts("One.", "Two."))[0]["value"]["content"][0]["value"]["items"]

    assert set(first) == {"type", "value", "id"}
    assert first["type"] == "item"
    assert first["id"] != second["id"]


def test_a_new_item_does_not_rename_the_others():
    before, after = ids_of_facts(make(facts("One.", "Two."))), ids_of_facts(make(facts("New.", "One.", "Two.")))

    assert after["One."] == before["One."]
    assert after["Two."] == before["Two."]


def test_an_item_with_a_key_keeps_its_id_when_the_words_change():
    def question(words, **extra):
        asked = {"type": "questions", "key": "asked", "questions": [{"question": words, "answer": "Yes.", **extra}]}
        return make(asked, section="questions")[0]["value"]["content"][0]["value"]["questions"][0]["id"]

    assert question("Can I drive?", key="drive") == question("May I drive a car?", key="drive")
    assert question("Can I drive?") != question("May I drive a car?")


def test_the_same_words_twice_get_two_ids():
    items = make(facts("One.", "One."))[0]["value"]["content"][0]["value"]["items"]

    assert items[0]["id"] != items[1]["id"]


def test_a_block_keeps_its_id_in_another_section():
    assert (
        make(facts("One."))[0]["value"]["content"][0]["id"]
        == (make(facts("One."), section="symptoms")[0]["value"]["content"][0]["id"])
    )


def test_fields_that_the_pack_leaves_out_are_filled_with_defaults():
    card = {"type": "help_cards", "key": "c", "cards": {"urgent": {"signs": ["a fever"]}}}

    value = make(card, section="when_to_get_help")[0]["value"]["content"][0]["value"]

    assert value["shared"] is None
    [card] = value["cards"]
    assert (card["type"], card["value"]["heading"]) == ("urgent", "")


def test_folded_lines_become_one():
    assert list(ids_of_facts(make(facts("One\nand two.")))) == ["One and two."]


def test_every_section_can_be_made():
    stream = TreatmentPage._meta.get_field("body").stream_block
    offered = [name for name in SECTION_TYPES if name not in stream.get_hidden_names()]

    raw = make_body([{"section": name} for name in offered], stream, owner=("pack", "page"), find=find_nothing)

    assert [section["type"] for section in raw] == offered

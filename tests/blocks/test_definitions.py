"""What holds for every block: its place in the chooser, its preview, and nestings that translators can work with."""

import pytest
from django.test import override_settings
from wagtail.blocks import CharBlock, ListBlock, StreamBlock, StructBlock, TextBlock
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

from wagtail_backcare.blocks import (
    SECTION_TYPES,
    BodyBlock,
    ConditionBody,
    ContentStream,
    GuideBody,
    HelpCardsStream,
    QuestionsBody,
    ShortTextBlock,
    TreatmentBody,
)
from wagtail_backcare.blocks.section_types import GROUPS
from wagtail_backcare.kinds import Kind

BODIES = [ConditionBody, TreatmentBody, GuideBody, QuestionsBody]


def walk(block, path=()):
    """Every block below one, with the blocks above it."""
    yield path, block
    children = []
    if isinstance(block, StreamBlock | StructBlock):
        children = block.child_blocks.values()
    elif isinstance(block, ListBlock):
        children = [block.child_block]
    for child in children:
        yield from walk(child, (*path, block))


CONTENT_BLOCKS = list(ContentStream().child_blocks.items())
SECTION_BLOCKS = [(name, block) for name, block in ConditionBody().child_blocks.items() if name in SECTION_TYPES]


@pytest.mark.parametrize(("name", "block"), [*CONTENT_BLOCKS, *SECTION_BLOCKS], ids=lambda value: str(value)[:20])
def test_every_block_has_icon_group_description_and_preview(name, block):
    assert block.meta.icon != "placeholder"
    assert block.meta.group in GROUPS
    assert str(block.get_description())
    assert block.is_previewable
    assert block.meta.preview_template == "wagtail_backcare/previews/block.html"


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "block"), CONTENT_BLOCKS, ids=lambda value: str(value)[:20])
def test_every_preview_value_is_complete_but_for_what_must_be_chosen(name, block):
    value = block.get_preview_value()

    if name not in {"figure", "evidence_statement", "practitioner_note"}:  # a picture, a source, a person
        block.clean(value)


@pytest.mark.parametrize("body", BODIES)
def test_no_nesting_that_wagtail_localize_leaves_untranslated(body):
    for path, block in walk(body()):
        kinds = [type(step) for step in path[-2:]]
        struct_in_struct = all(issubclass(kind, StructBlock) for kind in kinds) and len(kinds) == 2
        assert not (struct_in_struct and isinstance(block, ListBlock)), f"{path} holds a list two structs deep"
        assert not isinstance(block, WagtailTableBlock)


@pytest.mark.parametrize("body", BODIES)
def test_no_text_block_can_hold_none(body):
    for path, block in walk(body()):
        if isinstance(block, CharBlock | TextBlock) and not any("image" in str(step.name) for step in (*path, block)):
            assert block.normalize(None) == "", path
            assert block.to_python(None) == "", path


@pytest.mark.parametrize("body", BODIES)
def test_an_editor_sees_what_an_item_of_a_list_is_called(body):
    for path, block in walk(body()):
        if isinstance(block, ListBlock):
            assert str(block.child_block.label), f"{path} {block.name}"


@pytest.mark.parametrize("body", BODIES)
def test_every_body_defines_every_section_so_that_none_is_lost(body):
    assert set(SECTION_TYPES) <= set(body().child_blocks)


def test_the_chooser_offers_only_what_suits_the_kind_of_page():
    assert "side_effects" in ConditionBody().get_hidden_names()
    assert "symptoms" in TreatmentBody().get_hidden_names()
    assert "symptoms" not in ConditionBody().get_hidden_names()


@override_settings(WAGTAIL_BACKCARE={"HIDDEN_BLOCKS": ["table", "symptoms"]})
def test_hidden_blocks_stay_defined():
    body = ConditionBody()

    assert "symptoms" in body.get_hidden_names()
    assert "symptoms" in body.child_blocks
    assert body.child_blocks["overview"].child_blocks["content"].get_hidden_names() == {"table"}


@override_settings(WAGTAIL_BACKCARE={"EXTRA_BLOCKS": {"price": "wagtail_backcare.blocks.KeyFactsBlock"}})
def test_extra_blocks_may_stand_in_every_section():
    content = ConditionBody().child_blocks["symptoms"].child_blocks["content"]

    assert "price" in content.child_blocks


@pytest.mark.parametrize(
    ("body", "required"),
    [
        (ConditionBody, {"when_to_get_help"}),
        (TreatmentBody, {"when_to_get_help", "side_effects", "who_should_take_care", "other_options"}),
        (GuideBody, set()),
        (QuestionsBody, {"when_to_get_help"}),
    ],
)
def test_a_new_page_opens_with_its_usual_sections_the_required_ones_marked(body, required):
    block = body()
    sections = block.get_usual_sections()
    names = [child.block_type for child in sections]

    assert required <= set(names)
    assert len(names) >= 3
    assert len({child.id for child in sections} - {None}) == len(names)
    assert {name for name in SECTION_TYPES if "(required)" in str(block.child_blocks[name].label)} == required


def test_anchors_are_unique_and_fit_for_an_address():
    anchors = [section.anchor for section in SECTION_TYPES.values()]

    assert len(set(anchors)) == len(anchors)
    assert all(anchor.replace("-", "").isalpha() and anchor.islower() for anchor in anchors)


def test_every_kind_but_index_and_article_has_sections():
    assert {kind for section in SECTION_TYPES.values() for kind in section.kinds} == set(Kind) - {
        Kind.INDEX,
        Kind.ARTICLE,
    }


def test_a_stored_block_that_is_no_longer_known_to_a_site_does_not_break_the_others():
    value = ConditionBody().to_python([{"type": "gone", "value": {}, "id": "1"}])

    assert len(value) == 0


def test_cards_come_at_most_once_each():
    assert HelpCardsStream().meta.block_counts == {
        "emergency": {"max_num": 1},
        "urgent": {"max_num": 1},
        "non_urgent": {"max_num": 1},
    }


def test_bodies_share_one_way_to_be_made():
    assert all(issubclass(body, BodyBlock) and body.kind for body in BODIES)
    assert isinstance(ShortTextBlock(), CharBlock)

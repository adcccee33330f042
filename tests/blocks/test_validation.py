"""Bad input gets an error at the field that is wrong, and says the cure."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from wagtail.blocks import StructBlockValidationError

from tests.helpers import create_help_cards
from wagtail_backcare.blocks import HelpCardsBlock, SideEffectsBlock, TableBlock
from wagtail_backcare.blocks.side_effects import SideEffectBlock


@pytest.mark.parametrize(("people", "out_of", "field"), [(1, None, "out_of"), (None, 10, "people"), (11, 10, "people")])
def test_side_effects_need_two_numbers_that_make_sense(people, out_of, field):
    block = SideEffectBlock()
    value = block.normalize({"effect": "A bruise", "people": people, "out_of": out_of, "what_to_do": ""})

    with pytest.raises(StructBlockValidationError) as error:
        block.clean(value)
    assert field in error.value.block_errors


@pytest.mark.parametrize(
    ("people", "out_of", "words"),
    [(1, 10, "about 1 in 10 people"), (3, 10000, "about 3 in 10,000 people"), (None, None, "")],
)
def test_frequencies_are_whole_numbers_in_words(people, out_of, words):
    value = SideEffectBlock().normalize({"effect": "x", "people": people, "out_of": out_of})

    assert value.frequency == words


@pytest.mark.parametrize(
    ("language", "words"), [("de", "etwa 3 von 10.000 Menschen"), ("fr", "10\xa0000"), ("ar", "10000")]
)
def test_frequencies_are_written_as_in_the_language_of_the_page(language, words):
    value = SideEffectBlock().normalize({"effect": "x", "people": 3, "out_of": 10000})

    with override(language):
        assert words in value.frequency
        assert "10,000" not in value.frequency


def test_every_row_of_a_table_has_a_cell_for_each_column():
    block = TableBlock()
    value = block.normalize({"caption": "x", "columns": ["a", "b"], "rows": [{"cells": ["1"]}]})

    with pytest.raises(StructBlockValidationError) as error:
        block.clean(value)
    assert "2" in error.value.block_errors["rows"].message


@pytest.mark.django_db
def test_help_cards_are_shared_or_written_here_but_not_both():
    block = HelpCardsBlock()
    cards = [("urgent", {"heading": "", "signs": ["a"]})]

    with pytest.raises(StructBlockValidationError) as error:
        block.clean(block.normalize({"shared": create_help_cards(), "cards": cards}))
    assert "shared" in error.value.block_errors


def test_two_emergency_cards_are_refused():
    block = HelpCardsBlock()
    card = ("emergency", {"heading": "", "signs": ["a"]})

    with pytest.raises(ValidationError):
        block.clean(block.normalize({"shared": None, "cards": [card, card]}))


def test_an_effect_needs_words():
    block = SideEffectsBlock()

    with pytest.raises(ValidationError):
        block.clean(block.normalize({"title": "", "items": [{"effect": ""}]}))

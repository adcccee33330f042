"""Shared help cards and questions in a language that is not the page's."""

import pytest

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_guide,
    create_help_cards,
    create_question,
    get_locale,
    help_section,
    section,
)
from tests.routes.world import translate_home
from wagtail_backcare.gate.decide import find_page_problems
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    create_clinic()
    create_disclaimer()
    create_disclaimer(language="es", text="Solo para informar.")
    translate_home("es")


def show_cards(language):
    cards = create_help_cards("you cannot feel your legs", locale=get_locale(language))
    return section("when_to_get_help", ("help_cards", {"shared": cards, "cards": []}))


def show_question(name, language="en"):
    question = create_question(locale=get_locale(language))
    return section(name, ("questions", {"title": "", "questions": [("shared_question", question)]}))


def create_spanish(*body, create=create_condition, **fields):
    return create(locale=get_locale("es"), body=list(body), **fields)


def find(page):
    return {p.code: p for p in find_page_problems(page) if p.rule != "review"}


def test_cards_in_another_language_do_not_count():
    page = create_spanish(show_cards("en"))

    [problem] = find(page).values()

    assert (problem.code, problem.must_fix) == ("help_cards.other_language", True)
    assert (problem.field, problem.block_id) == ("body", page.body[0].value["content"][0].id)
    assert "“Back pain” are not in the language of the page (Spanish)" in problem.message
    assert problem.hint


def test_cards_in_another_language_are_refused():
    page = create_spanish(show_cards("en"), live=False)

    with pytest.raises(NotFitError):
        page.save_revision().publish()

    assert not ConditionPage.objects.get().live


@pytest.mark.parametrize(("language", "other"), [("es", "es"), ("es-mx", "es"), ("es", "es-mx")])
def test_cards_in_the_language_whatever_the_region(language, other):
    page = create_condition(locale=get_locale(language), body=[show_cards(other)])

    assert "help_cards.other_language" not in find(page)


def test_an_alias_shows_its_originals_language():
    alias = create_condition(body=[show_cards("en")]).copy_for_translation(get_locale("es"), alias=True)

    assert find(alias) == {}


def test_where_help_cards_are_not_asked_for_it_is_to_be_checked():
    problem = find(create_spanish(show_cards("en"), create=create_guide))["help_cards.other_language"]

    assert not problem.must_fix


def test_a_live_page_with_cards_in_another_language_can_be_corrected():
    page = create_spanish(show_cards("en"))
    page.summary = "Otro resumen."

    page.save_revision().publish()

    assert ConditionPage.objects.get().summary == "Otro resumen."


def test_an_edit_of_a_live_page_may_not_bring_them():
    page = create_spanish(help_section())
    page.body = [show_cards("en")]

    with pytest.raises(NotFitError) as refusal:
        page.save_revision().publish()

    assert [problem.code for problem in refusal.value.problems] == ["help_cards.other_language"]


def test_a_question_in_another_language_is_to_be_checked():
    page = create_spanish(help_section(), show_question("questions"))

    [problem] = find(page).values()

    assert (problem.code, problem.must_fix) == ("question.other_language", False)


@pytest.mark.parametrize("name", ["who_should_take_care", "side_effects", "when_to_get_help"])
def test_a_question_in_another_language_may_not_be_safety_text(name):
    page = create_spanish(show_question(name), create=create_guide, live=False)

    with pytest.raises(NotFitError) as refusal:
        page.save_revision().publish()

    [problem] = refusal.value.problems
    assert problem.code == "safety_text.other_language"
    assert problem.block_id == page.body[0].value["content"][0].value["questions"][0].id


def test_a_question_in_the_language():
    page = create_spanish(help_section(), show_question("who_should_take_care", "es"))

    assert find(page) == {}

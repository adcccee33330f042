"""Help cards, questions and clinic details that live pages show."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_question,
    section,
)
from wagtail_backcare.gate.snippets import MOST_NAMED, find_snippet_obstacles
from wagtail_backcare.models import HelpCardSet, Question
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.rules import Problem, Rule, get_rules

pytestmark = pytest.mark.django_db


def create_page_with(*blocks, **fields):
    page = create_condition(body=[section("when_to_get_help", *blocks)], **fields)
    ReferenceIndex.create_or_update_for_object(page)
    return page


def shared(cards):
    return ("help_cards", {"shared": cards, "cards": []})


@pytest.fixture(autouse=True)
def clinic():
    create_clinic()
    create_disclaimer()


def test_sets_that_are_deleted_together_are_asked_about_together(monkeypatch):
    """A rule of a site's own, by which one of two sets is enough."""
    first, second = create_help_cards(title="First"), create_help_cards("you faint", title="Second")
    create_page_with(shared(first), shared(second))
    monkeypatch.setattr(ConditionPage, "backcare_rules", {"one_set": "must_fix"})
    is_fit = Rule("one_set", lambda facts: [] if facts.cards else [Problem("one_set", "No cards.")], "One set")
    monkeypatch.setitem(get_rules(), "one_set", is_fit)
    assert find_snippet_obstacles({first: None}) == []

    with pytest.raises(ValidationError, match="The live page “Low back pain” shows it"), transaction.atomic():
        HelpCardSet.objects.all().delete()

    assert HelpCardSet.objects.count() == 2


def test_an_alias_counts_as_a_page_of_its_own():
    cards = create_help_cards()
    page = create_page_with(shared(cards))
    alias = page.create_alias(update_slug="alias")
    assert alias.live

    assert len(find_snippet_obstacles({cards: None})) == 2


def test_the_first_pages_are_named_and_the_others_counted():
    cards = create_help_cards()
    for number in range(MOST_NAMED + 2):
        create_page_with(shared(cards), title=f"Page {number}", slug=f"page-{number}")

    *named, others = [str(problem.message) for problem in find_snippet_obstacles({cards: None})]

    assert ["“Page " in message for message in named] == [True] * MOST_NAMED
    assert others == "The same goes for 2 more live pages."


def test_the_number_of_queries_does_not_grow_with_the_pages():
    cards = create_help_cards()
    numbers = iter(range(100))
    counts = []
    for size in (2, 10):
        for _page in range(size):
            number = next(numbers)
            create_page_with(shared(cards), title=f"Page {number}", slug=f"page-{number}")
        with CaptureQueriesContext(connection) as queries:
            assert find_snippet_obstacles({cards: None})
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 10


def test_a_question_that_a_site_asks_for_is_not_unpublished(monkeypatch):
    question = create_question()
    value = {"title": "", "questions": [("shared_question", question)]}
    create_page_with(shared(create_help_cards()), ("questions", value))
    assert find_snippet_obstacles({question: None}) == []
    monkeypatch.setattr(ConditionPage, "backcare_rules", {"shared_questions": "must_fix"})

    with (
        pytest.raises(ValidationError, match="A shared question that was chosen here has been deleted"),
        transaction.atomic(),
    ):
        question.delete()
    with pytest.raises(ValidationError, match="is not published"), transaction.atomic():
        question.unpublish()

    assert Question.objects.get().live

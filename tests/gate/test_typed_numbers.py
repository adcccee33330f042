"""A telephone number is found wherever it is typed: in fields, in blocks and in the shared texts of a page."""

import pytest

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_question,
    section,
)
from wagtail_backcare.gate.decide import find_page_problems

pytestmark = pytest.mark.django_db


def find_messages(**fields) -> list[str]:
    create_clinic()
    create_disclaimer()
    problems = find_page_problems(create_condition(**fields))
    return [str(problem.message) for problem in problems if problem.rule == "typed_numbers"]


def test_in_a_field_of_one_line():
    expected = ["A telephone number is typed into the text: 01632 960 123."]
    assert find_messages(audience="Call 01632 960 123.") == expected


@pytest.mark.parametrize("html", ["<p>Call</p><p>111</p>", "<ul><li>Call</li><li>111</li></ul>"])
def test_in_paragraphs_and_lists(html):
    body = [section("overview", ("text", html))]
    assert find_messages(body=body) == ["A telephone number is typed into the text: 111."]


def test_in_shared_help_cards():
    cards = create_help_cards("call 01632 960 123 if your legs feel numb")
    body = [section("when_to_get_help", ("help_cards", {"shared": cards, "cards": []}))]

    expected = "A telephone number is typed into the shared text “Back pain”: 01632 960 123."
    assert find_messages(body=body) == [expected]


def test_in_the_answer_of_a_shared_question():
    question = create_question(answer="<p>Call 01632 960 123.</p>")
    body = [section("questions", ("questions", {"title": "", "questions": [("shared_question", question)]}))]

    expected = "A telephone number is typed into the shared text “Does it hurt?”: 01632 960 123."
    assert find_messages(body=body) == [expected]

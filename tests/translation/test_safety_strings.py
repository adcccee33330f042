"""What counts as the safety text of a page, and what a signature holds for."""

from copy import deepcopy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_guide,
    create_question,
    get_locale,
    help_section,
    make_live,
    section,
    sign_safety_text,
)
from wagtail_backcare.gate.decide import find_page_problems
from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.loading import load_pages
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.gate.safety import find_safety_strings
from wagtail_backcare.gate.translations import make_comparison
from wagtail_backcare.models import Question, UrgentChange
from wagtail_backcare.signing.sheet import make_sheet
from wagtail_backcare.translation.audit import DifferenceKind
from wagtail_backcare.urgent.mark import mark
from wagtail_backcare.urgent.waiting import find_waiting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    create_clinic()
    create_disclaimer()
    create_disclaimer(language="es", text="Solo para informar.")


def reload(page):
    return type(page).objects.get(pk=page.pk)


def change(page, edit):
    """Change the raw blocks of a page in memory."""
    raw = deepcopy(page.body.get_prep_value())
    edit(raw[0]["value"]["content"][0])
    page.body = raw
    return page


def translate(page, edit):
    """A live Spanish page whose safety text is signed."""
    spanish = change(page.copy_for_translation(get_locale("es"), copy_parents=True), edit)
    spanish.save()
    sign_safety_text(reload(spanish))
    make_live(spanish)
    return reload(spanish)


def find_codes(page):
    return [problem.code for problem in find_page_problems(page) if problem.must_fix]


class TestNumbers:
    @pytest.fixture
    def english(self):
        item = {"effect": "you may faint", "people": 1, "out_of": 1000, "what_to_do": ""}
        return reload(create_guide(body=[section("side_effects", ("side_effects", {"title": "", "items": [item]}))]))

    @pytest.fixture
    def spanish(self, english):
        return translate(english, lambda block: self.set(block, effect="puede desmayarse"))

    @staticmethod
    def set(block, **values):
        block["value"]["items"][0]["value"].update(values)

    def test_numbers_are_compared_beside_the_words(self, english):
        words = [(string.label.rsplit(" / ")[-1], string.words) for string in find_safety_strings(english)]

        assert words == [("What may happen", "you may faint"), ("People", "1"), ("Out of", "1000")]

    def test_another_number_in_the_original_asks_again(self, english, spanish):
        assert find_codes(spanish) == []
        change(english, lambda block: self.set(block, people=100)).save_revision().publish()

        assert find_codes(reload(spanish)) == ["safety_text.stale"]
        assert [waiting.instance for waiting in find_waiting(reload(english))] == [spanish]

    def test_another_number_in_the_translation_is_not_signed(self, spanish):
        change(spanish, lambda block: self.set(block, people=7))

        [difference] = make_comparison(spanish).audit().differences
        assert (difference.kind, difference.source, difference.target) == (DifferenceKind.NUMBERS, "1", "7")
        with pytest.raises(NotFitError):
            spanish.save_revision().publish()

    def test_a_number_that_only_the_translation_has_is_shown(self, english, spanish):
        change(english, lambda block: self.set(block, people=None, out_of=None)).save_revision().publish()

        lines = [(line.state, line.source, line.target) for line in make_sheet(spanish, needed="translator").lines]

        assert lines[1:] == [("added", "", "1"), ("added", "", "1000")]


class TestChoices:
    @pytest.fixture
    def english(self):
        value = {"statement": "Needles may help", "certainty": "not_very", "size": "small", "sources": []}
        return reload(create_guide(body=[section("who_should_take_care", ("evidence_statement", value))]))

    def test_a_choice_is_shown_as_editors_know_it(self, english):
        strings = {string.path.rsplit(".")[-1]: string for string in find_safety_strings(english)}

        assert strings["certainty"].text == "not_very"
        assert strings["certainty"].words == "not very sure"

    def test_another_choice_is_a_difference_and_needs_no_translation(self, english):
        spanish = english.copy_for_translation(get_locale("es"), copy_parents=True)
        change(spanish, lambda block: block["value"].update(certainty="very"))

        audit = make_comparison(spanish).audit()

        [difference] = [d for d in audit.differences if d.kind == DifferenceKind.CHOICES]
        assert (difference.source, difference.target) == ("not very sure", "very sure")
        assert [string.text for string in audit.untranslated] == ["Needles may help"]


class TestUrgency:
    @pytest.fixture
    def english(self):
        return reload(create_condition(body=[help_section(emergency=(), urgent=["you cannot feel your legs"])]))

    @pytest.fixture
    def spanish(self, english):
        return translate(english, lambda block: self.get_card(block)["value"]["signs"][0].update(value="no las siente"))

    @staticmethod
    def get_card(block):
        return block["value"]["cards"][0]

    def test_a_sign_that_becomes_an_emergency_asks_again(self, english, spanish):
        change(english, lambda block: self.get_card(block).update(type="emergency")).save_revision().publish()

        assert find_codes(reload(spanish)) == ["safety_text.stale"]
        assert [waiting.instance for waiting in find_waiting(reload(english))] == [spanish]
        [difference] = make_comparison(spanish).audit().differences
        assert difference.kind == DifferenceKind.PLACE
        assert ("Emergency" in difference.source, "Urgent" in difference.target) == (True, True)

    def test_a_card_that_the_translation_calls_less_urgent_is_not_signed(self, spanish):
        change(spanish, lambda block: self.get_card(block).update(type="non_urgent"))

        assert find_codes(spanish) == ["safety_text.unsigned"]


def make_question_page(create=create_guide, name="who_should_take_care", **fields):
    question = create_question(question="Who must not have it at all?", answer="<p>People who bleed a lot.</p>")
    shown = ("questions", {"title": "", "questions": [("shared_question", question)]})
    return reload(create(body=[section(name, shown)], **fields))


def set_question(block, question):
    block["value"]["questions"][0]["value"] = question.pk


class TestSharedQuestions:
    @pytest.fixture
    def english(self):
        return make_question_page()

    @pytest.fixture
    def question(self):
        """The Spanish one, published with English words in it, as wagtail-localize leaves it."""
        question = Question.objects.get().copy_for_translation(get_locale("es"))
        question.save()
        return question

    @pytest.fixture
    def spanish(self, english, question):
        spanish = english.copy_for_translation(get_locale("es"), copy_parents=True)
        change(spanish, lambda block: set_question(block, question)).save()
        spanish.save_revision()
        return reload(spanish)

    def put_in_spanish(self, question, answer="<p>Personas que sangran mucho.</p>"):
        question.question, question.answer = "¿Quién no debe recibirla?", answer
        question.save_revision().publish()

    def test_a_question_is_safety_text_where_safety_text_stands(self, english):
        label = "Who should take care / Questions and answers / Shared question"

        assert [(string.label, string.text) for string in find_safety_strings(english)] == [
            (f"{label} / Question", "Who must not have it at all?"),
            (f"{label} / Answer", "People who bleed a lot."),
        ]

    def test_elsewhere_it_is_not(self):
        page = make_question_page(name="questions")

        assert find_safety_strings(page) == []

    def test_the_originals_words_keep_the_page_a_draft(self, spanish):
        codes = {"safety_text.untranslated", "safety_text.unsigned"}

        with pytest.raises(NotFitError) as refusal:
            spanish.get_latest_revision().publish()

        assert {problem.code for problem in refusal.value.problems} == codes

    def test_it_is_signed_with_the_page(self, spanish, question):
        self.put_in_spanish(question)
        assert find_codes(spanish) == ["safety_text.unsigned"]
        sheet = make_sheet(spanish, needed="translator")
        assert [line.target for line in sheet.lines] == ["¿Quién no debe recibirla?", "Personas que sangran mucho."]

        sign_safety_text(spanish)
        spanish.get_latest_revision().publish()

        assert reload(spanish).live

    def test_one_that_is_not_published_is_missing(self, spanish, question):
        Question.objects.filter(pk=question.pk).update(live=False)

        assert set(find_codes(spanish)) == {"safety_text.missing", "safety_text.unsigned"}

    def test_new_words_go_live_once_they_are_signed(self, spanish, question):
        self.put_in_spanish(question)
        sign_safety_text(spanish)
        spanish.get_latest_revision().publish()
        question = reload(question)

        with pytest.raises(NotFitError) as refusal:
            self.put_in_spanish(question, "<p>Nadie.</p>")
        assert "sign the safety text of that page" in str(refusal.value.problems[0].hint)
        assert "sangran" in reload(question).answer

        sheet = make_sheet(reload(spanish), needed="translator")
        assert sheet.lines[1].target == "Nadie."
        sign_safety_text(sheet.comparison.instance, shared={(Question, question.pk): question})
        reload(question).get_latest_revision().publish()
        assert reload(question).answer == "<p>Nadie.</p>"
        assert find_codes(reload(spanish)) == []

    def test_readers_are_told_of_an_urgent_change_until_the_answer_has_it(self, english, spanish, question):
        self.put_in_spanish(question)
        sign_safety_text(spanish)
        spanish.get_latest_revision().publish()
        original = Question.objects.get(locale=english.locale)
        original.answer = "<p>People who bleed at all.</p>"
        original.save_revision().publish()
        mark(english, find_waiting(english), note="", user=None, now=timezone.now())
        question = reload(question)
        question.answer = "<p>Personas que sangran.</p>"
        question.save_revision()
        sign_safety_text(reload(spanish), shared={(Question, question.pk): question})
        assert UrgentChange.objects.open().count() == 1

        question.get_latest_revision().publish()

        assert UrgentChange.objects.open().count() == 0

    def test_questions_of_many_pages_cost_one_query(self, spanish, question):
        others = [make_question_page(slug=f"page-{number}") for number in range(2)]
        keys = [other.copy_for_translation(get_locale("es")).pk for other in others]

        def ask(keys):
            pages = load_pages(Page.objects.filter(pk__in=keys))
            known = Known(pages)
            with CaptureQueriesContext(connection) as queries:
                for page in pages:
                    find_page_problems(page, known=known)
            return len(queries)

        assert ask([spanish.pk]) == ask([spanish.pk, *keys])


def test_a_page_without_such_texts_costs_no_query():
    page = reload(create_condition(body=[help_section()]))

    with CaptureQueriesContext(connection) as queries:
        assert len(find_safety_strings(page)) == 2

    assert len(queries) == 0

"""What rules look at beside a page is asked of the database once, however many pages there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_question,
    create_treatment,
    get_locale,
    help_section,
    make_live,
    section,
    sign_safety_text,
)
from tests.testapp.models import BlogPage
from wagtail_backcare.gate.decide import BOOKKEEPING, find_obstacles, find_page_problems
from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.loading import load_draft, load_pages
from wagtail_backcare.pages.models import ConditionPage, TreatmentPage

pytestmark = pytest.mark.django_db


def count_queries(call) -> int:
    with CaptureQueriesContext(connection) as queries:
        call()
    return len(queries)


@pytest.fixture
def pages():
    create_clinic()
    create_disclaimer()
    return [create_condition(slug=f"page-{number}", body=[help_section()]) for number in range(3)]


def ask(pages) -> list:
    known = Known(pages)
    return [find_page_problems(page, known=known) for page in pages]


def test_pages_in_one_language(pages):
    assert count_queries(lambda: ask(pages[:1])) == count_queries(lambda: ask(pages)) == 4


def test_a_page_and_its_row(pages):
    """Also where problems of the two are compared."""
    page = pages[0]
    ConditionPage.objects.filter(pk=page.pk).update(body=[])
    stored = ConditionPage.objects.select_related("locale").get(pk=page.pk)

    assert count_queries(lambda: find_obstacles(stored, stored=stored)) == 4
    assert find_obstacles(stored, stored=stored) == []


def test_shared_texts_cost_a_query_for_each_model(pages):
    shared = ("help_cards", {"shared": create_help_cards(), "cards": []})
    questions = ("questions", {"questions": [("shared_question", create_question())]})
    body = [section("when_to_get_help", shared), section("questions", questions)]
    pages = [create_condition(slug=f"shared-{number}", body=body) for number in range(3)]

    problems = ask(pages)

    assert count_queries(lambda: ask(pages)) == 6
    assert {problem.code for found in problems for problem in found} == {"review.missing"}


def translate(page):
    translated = page.copy_for_translation(get_locale("es"), copy_parents=True)
    translated.body = page.body
    translated.save_revision()
    make_live(translated)
    return ConditionPage.objects.get(pk=translated.pk)


def test_translations_cost_three_queries_more(pages):
    create_disclaimer(language="es", text="Solo para informarse.")
    translated = [translate(page) for page in pages]

    problems = ask(translated)

    assert count_queries(lambda: ask(translated)) == count_queries(lambda: ask([*pages, *translated])) == 7
    assert {problem.code for problem in problems[0]} >= {"safety_text.untranslated", "safety_text.unsigned"}


def test_short_texts_that_are_the_same_cost_a_query_at_most():
    create_clinic()
    body = [help_section(emergency=["numb legs"], urgent=())]
    pages = [translate(create_condition(slug=f"short-{number}", body=body)) for number in range(3)]
    ask(pages)

    assert count_queries(lambda: ask(pages[:1])) == count_queries(lambda: ask(pages)) <= 8


def test_answers_are_the_same_for_one_and_for_many(pages):
    """A signed translation, an unsigned one and their source."""
    signed, unsigned = translate(pages[0]), translate(pages[1])
    sign_safety_text(signed)

    together = ask([signed, unsigned, *pages])

    assert together == [find_page_problems(page) for page in [signed, unsigned, *pages]]
    assert [p.code for p in together[0]] != [p.code for p in together[1]]


class TestLoading:
    def test_pages_of_every_type_come_with_one_query(self, pages):
        treatment, blog = create_treatment(), BlogPage(title="News", slug="news", intro="<p>News.</p>", live=False)
        pages[0].get_parent().add_child(instance=blog)
        home = pages[0].get_parent()

        def load():
            return [
                (type(page), page.title, page.locale.language_code, len(page.body))
                for page in load_pages(Page.objects.filter(pk__in=[home.pk, treatment.pk, blog.pk, pages[0].pk]))
            ]

        assert count_queries(load) == 1
        assert sorted(load(), key=str) == [
            (BlogPage, "News", "en", 0),
            (ConditionPage, "Low back pain", "en", 1),
            (TreatmentPage, "Acupuncture", "en", 0),
        ]

    def test_a_loaded_page_is_the_whole_page(self, pages):
        (loaded,) = load_pages(Page.objects.filter(pk=pages[0].pk))
        expected = ConditionPage.objects.get(pk=pages[0].pk)

        for field in ConditionPage._meta.concrete_fields:
            assert field.value_from_object(loaded) == field.value_from_object(expected), field.name
        assert not loaded._state.adding
        assert loaded.get_deferred_fields() == set()

    def test_a_draft_is_made_of_the_newest_revision(self, pages):
        pages[0].title = "Newer"
        pages[0].save_revision()
        (loaded,) = load_pages(Page.objects.filter(pk=pages[0].pk))

        with CaptureQueriesContext(connection) as queries:
            draft = load_draft(loaded)

        expected = ConditionPage.objects.get(pk=loaded.pk).get_latest_revision_as_object()
        assert (draft.title, loaded.title) == ("Newer", "Low back pain")
        for field in ConditionPage._meta.concrete_fields:
            if field.name not in BOOKKEEPING:
                assert field.value_from_object(draft) == field.value_from_object(expected), field.name
        assert len(queries) == 0

    def test_without_a_revision_the_row_is_the_draft(self, pages):
        (loaded,) = load_pages(Page.objects.filter(pk=pages[0].pk))

        assert load_draft(loaded) is loaded

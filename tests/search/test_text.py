"""What is found in the text of pages, on every database. The pages are committed: see the fixture ``kept``."""

import pytest
from django.db import connection
from wagtail.models import Page

from tests.helpers import (
    create_condition,
    create_help_cards,
    create_index,
    create_question,
    create_questions_page,
    help_section,
    section,
)
from wagtail_backcare.models import HelpCardSet, Question
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.search import search_health_pages

pytestmark = pytest.mark.usefixtures("kept")


def find(index, query, **options):
    return [page.title for page in search_health_pages(query, below=index, **options).pages]


def text(words: str) -> tuple:
    return section("overview", ("text", f"<p>{words}</p>"))


def shared_cards(cards) -> tuple:
    return section("when_to_get_help", ("help_cards", {"shared": cards, "cards": []}))


def shared_question(question) -> tuple:
    return section("questions", ("questions", {"title": "", "questions": [("shared_question", question)]}))


def create(index, title: str, *body, **fields):
    return create_condition(parent=index, title=title, slug=title.lower(), summary="S.", body=list(body), **fields)


def test_the_text_of_a_page():
    index = create_index()
    create(index, "Cards", help_section(emergency=("both your legs feel numb",)))
    create(index, "Words", text("Whiplash of the neck"), body_area="neck")
    create(index, "Draft", text("Whiplash"), live=False)
    create(index, "Symptoms", section("symptoms", ("text", "<p>Aches</p>")), section("causes"))

    assert find(index, "numb legs") == ["Cards"]
    assert find(index, "when to get help") == ["Cards"]
    assert find(index, "whiplash") == find(index, "WHIPLASH neck") == find(index, "the whiplash of it") == ["Words"]
    assert find(index, "whiplash", kind="condition", body_area="neck") == ["Words"]
    assert find(index, "whiplash", kind="guide") == find(index, "whiplash", body_area="hip-leg") == []
    assert find(index, "aches symptoms") == ["Symptoms"]
    assert find(index, "causes") == []


def test_names_come_before_text_and_a_text_about_it_before_one_that_mentions_it():
    index = create_index()
    create(index, "Mentions", text("Once tendonitis. " + "Other words follow here. " * 40))
    create(index, "About", text("Tendonitis. " * 8))
    create(index, "Called", other_names="Tendonitis")

    assert find(index, "tendonitis") == ["Called", "About", "Mentions"]
    assert find(index, "tendonitis", limit=2) == ["Called", "About"]


def test_wagtails_own_search_knows_names_by_their_first_letters_and_filters_by_body_area():
    index = create_index()
    create(index, "Back", other_names="Lumbago, Backache", body_area="lower-back")
    create(index, "Neck", text("No lumbago here."), body_area="neck")
    pages = ConditionPage.objects.all()

    assert [page.title for page in pages.autocomplete("lumb")] == ["Back"]
    assert [page.title for page in pages.filter(body_area="neck").search("lumbago")] == ["Neck"]
    assert {page.title for page in pages.search("lumbago")} == {"Back", "Neck"}
    assert [page.title for page in pages.filter(body_area="neck").autocomplete("lumb")] == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the others weigh titles alone")
def test_wagtails_own_search_puts_other_names_before_a_summary_and_this_before_a_text():
    index = create_index()
    create(index, "Text", text("Tendonitis."))
    create_condition(parent=index, title="Summary", slug="summary", summary="Tendonitis.", body=[text("Words.")])
    create(index, "Named", text("Words."), other_names="Tendonitis")

    assert [page.title for page in ConditionPage.objects.search("tendonitis")] == ["Named", "Summary", "Text"]


def test_marks_that_a_database_takes_for_commands_do_no_harm():
    index = create_index()
    create(index, "Words", text("Whiplash of the neck"))

    for query in (
        '"whiplash',
        "whiplash*",
        "+whiplash -neck",
        "whiplash:neck",
        "whiplash AND",
        "(whiplash",
        "%whiplash",
    ):
        assert find(index, query)[:1] == ["Words"], query


def test_misspelt_words_of_a_heading_and_words_of_which_a_page_has_some():
    index = create_index()
    create(index, "Words", section("overview", ("text", "<p>Of the neck</p>"), heading="What whiplash is"))

    misspelt = search_health_pages("whiplsh", below=index)
    some = search_health_pages("whiplash cushion", below=index)

    assert (misspelt.correction, [page.title for page in misspelt.pages]) == ("whiplash", ["Words"])
    assert (some.any_word, [page.title for page in some.pages]) == (True, ["Words"])


def test_shared_cards_and_questions_are_text_of_the_page_as_they_are_now():
    index = create_index()
    cards = create_help_cards("you feel a tingling")
    question = create_question(question="May I swim?", answer="<p>Backstroke is fine.</p>")
    create(index, "Page", shared_cards(cards), shared_question(question))
    create_questions_page(parent=index, title="Other", slug="other", summary="S.", body=[shared_question(question)])
    assert find(index, "tingling") == ["Page"]
    assert set(find(index, "backstroke")) == {"Page", "Other"}

    cards.cards = [("emergency", {"heading": "", "signs": ["you cannot wiggle your toes"]})]
    cards.save_revision().publish()
    question.answer = "<p>Breaststroke is fine.</p>"
    question.save_revision().publish()

    assert find(index, "wiggle") == ["Page"]
    assert set(find(index, "breaststroke")) == {"Page", "Other"}
    assert find(index, "tingling") == find(index, "backstroke") == []


def test_shared_texts_that_readers_do_not_see_are_no_text_of_the_page():
    index = create_index()
    cards, question = create_help_cards("you feel a tingling"), create_question(question="May I swim?")
    page = create(index, "Page", shared_cards(cards), shared_question(question))
    assert find(index, "tingling") == find(index, "swim") == ["Page"]

    HelpCardSet.objects.update(live=False)
    Question.objects.update(live=False)
    page.save()

    assert find(index, "tingling") == find(index, "swim") == []


def test_a_question_that_was_deleted_is_no_text_of_the_page():
    index = create_index()
    question, other = create_question(question="May I swim?"), create_question(question="May I run?")
    create(index, "Page", shared_question(question), shared_question(other))

    question.delete()

    assert find(index, "swim") == []
    assert find(index, "run") == ["Page"]


def test_saving_a_draft_of_shared_cards_changes_nothing():
    index = create_index()
    cards = create_help_cards("you feel a tingling")
    create(index, "Page", shared_cards(cards))

    cards.cards = [("emergency", {"heading": "", "signs": ["you cannot wiggle your toes"]})]
    cards.save_revision()

    assert find(index, "wiggle") == []


def test_words_that_the_index_of_mariadb_leaves_out_keep_no_page_from_being_found():
    index = create_index()
    create(index, "Words", text("Whiplash of the neck is an MS of it"))

    assert find(index, "whiplash of the neck") == ["Words"]
    assert find(index, "whiplash is an ms") == ["Words"]
    assert find(index, "of") == ([] if connection.vendor in {"mysql", "postgresql"} else ["Words"])


def test_a_backend_that_keeps_its_index_elsewhere_searches_by_itself(settings):
    index = create_index()
    create(index, "Words", text("Whiplash of the neck"), body_area="neck")
    create(index, "Named whiplash")
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database.fallback"}}
    assert Page.objects.search("named whiplash").count() == 1

    assert find(index, "whiplash") == ["Named whiplash"]
    assert find(index, "words", body_area="neck") == ["Words"]

"""Loading translations again, after an editor's work, and when a newer text has come."""

import pytest

from tests.helpers import create_question, get_locale
from tests.starter.snapshot import take_snapshot
from tests.starter.translated import NECK, change_source_facts, get, list_ids, load, outcome, publish, raw
from tests.starter.translated_packs import SPANISH, change, translate
from wagtail_backcare.models import HelpCardSet, Question
from wagtail_backcare.pages.models import ConditionPage, HealthIndexPage
from wagtail_backcare.starter.load import load_pack
from wagtail_backcare.starter.report import Outcome

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_second_run_changes_nothing(folder, homes, way):
    load(folder, "es", "ar")
    before = take_snapshot()

    reports = load(folder, "es", "ar", update=True)

    assert take_snapshot() == before
    for report in reports:
        assert report.count(Outcome.UNCHANGED) == len(report.lines) == 7
        assert report.to_text().count("\n") == 1


def test_a_language_can_be_added_later(folder, homes, way):
    load_pack(str(folder))

    [report] = load(folder)

    assert report.count(Outcome.CREATED) == 7


def test_what_an_editor_translated_is_kept(folder, homes, way):
    load_pack(str(folder))
    question = create_question(question="¿Y mi cuello?", locale=get_locale("es"))
    question.translation_key = get(Question, "en").translation_key
    question.save()
    page = get(HealthIndexPage, "en").copy_for_translation(get_locale("es"))
    page.title = "Otras palabras"
    page.save_revision()

    [report] = load(folder, update=True)

    assert outcome(report, "questions", "how-long") == (Outcome.KEPT, "the site has a translation of its own")
    assert outcome(report, "pages", "health")[0] == Outcome.KEPT
    assert get(Question).question == "¿Y mi cuello?"
    assert get(HealthIndexPage).get_latest_revision_as_object().title == "Otras palabras"
    questions = raw(get(ConditionPage))[2]["value"]["content"][0]["value"]["questions"]
    assert questions[0]["value"] == question.pk
    assert get(ConditionPage).get_parent().pk == page.pk


def test_what_an_editor_changed_in_a_translation_is_kept(folder, homes, way):
    load(folder)
    draft = get(ConditionPage).get_latest_revision_as_object()
    draft.summary = "Otras palabras."
    draft.save_revision()
    change(folder, NECK, "frecuente", "muy frecuente")

    [report] = load(folder, update=True)

    assert outcome(report, "pages", "neck-pain") == (Outcome.KEPT, "an editor changed it")
    assert get(ConditionPage).get_latest_revision_as_object().summary == "Otras palabras."


def test_newer_texts_wait_for_update(folder, homes, way):
    load(folder)
    change(folder, NECK, "A menudo mejora.", "A menudo mejora sola.")
    before = take_snapshot()

    [report] = load(folder)

    assert take_snapshot() == before
    assert outcome(report, "pages", "neck-pain")[1] == "the pack has newer text; --update takes it"
    [report] = load(folder, update=True)
    assert outcome(report, "pages", "neck-pain") == (Outcome.UPDATED, "")
    facts = raw(get(ConditionPage))[0]["value"]["content"][1]["value"]["items"]
    assert facts[0]["value"] == "A menudo mejora sola."


def test_an_update_of_the_source_keeps_the_pairing(folder, homes, way):
    load(folder)
    ids = list_ids(raw(get(ConditionPage)))
    change(folder, "pages/02-neck.yaml", "It often gets better.", "It usually gets better.")
    change(folder, "pages/02-neck.yaml", "items: [It", "items: [Rest., It")
    translate(folder, "es", {**SPANISH, "It usually gets better.": "Suele mejorar.", "Rest.": "Descanse."})

    load(folder, update=True)

    source, page = raw(get(ConditionPage, "en")), raw(get(ConditionPage))
    assert list_ids(page) == list_ids(source)
    assert len(set(ids) - set(list_ids(page))) == 1
    facts = page[0]["value"]["content"][1]["value"]["items"]
    assert [fact["value"] for fact in facts] == ["Descanse.", "Suele mejorar.", "Siga moviéndose."]


def test_an_update_of_a_live_translation_is_a_draft_until_it_is_published(folder, homes, way):
    load(folder)
    publish(homes["es"])
    for model in (HelpCardSet, Question, HealthIndexPage, ConditionPage):
        publish(get(model))
    change(folder, NECK, "El dolor de cuello es frecuente.", "Es muy frecuente.")
    change(folder, "translations/es/help_cards.yaml", "débiles", "muy débiles")

    [report] = load(folder, update=True)

    page, cards = get(ConditionPage), get(HelpCardSet)
    assert "saved as a draft" in outcome(report, "pages", "neck-pain")[1]
    assert (page.live, page.summary, page.has_unpublished_changes) == (True, "El dolor de cuello es frecuente.", True)
    assert page.get_latest_revision_as_object().summary == "Es muy frecuente."
    assert "muy" not in str(cards.cards.raw_data[0]) and cards.live
    assert "muy débiles" in str(cards.get_latest_revision_as_object().cards.raw_data[0])


def test_a_source_with_a_newer_draft_is_published_first(folder, homes, way, settings):
    settings.DEBUG = True
    load(folder, publish=True, country="GB")
    change(folder, "pages/02-neck.yaml", "summary: Neck pain is common.", "summary: Neck pain often gets better.")
    translate(folder, "es", {**SPANISH, "Neck pain often gets better.": "Suele mejorar."})

    [report] = load(folder, update=True)

    assert outcome(report, "pages", "neck-pain") == (
        Outcome.KEPT,
        "what it translates has a draft that is not published; publish that, then run this again",
    )
    publish(get(ConditionPage, "en"))
    load(folder, update=True)
    assert get(ConditionPage).summary == "Suele mejorar."


def test_a_deleted_translation_stays_deleted_until_it_is_restored(folder, homes, way):
    load(folder)
    get(ConditionPage).delete()

    assert outcome(load(folder)[0], "pages", "neck-pain")[0] == Outcome.SKIPPED
    assert outcome(load(folder, restore=True)[0], "pages", "neck-pain")[0] == Outcome.CREATED
    assert get(ConditionPage).title == "Dolor de cuello"


def test_a_source_that_an_editor_changed_is_left_to_the_editor(folder, homes, plain):
    load_pack(str(folder))
    change_source_facts()

    [report] = load(folder)

    assert outcome(report, "pages", "neck-pain") == (
        Outcome.SKIPPED,
        "an editor changed what it translates; translate it in the admin",
    )

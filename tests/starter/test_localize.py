"""What translators find in wagtail-localize, and how they go on from there."""

import re

import pytest
from django.apps import apps

from tests.starter.packs import write_pack
from tests.starter.translated import NECK, change_source_facts, get, load, outcome, raw
from tests.starter.translated_packs import SPANISH, change, translate
from wagtail_backcare.pages.models import ConditionPage, HealthIndexPage, TreatmentPage
from wagtail_backcare.starter.load import load_pack
from wagtail_backcare.starter.report import Outcome

if not apps.is_installed("wagtail_localize"):
    pytest.skip("wagtail-localize is not installed", allow_module_level=True)

from wagtail_localize.models import StringTranslation, Translation

pytestmark = pytest.mark.django_db

NOTICE = "needs review by a clinician who reads this language"


def test_every_text_is_translated_and_says_who_must_review(folder, homes):
    load(folder, "es", "ar")

    for translation in Translation.objects.all():
        total, translated = translation.get_progress()
        assert total == translated > 0, translation.source.object_repr
        assert translation.enabled
    assert Translation.objects.count() == 14
    strings = StringTranslation.objects.all()
    assert {(string.translation_type, string.has_error) for string in strings} == {("manual", False)}
    assert all(NOTICE in string.get_comment() for string in strings)


def test_the_draft_is_what_wagtail_localize_would_make(folder, homes):
    load(folder)

    for translation in Translation.objects.all():
        before = translation.get_target_instance()
        made = translation.source.get_ephemeral_translated_instance(translation.target_locale)
        for name in ("title", "slug", "summary", "question", "answer", "text", "profession"):
            assert getattr(before, name, "") == getattr(made, name, "")
        if hasattr(before, "body"):
            assert raw(made) == raw(before)


def test_a_translator_who_saves_changes_nothing(folder, homes):
    load(folder)
    before = raw(get(ConditionPage))
    translation = Translation.objects.get(source__object_id=get(ConditionPage).translation_key)

    translation.save_target(publish=False)

    page = get(ConditionPage)
    assert (page.live, page.slug, raw(page)) == (False, "dolor-de-cuello", before)
    assert load(folder)[0].count(Outcome.UNCHANGED) == 7


def test_a_text_that_an_editor_translated_is_kept(folder, homes):
    load(folder)
    theirs = StringTranslation.objects.get(data="A menudo mejora.")
    theirs.data, theirs.tool_name = "Otras palabras.", ""
    theirs.save()
    change(folder, NECK, "A menudo mejora.", "A menudo mejora sola.")
    change(folder, NECK, "Siga moviéndose.", "Muévase.")

    load(folder, update=True)

    theirs.refresh_from_db()
    assert theirs.data == "Otras palabras."
    facts = raw(get(ConditionPage))[0]["value"]["content"][1]["value"]["items"]
    assert [fact["value"] for fact in facts] == ["Otras palabras.", "Muévase."]


def test_texts_without_a_translation_are_left_to_the_translator(folder, homes):
    change(folder, "pages/02-neck.yaml", "It often gets better.", "It usually gets better.")

    [report] = load(folder)

    assert outcome(report, "pages", "neck-pain") == (
        Outcome.CREATED,
        "1 of its 10 texts are not translated in the pack and stay as they are",
    )
    facts = raw(get(ConditionPage))[0]["value"]["content"][1]["value"]["items"]
    assert [fact["value"] for fact in facts] == ["It usually gets better.", "Siga moviéndose."]
    translation = Translation.objects.get(source__object_id=get(ConditionPage).translation_key)
    assert translation.get_progress() == (11, 10)
    assert translation.get_status_display() == "Waiting for translations"


def test_what_an_editor_changed_in_the_source_is_left_to_the_translator(folder, homes):
    load_pack(str(folder))
    change_source_facts()

    [report] = load(folder)

    assert outcome(report, "pages", "neck-pain")[0] == Outcome.CREATED
    facts = raw(get(ConditionPage))[0]["value"]["content"][1]["value"]["items"]
    assert [fact["value"] for fact in facts] == ["My own words.", "Siga moviéndose."]


def test_links_in_another_order_lead_where_they_did(folder, homes):
    text = "Neck pain is **common**.\n\nRead about [exercise](page:exercise)."
    both = "Read [this](page:exercise) or [that](page:health)."
    write_pack(folder, replace=[("pages/02-neck.yaml", "Read about [exercise](page:exercise).", both)])
    words = text.replace("Read about [exercise](page:exercise).", both)
    spanish = "Es **frecuente**.\n\nLea [eso](page:health) o [esto](page:exercise)."
    translate(folder, "es", {**SPANISH, words: spanish})

    load(folder)

    text = raw(get(ConditionPage))[0]["value"]["content"][0]["value"]
    health, exercise = get(HealthIndexPage, "en").pk, get(TreatmentPage, "en").pk
    assert re.findall(r'id="(\d+)"[^>]*>(\w+)', text) == [(str(health), "eso"), (str(exercise), "esto")]


def test_the_setting_for_ordinary_editing_is_respected(folder, homes, settings):
    settings.WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "simple"

    load(folder)

    assert not Translation.objects.filter(enabled=True).exists()
    assert get(ConditionPage).title == "Dolor de cuello"

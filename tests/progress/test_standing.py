"""How far a translation is."""

import pytest
from wagtail.models import Locale

from tests.helpers import (
    create_clinician,
    create_disclaimer,
    create_help_cards,
    get_locale,
    help_section,
    make_live,
    sign_safety_text,
)
from tests.progress.standing import change_sign, needs_localize, stand, sync, translate
from tests.translation import localize
from wagtail_backcare.models import Clinician, ClinicSettings, HelpCardSet
from wagtail_backcare.progress.collect import Source, collect_standings
from wagtail_backcare.progress.standing import Facts, State, find_state
from wagtail_backcare.progress.words import count_words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (Facts(exists=False), State.MISSING),
        (Facts(is_alias=True), State.MISSING),
        (Facts(is_alias=True, is_live=True), State.SOURCE_LIVE),
        (Facts(is_live=True, words=9, words_left=9), State.SOURCE_LIVE),
        (Facts(is_live=True, is_stale=True, words=9, words_left=3), State.STALE),
        (Facts(words=9, words_left=3), State.PARTIAL),
        (Facts(words=9, is_signed=False), State.UNSIGNED),
        (Facts(words=9), State.SIGNED),
        (Facts(words=9, is_live=True), State.LIVE),
    ],
)
def test_the_worst_that_is_true_is_shown(facts, state):
    assert find_state(facts) == state


def test_no_translation(english):
    standing = stand(english)

    assert standing.state == State.MISSING
    assert standing.words_left == len(
        [
            "Low",
            "back",
            "pain",
            "A",
            "summary",
            "in",
            "plain",
            "words",
            "Adults",
            "you",
            "cannot",
            "feel",
            "your",
            "legs",
        ]
    )


def test_an_alias(english):
    english.copy_for_translation(get_locale("es"), alias=True)

    assert stand(english).state == State.SOURCE_LIVE


def test_a_translation_on_its_way(english):
    copy = english.copy_for_translation(get_locale("es"))
    assert stand(english).state == State.PARTIAL

    translate(copy, audience="Adults")
    assert (stand(english).state, stand(english).words_left) == (State.PARTIAL, 1)

    translate(copy)
    assert (stand(english).state, stand(english).words_left) == (State.UNSIGNED, 0)

    sign_safety_text(copy)
    assert stand(english).state == State.SIGNED

    make_live(copy)
    assert stand(english).state == State.LIVE

    english.body = [help_section(emergency=["you cannot feel your arms"], urgent=())]
    english.body = english.body.stream_block.to_python(
        [{**child, "id": None} for child in english.body.get_prep_value()]
    )
    english.save()
    assert stand(english).state == State.STALE


def test_a_region_of_the_same_language_is_no_translation(english):
    Locale.objects.create(language_code="en-gb")

    source = Source(None, english.pk, english.translation_key, english.locale_id)

    assert collect_standings([source], locales=[get_locale("en-gb")]) == []


def test_shared_cards(english):
    cards = create_help_cards("you cannot feel your legs")

    [standing] = collect_standings(
        [Source(HelpCardSet, cards.pk, cards.translation_key, cards.locale_id)], locales=[get_locale("es")]
    )

    assert standing.state == State.MISSING
    assert standing.words_left == len(["Back", "pain", "you", "cannot", "feel", "your", "legs"])


@needs_localize
def test_wagtail_localize_counts_its_own_strings(english):
    from wagtail_localize.models import StringTranslation, Translation

    localize.submit(english)
    translation = Translation.objects.get(source__object_id=english.translation_key)
    for string in translation.source.stringsegment_set.all()[:1]:
        StringTranslation.objects.create(
            translation_of=string.string, locale=get_locale("es"), context=string.context, data="Dolor lumbar"
        )

    standing = stand(english)

    assert standing.state == State.PARTIAL
    assert 0 < standing.words_left < 14


def test_the_newest_draft_of_a_live_translation_counts(english):
    copy = translate(english.copy_for_translation(get_locale("es")))
    sign_safety_text(copy)
    copy.get_latest_revision().publish()
    assert stand(english).state == State.LIVE

    draft = copy.get_latest_revision_as_object()
    raw = draft.body.get_prep_value()
    raw[0]["value"]["content"][0]["value"]["cards"][0]["value"]["signs"][0]["value"] = "no siente sus piernas"
    draft.body = raw
    draft.save_revision()
    assert stand(english).state == State.UNSIGNED

    sign_safety_text(draft)
    assert stand(english).state == State.LIVE


def test_a_signature_in_a_capacity_that_is_not_enough_is_none(english):
    ClinicSettings.objects.update(sign_off_by="clinician")
    copy = translate(english.copy_for_translation(get_locale("es")))
    sign_safety_text(copy)
    assert stand(english).state == State.UNSIGNED

    sign_safety_text(copy, capacity="clinician")
    assert stand(english).state == State.SIGNED


@needs_localize
def test_an_update_waits_for_its_translation_then_for_its_signature(
    english, spanish_row, admin, django_capture_on_commit_callbacks
):
    assert stand(english).state == State.LIVE

    change_sign(english, "you cannot feel your legs for 1 hour")
    assert stand(english).state == State.STALE

    sync(admin, spanish_row)
    assert stand(english).state == State.PARTIAL

    localize.translate_all(spanish_row)
    assert stand(english).state == State.UNSIGNED

    localize.sign(spanish_row)
    with django_capture_on_commit_callbacks(execute=True):
        spanish_row.save_target(publish=True)
    assert stand(english).state == State.LIVE


@needs_localize
def test_a_variant_is_as_far_as_the_page_that_it_is_made_from(english, spanish_row, django_capture_on_commit_callbacks):
    create_disclaimer(language="es-mx", text="Solo para informar.")
    row = localize.submit(spanish_row.get_target_instance(), "es-mx")
    with django_capture_on_commit_callbacks(execute=True):
        row.save_target(publish=True)
    assert stand(english, "es-mx").state == State.LIVE, "the signature of the Spanish page is enough"

    change_sign(english, "you cannot feel your legs for 1 hour")

    mexican = stand(english, "es-mx")
    assert (mexican.state, mexican.changed) == (State.STALE, stand(english).changed)


@needs_localize
def test_a_translation_that_is_translated_on_keeps_its_own_numbers(english):
    localize.translate(english)
    spanish = localize.get_spanish(english)
    before = stand(english)
    assert before.words_left == 0

    french = localize.submit(spanish, "fr")
    localize.submit(spanish, "es-mx")

    assert (stand(english).state, stand(english).words_left) == (before.state, 0)
    assert stand(english, "fr").words_left == sum(map(count_words, localize.list_strings(french)))
    assert stand(english, "es-mx").words_left == 0, "it may say what the Spanish page says"


def test_the_name_of_a_clinician_is_not_left_to_translate(english):
    clinician = create_clinician(name="Robin Reader", register="General Council", profile_url="https://example.com/rr")
    copy = clinician.copy_for_translation(get_locale("es"))
    copy.profession, copy.register = "Fisioterapeuta", "Consejo General"
    copy.save()

    [standing] = collect_standings(
        [Source(Clinician, clinician.pk, clinician.translation_key, clinician.locale_id)], locales=[get_locale("es")]
    )

    assert (standing.state, standing.words_left) == (State.LIVE, 0)

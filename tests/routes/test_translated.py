"""Routes 20 to 30: copies for translation, and everything that wagtail-localize does."""

import polib
import pytest
from django.apps import apps
from django.urls import reverse

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_index,
    get_locale,
    help_section,
    section,
    sign_safety_text,
)
from tests.routes.world import assert_kept, assert_tree_intact, is_live, translate_home
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.models import HelpCardSet
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db

needs_localize = pytest.mark.skipif(
    not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"
)

BODY = [section("overview", ("text", "<p>It aches.</p>")), help_section(urgent=())]


#: Why a translation may not go live, and the code of the problem.
REASONS = {"disclaimer": "disclaimer.missing", "safety text": "safety_text.unsigned"}


@pytest.fixture(params=REASONS)
def code(request):
    return REASONS[request.param]


@pytest.fixture
def english(code):
    """A live page that is fit in English. Spanish and German have an index; Spanish lacks something for conditions."""
    create_clinic()
    create_disclaimer()
    create_disclaimer(kind="condition", language="de", text="Nur zur Information.")
    if code != "disclaimer.missing":
        create_disclaimer(kind="condition", language="es", text="Solo para informar.")
    index = create_index()
    for code in ("es", "de"):
        translate_home(code)
        create_disclaimer(kind="index", language=code, text=f"Only about this list ({code}).")
        translated = index.copy_for_translation(get_locale(code))
        translated.save_revision().publish()
    page = create_condition(parent=index, body=BODY)
    page.save_revision().publish()
    return ConditionPage.objects.get(pk=page.pk)


def get_translated(page, code="es"):
    return ConditionPage.objects.get(translation_key=page.translation_key, locale=get_locale(code))


def submit(page, *codes):
    from wagtail_localize.operations import translate_object

    translate_object(page, [get_locale(code) for code in codes])


def get_translation(page, code="es"):
    from wagtail_localize.models import Translation

    return Translation.objects.get(source__object_id=page.translation_key, target_locale=get_locale(code))


def translate_all(page, code="es") -> None:
    """Give each string a translation, as a translator would."""
    from wagtail_localize.models import StringTranslation

    for string in get_translation(page, code).source.stringsegment_set.all():
        StringTranslation.objects.update_or_create(
            translation_of=string.string,
            locale=get_locale(code),
            context=string.context,
            defaults={"data": f"{code}: {string.string.data}", "translation_type": "manual"},
        )


def sign_translation(page, code="es") -> None:
    """Somebody confirms the safety text as the strings have it now."""
    translation = get_translation(page, code)
    sign_safety_text(translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True))


@pytest.mark.route(20)
def test_a_copy_for_translation_is_published(english, code):
    copy = english.copy_for_translation(get_locale("es"))

    with pytest.raises(NotFitError) as refusal:
        copy.save_revision().publish()

    assert code in [problem.code for problem in refusal.value.problems]
    assert not is_live(copy)


@pytest.mark.route(21)
def test_an_alias_in_another_language(english):
    alias = english.copy_for_translation(get_locale("es"), alias=True)

    assert is_live(alias), "its text is English, and so is the disclaimer"


@pytest.mark.route(21)
def test_an_alias_in_another_language_without_wording(world):
    translate_home("es")
    page = world.create_unfit_live()

    alias = page.copy_for_translation(get_locale("es"), copy_parents=True, alias=True)

    assert_kept(alias, world.code)
    assert_tree_intact()


@needs_localize
@pytest.mark.route(22)
def test_a_live_page_is_submitted(english, django_capture_on_commit_callbacks, code):
    with django_capture_on_commit_callbacks(execute=True):
        submit(english, "es")

    assert_kept(get_translated(english), code)
    assert_tree_intact()


@needs_localize
@pytest.mark.route(23)
def test_a_translation_is_saved_and_published(english, django_capture_on_commit_callbacks, code):
    submit(english, "es")
    translate_all(english)

    with django_capture_on_commit_callbacks(execute=True):
        get_translation(english).save_target(publish=True)

    assert_kept(get_translated(english), code)


@needs_localize
@pytest.mark.route(24)
def test_the_editor_of_translations_publishes(english, admin, django_capture_on_commit_callbacks, code):
    submit(english, "es")
    page = get_translated(english)

    with django_capture_on_commit_callbacks(execute=True):
        response = admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"}, follow=True)

    text = " ".join(str(message) for message in response.context["messages"])
    assert "kept as a draft because" in text
    assert "Published" not in text
    assert_kept(page, code)


@needs_localize
@pytest.mark.route(25)
def test_translations_are_synced_and_published(english, admin, django_capture_on_commit_callbacks, code):
    submit(english, "es", "de")
    translate_all(english, "de")
    sign_translation(english, "de")
    source = get_translation(english).source

    with django_capture_on_commit_callbacks(execute=True):
        address = reverse("wagtail_localize:update_translations", args=[source.pk])
        admin.post(address, {"publish_translations": "on"}, follow=True)

    assert_kept(get_translated(english), code)
    assert is_live(get_translated(english, "de"))


@needs_localize
@pytest.mark.route(26)
def test_a_machine_translates_and_publishes(english, django_capture_on_commit_callbacks, settings, admin_user, code):
    from wagtail_localize.machine_translators.dummy import DummyTranslator
    from wagtail_localize.views.edit_translation import apply_machine_translation

    submit(english, "es")
    with django_capture_on_commit_callbacks(execute=True):
        apply_machine_translation(get_translation(english).pk, admin_user, DummyTranslator({}))
        get_translation(english).save_target(publish=True)

    assert_kept(get_translated(english), code)


@needs_localize
@pytest.mark.route(27)
def test_a_po_file_is_imported_and_published(english, django_capture_on_commit_callbacks, code):
    submit(english, "es")
    translation = get_translation(english)
    po = polib.pofile(str(translation.export_po()))
    for entry in po:
        entry.msgstr = f"es: {entry.msgid}"
        entry.flags.append("fuzzy")

    with django_capture_on_commit_callbacks(execute=True):
        translation.import_po(po)
        translation.save_target(publish=True)

    assert_kept(get_translated(english), code)


@needs_localize
@pytest.mark.route(28)
def test_trees_of_languages_are_synced(world):
    from wagtail_localize.models import LocaleSynchronization
    from wagtail_localize.synctree import PageIndex, synchronize_tree

    translate_home("es")
    page = world.create_unfit_live()
    locale = get_locale("es")
    LocaleSynchronization.objects.create(locale=locale, sync_from=get_locale("en"))

    synchronize_tree(get_locale("en"), locale, page_index=PageIndex.from_database())

    assert_kept(ConditionPage.objects.get(alias_of=page), world.code)
    assert_tree_intact()


@needs_localize
@pytest.mark.route(29)
@pytest.mark.parametrize("code", ["safety_text.unsigned"])
def test_a_draft_of_a_live_translation_is_saved(english, django_capture_on_commit_callbacks, code):
    submit(english, "es")
    translate_all(english)
    sign_translation(english)
    with django_capture_on_commit_callbacks(execute=True):
        get_translation(english).save_target(publish=True)
    before = get_translated(english)
    assert before.live
    assert before.summary.startswith("es: ")

    english.summary = "A newer summary."
    english.save_revision().publish()
    source = get_translation(english).source
    source.update_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        get_translation(english).save_target(publish=False)

    after = get_translated(english)
    assert after.live
    assert after.summary == before.summary
    assert after.get_latest_revision_as_object().summary == "A newer summary."


@needs_localize
@pytest.mark.route(30)
def test_a_translation_becomes_an_alias(english, admin, client):
    submit(english, "es")
    page = get_translated(english)

    admin.post(reverse("wagtail_localize:convert_to_alias", args=[page.pk]), follow=True)

    page = ConditionPage.objects.get(pk=page.pk)
    assert page.alias_of_id == english.pk
    wording = page.get_wording(page.get_site())
    assert wording is not None
    assert wording.language_code == "en"


@needs_localize
@pytest.mark.route(19)
def test_an_alias_is_translated(english, django_capture_on_commit_callbacks, code):
    """The English text of the alias would pass for Spanish once it is a page of its own."""
    alias = english.copy_for_translation(get_locale("es"), alias=True)
    assert is_live(alias)

    with django_capture_on_commit_callbacks(execute=True):
        submit(english, "es")

    page = ConditionPage.objects.get(pk=alias.pk)
    assert page.alias_of is None
    assert_kept(page, code)


@needs_localize
@pytest.mark.route(22)
def test_shared_cards_are_translated(english, code, django_capture_on_commit_callbacks):
    cards = create_help_cards("you cannot feel your legs")
    with django_capture_on_commit_callbacks(execute=True):
        submit(cards, "es")

    spanish = HelpCardSet.objects.get(locale=get_locale("es"))
    assert not spanish.live
    translate_all(cards)
    sign_translation(cards)
    with django_capture_on_commit_callbacks(execute=True):
        get_translation(cards).save_target(publish=True)
    assert HelpCardSet.objects.get(pk=spanish.pk).live

"""Routes 20 to 29 and 40, walked for every rule that a translation of a treatment page must meet."""

from copy import deepcopy

import polib
import pytest
from django.apps import apps
from django.urls import reverse

from tests.helpers import (
    create_clinic,
    create_disclaimer,
    create_index,
    create_treatment,
    get_locale,
    help_section,
    section,
    sign_safety_text,
)
from tests.routes.tables import ROUTES
from tests.routes.world import assert_kept, is_live, translate_home
from tests.translation.localize import sign, submit, translate_all
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.models import ClinicSettings
from wagtail_backcare.pages.models import TreatmentPage
from wagtail_backcare.rules.by_kind import RULES_BY_KIND

pytestmark = pytest.mark.django_db

needs_localize = pytest.mark.skipif(
    not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"
)

SECTIONS = ("side_effects", "who_should_take_care", "other_options")

BODY = [
    help_section(emergency=["you cannot feel your legs now", "you have a high temperature"], urgent=()),
    *(section(name, ("text", "<p>Words for readers there.</p>")) for name in SECTIONS),
]

#: Codes of problems of the page itself, and of its safety text once it is translated.
OF_THE_PAGE = ["disclaimer.missing", "help_cards.missing", "country.missing", *(f"{name}.missing" for name in SECTIONS)]
OF_SAFETY_TEXT = [f"safety_text.{name}" for name in ("missing", "untranslated", "unsigned", "stale")]

#: Routes that make aliases: the text of an alias is its original's, so that there is nothing to translate.
ALIASES = (21, 28, 40)


def without(*codes):
    return [code for code in (*OF_THE_PAGE, *OF_SAFETY_TEXT) if code not in codes]


#: Number of a route → the codes for which it is walked.
WALKED = {
    20: without(),
    **dict.fromkeys(ALIASES, OF_THE_PAGE),
    # Nothing is translated yet.
    22: without("safety_text.missing", "safety_text.unsigned", "safety_text.stale"),
    23: without(),
    24: without(),
    # The new text of the original comes with it, untranslated.
    25: without("safety_text.stale"),
    # A machine translates every text.
    26: without("safety_text.missing", "safety_text.untranslated"),
    27: without("safety_text.missing"),
    29: without(),
}


def walk(number):
    """Marks a test of a route, with ``code``."""

    def mark(test):
        test = pytest.mark.parametrize("code", WALKED[number])(pytest.mark.route(number)(test))
        return test if number in (20, 21, 40) else needs_localize(test)

    return mark


def test_every_binding_rule_is_walked():
    binding = {name for name, severity in RULES_BY_KIND["treatment"].items() if severity == "must_fix"}

    walked = {number: {code.split(".")[0] for code in codes} for number, codes in WALKED.items()}

    assert walked == {number: binding - ({"safety_text"} if number in ALIASES else set()) for number in WALKED}
    assert set(WALKED) <= {route.number for route in ROUTES.values()}


@pytest.fixture
def english(request):
    """A live treatment page; readers of Spanish have an index, and lack a disclaimer if the code says so."""
    number = request.node.get_closest_marker("route").args[0]
    lacking = {"disclaimer.missing": "en" if number in ALIASES else "es"}.get(request.getfixturevalue("code"))
    create_clinic()
    translate_home("es")
    for language in ("en", "es"):
        kind = "index" if language == lacking else "any"
        create_disclaimer(kind=kind, language=language, text=f"Only for information ({language}).")
    index = create_index()
    index.copy_for_translation(get_locale("es")).save_revision().publish()
    return reload(create_treatment(parent=index, body=BODY))


def take_away(page, code):
    """What a page and its translations must have goes, and nobody is asked."""
    name = code.split(".")[0]
    if name == "country":
        ClinicSettings.objects.update(country="")
    elif code in OF_THE_PAGE:
        gone = "when_to_get_help" if name == "help_cards" else name
        body = [block for block in page.body.get_prep_value() if block["type"] != gone]
        type(page).objects.filter(pk=page.pk).update(body=body)
    return reload(page)


def reload(page):
    return type(page).objects.get(pk=page.pk)


def get_signs(raw):
    return raw[0]["value"]["content"][0]["value"]["cards"][0]["value"]["signs"]


def change_original(page):
    """The safety text of the original changes after its translation was signed."""
    raw = deepcopy(page.body.get_prep_value())
    get_signs(raw)[0]["value"] = "you cannot feel your arms now"
    page.body = raw
    page.save_revision().publish()


def put_in_spanish(raw):
    """Each text of a body with ES before it."""
    for block in raw:
        for content in block["value"]["content"]:
            if content["type"] == "text":
                content["value"] = f"<p>ES</p>{content['value']}"
    for item in get_signs(raw) if raw[0]["type"] == "when_to_get_help" else ():
        item["value"] = f"ES {item['value']}"


def translate(row, code):
    """What a translator does, but for what the code says, and somebody who signs."""
    from wagtail_localize.models import StringTranslation

    if code != "safety_text.untranslated":
        translate_all(row)
    if code == "safety_text.missing":
        StringTranslation.objects.filter(translation_of__data__startswith="you cannot").update(data=" ")
    sign_but_for(row, code)


def sign_but_for(row, code):
    if code != "safety_text.unsigned":
        sign(row)
    if code == "safety_text.stale":
        change_original(row.source.get_source_instance())


def get_spanish(page):
    return type(page).objects.get(translation_key=page.translation_key, locale=get_locale("es"))


@walk(20)
def test_a_copy_for_translation_is_published(english, code):
    copy = take_away(english, code).copy_for_translation(get_locale("es"))
    raw = deepcopy(copy.body.get_prep_value())
    if code != "safety_text.untranslated":
        put_in_spanish(raw)
    if code == "safety_text.missing":
        get_signs(raw)[0]["value"] = ""
    copy.body = raw
    copy.save()
    if code != "safety_text.unsigned":
        sign_safety_text(reload(copy))
    if code == "safety_text.stale":
        change_original(english)

    with pytest.raises(NotFitError) as refusal:
        reload(copy).save_revision().publish()

    assert [problem.code for problem in refusal.value.problems] == [code] * len(refusal.value.problems)
    assert not is_live(copy)


@walk(21)
def test_an_alias_in_another_language(english, code):
    page = take_away(english, code)

    alias = page.copy_for_translation(get_locale("es"), alias=True)

    assert_kept(alias, code)


@walk(22)
def test_a_live_page_is_submitted(english, code, django_capture_on_commit_callbacks):
    page = take_away(english, code)

    with django_capture_on_commit_callbacks(execute=True):
        submit(page)

    assert_kept(get_spanish(page), code)


@walk(23)
def test_a_translation_is_saved_and_published(english, code, django_capture_on_commit_callbacks):
    row = submit(take_away(english, code))
    translate(row, code)

    with django_capture_on_commit_callbacks(execute=True):
        row.save_target(publish=True)

    assert_kept(get_spanish(english), code)


@walk(24)
def test_the_editor_of_translations_publishes(english, code, admin, django_capture_on_commit_callbacks):
    row = submit(take_away(english, code))
    translate(row, code)
    page = get_spanish(english)

    with django_capture_on_commit_callbacks(execute=True):
        response = admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"}, follow=True)

    assert "kept as a draft because" in " ".join(str(message) for message in response.context["messages"])
    assert_kept(page, code)


@walk(25)
def test_translations_are_synced_and_published(english, code, admin, django_capture_on_commit_callbacks):
    row = submit(take_away(english, code))
    translate(row, code)

    with django_capture_on_commit_callbacks(execute=True):
        address = reverse("wagtail_localize:update_translations", args=[row.source_id])
        admin.post(address, {"publish_translations": "on"})

    assert_kept(get_spanish(english), code)


@walk(26)
def test_a_machine_translates_and_publishes(english, code, admin_user, django_capture_on_commit_callbacks):
    from wagtail_localize.machine_translators.dummy import DummyTranslator
    from wagtail_localize.views.edit_translation import apply_machine_translation

    row = submit(take_away(english, code))
    apply_machine_translation(row.pk, admin_user, DummyTranslator({}))
    sign_but_for(row, code)

    with django_capture_on_commit_callbacks(execute=True):
        row.save_target(publish=True)

    assert_kept(get_spanish(english), code)


@walk(27)
def test_a_po_file_is_imported_and_published(english, code, django_capture_on_commit_callbacks):
    row = submit(take_away(english, code))
    po = polib.pofile(str(row.export_po()))
    for entry in po:
        is_left = code == "safety_text.untranslated" and entry.msgid.startswith("you cannot")
        entry.msgstr = "" if is_left else f"es: {entry.msgid}"
    row.import_po(po)
    sign_but_for(row, code)

    with django_capture_on_commit_callbacks(execute=True):
        row.save_target(publish=True)

    assert_kept(get_spanish(english), code)


@walk(28)
def test_trees_of_languages_are_synced(english, code):
    from wagtail_localize.models import LocaleSynchronization
    from wagtail_localize.synctree import PageIndex, synchronize_tree

    take_away(english, code)
    locale = get_locale("es")
    LocaleSynchronization.objects.create(locale=locale, sync_from=get_locale("en"))

    synchronize_tree(get_locale("en"), locale, page_index=PageIndex.from_database())

    assert_kept(TreatmentPage.objects.get(alias_of=english), code)


@walk(29)
def test_a_draft_of_a_live_translation_is_saved(english, code, django_capture_on_commit_callbacks):
    row = submit(english)
    TreatmentPage.objects.filter(pk=get_spanish(english).pk).update(live=True, summary="What readers see.")
    before = get_spanish(english).body.get_prep_value()
    page = take_away(english, code)
    row.source.update_from_db()
    translate(row, code)

    with django_capture_on_commit_callbacks(execute=True):
        row.save_target(publish=False)

    after = get_spanish(page)
    assert after.live
    assert (after.summary, after.body.get_prep_value()) == ("What readers see.", before)
    assert after.get_latest_revision_as_object().summary != "What readers see."


@walk(40)
def test_v3_copy_for_translation_as_alias(english, code, api):
    page = take_away(english, code)

    data = {"locale": "es", "alias": True, "copy_parents": True}
    response = api("post", "pages_actions_copy_for_translation", data, page_id=page.pk)

    assert response.status_code == 201
    assert_kept(TreatmentPage.objects.get(alias_of=page), code)

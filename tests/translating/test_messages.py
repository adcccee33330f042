"""What wagtail-localize's screens say is true."""

import polib
import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.helpers import create_disclaimer, create_help_cards, get_locale
from tests.readiness.messages import get_messages
from tests.translation.localize import get_spanish, sign, submit, translate_all
from wagtail_backcare.gate.edit_address import get_edit_address
from wagtail_backcare.gate.machine_texts import UNFINISHED, find_machine_texts
from wagtail_backcare.models import Disclaimer, DisclaimerVersion, HelpCardSet
from wagtail_backcare.signing.hooks import get_sign_address

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"),
]


def press_publish(client, instance):
    return client.post(get_edit_address(instance), {"action": "publish"}, follow=True)


def test_somebody_who_has_but_to_sign_is_led_there(client, row, spanish, translator):
    translate_all(row)

    response = press_publish(client, spanish)

    assert response.redirect_chain[-1][0] == get_sign_address(spanish)
    (message,) = get_messages(response)
    assert message.startswith("“ES Low back pain” (Spanish) was kept as a draft because:")
    assert "Nobody has signed the translation of the safety text." in message
    assert not get_spanish(spanish).live


def test_somebody_who_has_more_to_do_stays_in_the_editor(client, row, spanish, translator):
    response = press_publish(client, spanish)

    assert response.redirect_chain[-1][0] == get_edit_address(spanish)
    (message,) = get_messages(response)
    assert "Safety text is still in English: When to get help / Help cards / Emergency / Sign 1." in message
    assert "Sign safety text" in message, "a button leads there"


def test_a_signed_translation_is_published_and_said_to_be(client, row, spanish, translator, on_commit):
    translate_all(row)
    sign(row)

    with on_commit():
        response = press_publish(client, spanish)

    assert get_messages(response) == ["Published 'ES Low back pain' in Spanish."]
    assert get_spanish(spanish).live


@pytest.fixture
def cards(english):
    """Spanish help cards that are translated and not signed."""
    original = create_help_cards("you cannot feel your legs")
    translate_all(submit(original))
    return HelpCardSet.objects.get(locale=get_locale("es"))


def test_shared_cards_are_kept_as_a_draft(client, cards, spanish, translator):
    response = press_publish(client, cards)

    message = get_messages(response)[0]
    assert message.startswith("“Back pain” (Spanish) was kept as a draft because:")
    assert response.redirect_chain[-1][0] == get_sign_address(cards)
    cards.refresh_from_db()
    assert not cards.live
    assert cards.get_latest_revision_as_object().title == "ES Back pain"


def test_signed_cards_are_published(client, cards, spanish, translator, on_commit):
    sign(submit(HelpCardSet.objects.get(locale=get_locale("en"))))

    with on_commit():
        response = press_publish(client, cards)

    assert "Published 'ES Back pain' in Spanish." in get_messages(response)
    cards.refresh_from_db()
    assert cards.live


def test_a_disclaimer_that_nobody_confirmed_is_not_said_to_be_shown(client, spanish, translator, on_commit):
    original = create_disclaimer(kind="guide", text="For information only, as ever.")
    with on_commit():
        translate_all(submit(original))
    disclaimer = Disclaimer.objects.get(locale=get_locale("es"), kind="guide")

    with on_commit():
        response = press_publish(client, disclaimer)

    messages = get_messages(response)
    assert messages[0].startswith(
        "“Guide – every site” (Spanish) was saved, but readers do not see this text, because:"
    )
    assert "Nobody has confirmed this text." in messages[0]
    assert not any("Published" in message for message in messages)
    assert Disclaimer.objects.get(pk=disclaimer.pk).live, "so that somebody can confirm it"
    assert not DisclaimerVersion.objects.in_force().filter(disclaimer=disclaimer).exists()


def test_submitting_tells_what_was_kept(admin, english):
    data = {"locales": [get_locale("es").pk], "select_all": ""}
    response = admin.post(reverse("wagtail_localize:submit_page_translation", args=[english.pk]), data, follow=True)

    submitted, kept = get_messages(response)
    assert "successfully submitted for translation into Spanish" in submitted
    assert kept.startswith("“Low back pain” (Spanish) was kept as a draft because:")
    assert "Safety text is still in English" in kept


def test_submitting_a_draft_says_nothing_of_publishing(admin, english):
    english.unpublish()
    data = {"locales": [get_locale("es").pk]}
    response = admin.post(reverse("wagtail_localize:submit_page_translation", args=[english.pk]), data, follow=True)

    assert len(get_messages(response)) == 1


def sync(admin, row, **data):
    return admin.post(reverse("wagtail_localize:update_translations", args=[row.source_id]), data, follow=True)


def test_syncing_tells_what_was_kept(admin, row, english):
    translate_all(row)

    updated, kept = get_messages(sync(admin, row, publish_translations="on"))

    assert "Successfully updated" in updated
    assert "Nobody has signed the translation of the safety text." in kept


def test_syncing_without_publishing_says_nothing_of_it(admin, row):
    assert len(get_messages(sync(admin, row))) == 1


def test_a_live_translation_keeps_its_text_and_that_is_said(admin, row, english, on_commit):
    translate_all(row)
    sign(row)
    with on_commit():
        row.save_target(publish=True)
    body = english.body.get_prep_value()
    body[1]["value"]["content"][0]["value"]["cards"][0]["value"]["signs"][0]["value"] = "you cannot feel your feet"
    english.body = body
    english.save_revision().publish()

    with on_commit():
        _updated, kept = get_messages(sync(admin, row, publish_translations="on"))

    assert kept.startswith("“ES Low back pain” (Spanish) was kept as a draft; readers still see the older text")


def test_a_translation_that_cannot_be_saved_is_named(admin, row):
    from wagtail_localize.models import StringTranslation

    translate_all(row)
    StringTranslation.objects.filter(context__path="title").update(data="x" * 400)

    messages = get_messages(sync(admin, row, publish_translations="on"))

    assert messages[1].startswith("“Low back pain” was not saved in Spanish: Ensure this value has at most 255")


def test_a_title_that_is_too_long_is_not_lost_while_it_is_written(admin, row):
    from wagtail_localize.models import StringSegment, StringTranslation

    segment = StringSegment.objects.get(source=row.source, context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[row.pk, segment.pk])

    response = admin.put(address, "value=" + "x" * 400, content_type="application/x-www-form-urlencoded")

    assert response.status_code == 201
    assert StringTranslation.objects.get(context__path="title").data == "x" * 400
    assert row.get_target_instance().draft_title == "x" * 255


def test_only_the_first_of_many_are_named(admin, english, monkeypatch):
    monkeypatch.setattr("wagtail_backcare.translating.outcome.MOST_NAMED", 1)
    data = {"locales": [get_locale("es").pk, get_locale("de").pk]}

    response = admin.post(reverse("wagtail_localize:submit_page_translation", args=[english.pk]), data, follow=True)

    assert get_messages(response)[-1] == "1 more translation was kept as a draft."


def upload(admin, row, po):
    file = SimpleUploadedFile("es.po", str(po).encode())
    data = {"file": file, "next": get_edit_address(row.get_target_instance())}
    return admin.post(reverse("wagtail_localize:upload_pofile", args=[row.pk]), data, follow=True)


def make_po(row) -> polib.POFile:
    po = polib.pofile(str(row.export_po()))
    for entry in po:
        entry.msgstr = f"es: {entry.msgid}"
    return po


def test_a_file_is_imported(admin, row):
    assert get_messages(upload(admin, row, make_po(row))) == ["Successfully imported translations from PO File."]


def test_texts_of_a_file_that_were_left_out_are_counted(admin, row):
    po = make_po(row)
    po.append(polib.POEntry(msgid="Something that the page said before", msgstr="Algo", msgctxt="summary"))

    messages = get_messages(upload(admin, row, po))

    assert "1 text of the file was left out: the original has changed since the file was made." in messages


def test_fuzzy_texts_are_no_translations_that_somebody_looked_at(admin, row):
    po = make_po(row)
    sign_entry = next(entry for entry in po if entry.msgid.startswith("you cannot"))
    sign_entry.flags.append("fuzzy")

    messages = get_messages(upload(admin, row, po))

    assert "1 text is marked as unfinished (fuzzy) in the file. Look at it before anybody signs." in messages
    assert find_machine_texts(row.get_target_instance()) == {sign_entry.msgctxt: UNFINISHED}


def test_a_later_file_without_the_mark_says_that_somebody_is_done_with_them(admin, admin_user, row):
    from wagtail_localize.models import StringTranslation

    po = make_po(row)
    for entry in po:
        entry.flags.append("fuzzy")
    upload(admin, row, po)
    for entry in po:
        if entry.msgctxt != "title":
            entry.flags.remove("fuzzy")

    upload(admin, row, po)

    assert find_machine_texts(row.get_target_instance()) == {"title": UNFINISHED}
    done = StringTranslation.objects.get(context__path="summary")
    assert (done.translation_type, done.tool_name, done.last_translated_by) == ("manual", "PO File", admin_user)


def test_a_file_that_comes_back_untouched_finishes_nothing(admin, row):
    po = make_po(row)
    po.find("A summary in plain words.").flags.append("fuzzy")
    upload(admin, row, po)

    exported = polib.pofile(str(row.export_po()))
    upload(admin, row, exported)

    assert [entry.msgctxt for entry in exported if entry.fuzzy] == ["summary"]
    assert find_machine_texts(row.get_target_instance()) == {"summary": UNFINISHED}


@pytest.mark.parametrize("content", ['msgid "a"\nmsgstr "b"\n', None], ids=["header without a translation", "no file"])
def test_a_file_of_something_else_is_refused(admin, row, content):
    data = {"file": SimpleUploadedFile("es.po", content.encode())} if content else {}

    response = admin.post(reverse("wagtail_localize:upload_pofile", args=[row.pk]), data, follow=True)

    assert get_messages(response) == ["Please choose a PO file that was downloaded from this translation."]


@pytest.fixture
def dummy(settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }


def test_a_machine_translates_and_a_person_is_to_look(admin, row, dummy):
    data = {"next": get_edit_address(row.get_target_instance())}

    response = admin.post(reverse("wagtail_localize:machine_translate", args=[row.pk]), data, follow=True)

    translated, unseen = get_messages(response)
    assert translated == "Successfully translated with Dummy translator."
    assert unseen.startswith("1 safety text was translated by a machine.")

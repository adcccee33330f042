"""Compare and sign: in the admin, and by a link."""

import re
from datetime import timedelta
from unittest import mock

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core import mail as django_mail
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry

from tests.helpers import (
    create_help_cards,
    get_locale,
)
from tests.signing.conftest import translate
from wagtail_backcare.gate.drafts import get_next_text
from wagtail_backcare.gate.translations import make_comparison
from wagtail_backcare.models import ClinicSettings, GlossaryTerm, HelpCardSet, SafetySignOff
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.signing.hooks import get_sign_address
from wagtail_backcare.signing.links import Link, make_token, read_token
from wagtail_backcare.signing.sheet import make_sheet

pytestmark = pytest.mark.django_db


def open_sheet(client, user, instance):
    client.force_login(user)
    return client.get(get_sign_address(instance))


def press(client, user, instance, **data):
    client.force_login(user)
    sheet = make_sheet(instance, needed="translator")
    return client.post(get_sign_address(instance), {"fingerprint": sheet.fingerprint, **data}, follow=True)


def test_both_texts_stand_side_by_side(client, people, page):
    response = open_sheet(client, people("carla"), page)

    row = BeautifulSoup(response.content, "html.parser").select_one(".backcare-sheet tbody tr")
    label, source, target = row.select("th, td")
    assert label.text == "When to get help / Help cards / Emergency / Sign 1"
    assert (source["lang"], source.text) == ("en", "you cannot feel your legs for 2 hours")
    assert target.div["lang"] == "es"
    assert target.div.text == "no siente las piernas durante 2 horas"


def test_differences_are_shown(client, people, page):
    translate(page, "siente las piernas durante 3 horas")

    text = open_sheet(client, people("carla"), page).content.decode()

    assert "Numbers: “2” in the original, “3” here" in text
    assert "Negations: “cannot not” in the original, none here" in text


def test_words_of_the_glossary_that_were_not_used_are_shown(client, people, page):
    languages = {"source_locale": get_locale(), "target_locale": get_locale("es")}
    GlossaryTerm.objects.create(term="legs", translation="extremidades", **languages)
    GlossaryTerm.objects.create(term="hours", translation="horas", **languages)

    text = open_sheet(client, people("carla"), page).content.decode()

    assert "The glossary has “extremidades” for “legs”; it is not here" in text
    assert "for “hours”" not in text


def test_somebody_signs_and_the_page_can_be_published(client, people, page):
    carla = people("carla")

    response = press(client, carla, page)

    assert "Signed. The translation can be published." in [str(m).strip() for m in response.context["messages"]]
    row = SafetySignOff.objects.get()
    assert (row.signed_by, row.signed_by_name, row.capacity, row.language_code) == (
        carla,
        "carla",
        "second_person",
        "es",
    )
    page.get_latest_revision().publish()
    assert ConditionPage.objects.get(pk=page.pk).live
    assert "already" not in response.content.decode()


def test_whoever_wrote_it_signs_as_the_translator(client, people, page):
    carla = people("carla")
    page.get_latest_revision_as_object().save_revision(user=carla)

    press(client, carla, ConditionPage.objects.get(pk=page.pk))

    assert SafetySignOff.objects.get().capacity == "translator"


def test_a_site_may_ask_for_a_second_person(client, people, page):
    ClinicSettings.objects.update(sign_off_by="second_person")
    carla = people("carla")
    page.get_latest_revision_as_object().save_revision(user=carla)
    page = ConditionPage.objects.get(pk=page.pk)

    text = open_sheet(client, carla, page).content.decode()
    assert "asks for a signature as: Second person" in text
    press(client, carla, page)
    assert not SafetySignOff.objects.exists()

    press(client, people("dario"), page)
    assert SafetySignOff.objects.get().capacity == "second_person"


def test_a_site_may_ask_for_a_clinician(client, people, page):
    ClinicSettings.objects.update(sign_off_by="clinician")

    press(client, people("carla"), page)
    assert not SafetySignOff.objects.exists()

    press(client, people("dario", clinician=True), page)
    assert SafetySignOff.objects.get().capacity == "clinician"
    page.get_latest_revision().publish()


def test_somebody_who_does_not_read_the_language_cannot_sign(client, people, page):
    bert = people("bert", confirms=False)

    assert 'button type="submit" class="button"' not in open_sheet(client, bert, page).content.decode()
    press(client, bert, page)

    assert not SafetySignOff.objects.exists()


def test_a_text_that_changed_meanwhile_is_not_signed(client, people, page):
    carla = people("carla")
    client.force_login(carla)

    response = client.post(get_sign_address(page), {"fingerprint": "another"}, follow=True)

    assert "The text has changed meanwhile" in str(list(response.context["messages"])[0])
    assert not SafetySignOff.objects.exists()


def test_an_untranslated_text_cannot_be_signed(client, people, page):
    translate(page, "you cannot feel your legs for 2 hours")
    carla = people("carla")

    assert "Still in the original language" in open_sheet(client, carla, page).content.decode()
    press(client, carla, page)

    assert not SafetySignOff.objects.exists()


def test_the_source_changes_after_it_was_signed(client, people, page):
    carla = people("carla")
    press(client, carla, page)
    english = ConditionPage.objects.get(locale=get_locale("en"))
    translate(english, "you cannot feel your legs for 1 hour")
    english.get_latest_revision().publish()

    text = open_sheet(client, carla, page).content.decode()

    assert "The original has changed since" in text


def test_shared_cards_are_signed_too(client, people, page):
    cards = create_help_cards("you cannot feel your legs")
    spanish = cards.copy_for_translation(get_locale("es"))
    spanish.cards = [("emergency", {"heading": "", "signs": ["no siente las piernas"]})]
    raw = cards.cards.get_prep_value()
    raw[0]["value"]["signs"][0]["value"] = "no siente las piernas"
    spanish.cards = spanish.cards.stream_block.to_python(raw)
    spanish.live = False
    spanish.save()
    carla = people("carla")
    carla.groups.get().permissions.add(Permission.objects.get(codename="change_helpcardset"))

    response = press(client, carla, HelpCardSet.objects.get(pk=spanish.pk))

    assert response.status_code == 200
    assert SafetySignOff.objects.get().content_type == ContentType.objects.get_for_model(HelpCardSet)


def test_the_page_that_is_no_translation_has_no_sheet(client, people, page):
    english = ConditionPage.objects.get(locale=get_locale("en"))

    assert open_sheet(client, people("carla"), english).status_code == 404


@pytest.fixture
def link(people, page):
    """The address of a link for somebody, and who that is."""
    dario = people("dario")
    sheet = make_sheet(page, needed="translator")
    content_type = ContentType.objects.get_for_model(page).pk
    token = make_token(Link(content_type, str(page.pk), dario.pk, sheet.fingerprint))
    return reverse("wagtail_backcare:sign", args=[token]), dario


def send_to(client, user, instance, person):
    client.force_login(user)
    return client.post(get_sign_address(instance), {"send_to": person.pk}, follow=True)


def test_links_are_shown_to_nobody_else(client, people, page, link):
    text = open_sheet(client, people("carla"), page).content.decode()

    assert "Send by e-mail to <bdi>dario</bdi>" in text
    assert not re.search(r"/backcare/sign/[^\"/]+/\"", text)


def test_a_link_is_sent_to_the_person_alone(client, people, page):
    carla, dario = people("carla"), people("dario")

    response = send_to(client, carla, page, dario)

    assert "dario gets an e-mail with a link" in str(list(response.context["messages"])[0])
    (mail,) = django_mail.outbox
    assert mail.to == ["dario@example.org"]
    token = re.search(r"http://testserver/backcare/sign/([^/]+)/", mail.body)[1]
    assert read_token(token).user == dario.pk
    assert token not in response.content.decode()


def test_the_history_tells_who_asked_for_a_link(client, people, page):
    carla = people("carla")
    send_to(client, carla, page, people("dario"))

    entry = registry.get_logs_for_instance(page).get(action="wagtail_backcare.asked_to_sign")

    assert entry.user == carla
    assert entry.message == "Sent dario a link to sign the translation of the safety text"


def test_a_clinician_is_asked_where_a_site_asks_for_one(client, people, page):
    ClinicSettings.objects.update(sign_off_by="clinician")
    carla, dario, emma = people("carla"), people("dario", clinician=True), people("emma")

    send_to(client, carla, page, dario)
    send_to(client, carla, page, emma)

    assert [mail.to for mail in django_mail.outbox] == [["dario@example.org"]]


def test_whoever_may_not_confirm_the_language_sends_no_link(client, people, page):
    send_to(client, people("bert", confirms=False), page, people("dario"))

    assert not django_mail.outbox


def test_a_person_without_an_address_is_named(client, people, page):
    dario = people("dario")
    dario.email = ""
    dario.save()
    carla = people("carla")

    text = " ".join(BeautifulSoup(open_sheet(client, carla, page).content, "html.parser").get_text().split())
    assert "dario has no e-mail address. Ask them to log in and sign here" in text
    send_to(client, carla, page, dario)

    assert not django_mail.outbox


def test_a_mail_server_that_does_not_answer(client, people, page, monkeypatch):
    monkeypatch.setattr("wagtail_backcare.signing.asking.send_mail", mock.Mock(side_effect=ConnectionRefusedError))

    response = send_to(client, people("carla"), page, people("dario"))

    assert "The e-mail to dario could not be sent." in str(list(response.context["messages"])[0])
    assert not registry.get_logs_for_instance(page).filter(action="wagtail_backcare.asked_to_sign").exists()


def test_a_link_shows_both_texts_without_a_login(client, link):
    text = client.get(link[0]).content.decode()

    assert "no siente las piernas durante 2 horas" in text
    assert "You sign as dario (Second person)." in text


def test_a_link_signs_once(client, link):
    client.post(link[0])
    response = client.post(link[0])

    assert "Signed. Thank you." in response.content.decode()
    row = SafetySignOff.objects.get()
    assert row.by_link
    assert row.signed_by == link[1]


def test_a_link_to_what_somebody_else_signed_says_who(client, people, page, link):
    press(client, people("carla"), page)

    for response in (client.get(link[0]), client.post(link[0])):
        text = " ".join(BeautifulSoup(response.content, "html.parser").get_text().split())
        assert "Signed by carla," in text
        assert "Thank you" not in text
        assert "no siente las piernas durante 2 horas" in text
    assert SafetySignOff.objects.count() == 1


def test_a_link_expires(client, link):
    with mock.patch("django.core.signing.time.time", return_value=(timezone.now() + timedelta(days=8)).timestamp()):
        response = client.get(link[0])

    assert response.status_code == 410
    assert "has expired" in response.content.decode()


def test_a_link_is_for_one_text(client, link, page):
    translate(page, "no siente las piernas durante 2 horas o más")

    assert "has changed since this link was made" in client.post(link[0]).content.decode()
    assert not SafetySignOff.objects.exists()


def test_a_link_is_for_somebody_who_may(client, link):
    link[1].groups.clear()

    assert "may not sign this text any more" in client.post(link[0]).content.decode()
    assert not SafetySignOff.objects.exists()


def test_a_link_that_somebody_made_up(client, link):
    assert client.get(link[0].rstrip("/") + "x/").status_code == 404


@pytest.fixture
def machine_texts(monkeypatch):
    """A machine wrote every safety text."""

    def find(instance):
        return {line.path: "Robot" for line in make_comparison(get_next_text(instance)).source_strings}

    monkeypatch.setattr("wagtail_backcare.signing.sheet.find_machine_texts", find)


def test_what_a_machine_wrote_is_signed_only_by_who_has_looked(client, people, page, machine_texts):
    carla = people("carla")
    assert "Written by a machine (Robot)" in open_sheet(client, carla, page).content.decode()

    response = press(client, carla, page)
    assert "tick that you have looked" in str(list(response.context["messages"])[0])
    assert not SafetySignOff.objects.exists()

    press(client, carla, page, looked="on")
    assert SafetySignOff.objects.exists()


def test_a_link_asks_for_a_look_too(client, link, machine_texts):
    assert 'name="looked"' in client.get(link[0]).content.decode()

    client.post(link[0])
    assert not SafetySignOff.objects.exists()

    client.post(link[0], {"looked": "on"})
    assert SafetySignOff.objects.exists()


def test_the_same_few_words_are_signed_only_by_who_has_looked(client, people, page):
    english = ConditionPage.objects.get(locale=get_locale("en"))
    translate(english, "chest pain")
    english.get_latest_revision().publish()
    translate(page, "chest pain")
    carla = people("carla")
    text = open_sheet(client, carla, page).content.decode()
    assert "The same words as the original: is that right?" in text
    assert 'name="looked"' in text

    press(client, carla, page)
    assert not SafetySignOff.objects.exists()

    press(client, carla, page, looked="on")
    assert SafetySignOff.objects.exists()


def test_what_only_the_translation_says_is_shown(client, people, page):
    raw = page.get_latest_revision_as_object().body.get_prep_value()
    signs = raw[0]["value"]["content"][0]["value"]["cards"][0]["value"]["signs"]
    signs.append({"type": "item", "value": "le duele el pecho", "id": "b0b0b0b0-0000-4000-8000-000000000000"})
    page.body = page.body.stream_block.to_python(raw)
    page.save_revision()

    row = BeautifulSoup(open_sheet(client, people("carla"), page).content, "html.parser").select(".backcare-sheet tr")[
        -1
    ]

    assert "le duele el pecho" in row.text
    assert "Not in the original" in row.text

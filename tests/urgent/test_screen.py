"""An editor tells translators that a change cannot wait."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.contrib.messages.storage.cookie import CookieStorage
from django.core import mail
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import PageLogEntry
from wagtail.users.models import UserProfile

from tests.readiness.messages import get_messages
from tests.urgent.conftest import mark_urgent, set_sign
from wagtail_backcare.gate.edit_address import get_edit_address
from wagtail_backcare.models import UrgentChange
from wagtail_backcare.signing.hooks import get_sign_address
from wagtail_backcare.urgent.hooks import after_publish, get_tell_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(english, spanish):
    return set_sign(english, "you cannot feel your feet")


def press(client, source, **data):
    return client.post(get_tell_address(source), data, follow=True)


def test_the_screen_says_who_lacks_what_and_who_will_be_told(admin, changed, translator):
    soup = BeautifulSoup(admin.get(get_tell_address(changed)).content, "html.parser")

    assert [cell.get_text(strip=True) for cell in soup.select(".listing tbody td")] == [
        "Spanish",
        "Does not have the change yet",
        "ana",
    ]


def test_translators_get_one_mail_each_and_readers_are_told(admin, changed, spanish, translator, on_commit):
    with on_commit():
        response = press(admin, changed, note="Feet, not legs.")

    assert get_messages(response) == [
        "Readers of 1 translation are told now, and its translators get an e-mail.",
    ]
    change = UrgentChange.objects.get()
    assert (change.object_id, change.language_code, change.note) == (str(spanish.pk), "es", "Feet, not legs.")
    (message,) = mail.outbox
    assert message.to == ["ana@example.org"]
    assert message.subject == "Urgent change: “Low back pain” in Spanish"
    for part in ("Feet, not legs.", get_edit_address(spanish), get_sign_address(spanish)):
        assert part in message.body
    assert PageLogEntry.objects.filter(page=changed.pk, action="wagtail_backcare.urgent_change").exists()


def test_the_mail_is_in_the_language_of_the_person(admin, changed, translator, on_commit, monkeypatch):
    UserProfile.objects.create(user=translator, preferred_language="de")
    languages = []
    monkeypatch.setattr(
        "wagtail_backcare.urgent.mail.render_to_string", lambda *args: languages.append(get_language()) or "…"
    )

    with on_commit():
        press(admin, changed)

    assert languages == ["de"]


def test_nobody_is_told_twice_of_the_same_text(admin, changed, translator, on_commit):
    with on_commit():
        press(admin, changed)
        response = press(admin, changed)

    assert len(mail.outbox) == 1
    assert UrgentChange.objects.count() == 1
    assert get_messages(response) == ["Nobody was told: every translation has this text, or was told of it before."]


def test_a_further_change_is_told_of_again(admin, changed, translator, on_commit):
    with on_commit():
        press(admin, changed)
        press(admin, set_sign(changed, "you cannot feel your toes"))

    assert len(mail.outbox) == 2


def test_a_language_that_nobody_may_confirm_is_named(admin, changed, on_commit):
    with on_commit():
        response = press(admin, changed)

    assert mail.outbox == []
    assert get_messages(response)[1] == (
        "Nobody with an e-mail address may confirm texts in Spanish. Tell somebody yourself."
    )


def test_it_is_taken_back(admin, changed):
    mark_urgent(changed)

    response = press(admin, changed, action="take-back")

    assert get_messages(response) == ["Readers of translations are no longer told of an urgent change."]
    assert not UrgentChange.objects.open().exists()


def test_nothing_is_urgent_where_every_translation_is_signed(admin, english, spanish):
    text = admin.get(get_tell_address(english)).content.decode()

    assert "Every live translation has been signed against this text." in text
    assert 'name="note"' not in text


def test_a_draft_is_to_be_published_first(admin, english, spanish):
    set_sign(english, "you cannot feel your feet", publish=False)

    assert "changes that are not published yet" in admin.get(get_tell_address(english)).content.decode()


def test_somebody_who_may_not_publish_the_original_may_not_tell(client, changed, translator):
    translator.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(translator)

    client.post(get_tell_address(changed), follow=True)

    assert not UrgentChange.objects.exists()


def has_button(admin, instance) -> bool:
    return get_tell_address(instance) in admin.get(get_edit_address(instance)).content.decode()


def test_the_button_is_on_the_original_alone(admin, english, spanish):
    assert has_button(admin, english)
    assert not has_button(admin, spanish.get_parent().specific)


def test_shared_cards_have_one_too(admin, cards, spanish_cards):
    address = reverse("wagtailsnippets_wagtail_backcare_helpcardset:list")

    assert get_tell_address(cards) in admin.get(address, {"locale": "en"}).content.decode()


def test_whoever_publishes_changed_safety_text_is_reminded(rf, admin_user, english, spanish):
    request = rf.get("/")
    request.user, request._messages = admin_user, CookieStorage(request)
    changed = set_sign(english, "you cannot feel your feet")

    after_publish(request, changed)
    mark_urgent(changed)
    after_publish(request, changed)

    (message,) = request._messages
    assert "translations do not have the change yet: Spanish." in str(message)
    assert get_tell_address(changed) in str(message)

"""A translated disclaimer is compared with its original before readers see it, and again once that has changed."""

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Permission

from tests.helpers import create_clinic, create_disclaimer, get_locale, publish_disclaimer
from tests.readiness.messages import get_messages
from tests.shared_texts.people import create_person
from tests.shared_texts.test_disclaimers import BOX, url
from tests.translation.localize import submit
from wagtail_backcare.disclaimers.confirm import find_confirmation
from wagtail_backcare.models import (
    ClinicSettings,
    Disclaimer,
    DisclaimerConfirmation,
    DisclaimerVersion,
    SafetySignOff,
)

pytestmark = pytest.mark.django_db

ENGLISH = "You must not stop your medicine for 2 days without a doctor."
SPANISH = "No debe dejar su medicina durante 2 días sin un médico."


@pytest.fixture
def english():
    create_clinic()
    return create_disclaimer(text=ENGLISH)


@pytest.fixture
def spanish(english):
    """Published, and confirmed by nobody."""
    spanish = english.copy_for_translation(get_locale("es"))
    spanish.title, spanish.text, spanish.live = "Aviso", SPANISH, False
    spanish.save()
    spanish.save_revision().publish()
    return Disclaimer.objects.get(pk=spanish.pk)


@pytest.fixture
def ana(client):
    """Logged in as somebody who may confirm Spanish texts."""
    person = create_person("ana", confirms=("es",))
    client.force_login(person)
    return person


def look(client, disclaimer) -> BeautifulSoup:
    return BeautifulSoup(client.get(url("texts", disclaimer.pk)).content, "html.parser").main


def read(soup) -> str:
    return " ".join(soup.get_text(" ").split())


def confirm(client, disclaimer, **fields) -> list[str]:
    """Send the form of the screen, the box ticked; returns the messages."""
    form = {field["name"]: field.get("value", "") for field in look(client, disclaimer).select("input[type=hidden]")}
    values = {**form, "is_confirmed": "on", **fields}
    return get_messages(client.post(url("texts", disclaimer.pk), values, follow=True))


def is_in_force(disclaimer) -> bool:
    return DisclaimerVersion.objects.in_force().filter(disclaimer=disclaimer).exists()


def test_both_texts_stand_side_by_side_with_what_differs(client, ana, spanish):
    spanish.text = SPANISH.replace("2", "9")
    spanish.save_revision().publish()

    screen = look(client, spanish)

    _title, text = screen.select(".backcare-sheet tbody tr")
    assert ENGLISH in text.get_text()
    assert "Numbers: “2” in the original, “9” here" in read(text)


def test_who_compared_them_is_on_record(client, ana, english, spanish):
    assert confirm(client, spanish) == ["Confirmed. Readers see this text from now on."]

    assert is_in_force(spanish)
    assert DisclaimerConfirmation.objects.get(disclaimer=spanish).source_sha256 == english.sha256
    sign_off = SafetySignOff.objects.get()
    assert (sign_off.signed_by, sign_off.capacity, sign_off.object_id) == (ana, "second_person", str(spanish.pk))


def test_an_original_that_changed_meanwhile_is_compared_again(client, ana, english, spanish):
    messages = confirm(client, spanish, fingerprint="another")

    assert messages == ["The text has changed meanwhile. Please compare it again."]
    assert not is_in_force(spanish)


def test_an_untranslated_text_cannot_be_confirmed(client, ana, spanish):
    spanish.text = ENGLISH
    spanish.save_revision().publish()

    screen = look(client, spanish)

    assert "Still in the original language" in read(screen)
    assert screen.find(id=BOX) is None


def test_a_site_may_ask_for_a_clinician(client, ana, spanish):
    ClinicSettings.objects.update(sign_off_by="clinician")
    assert "This site asks for a signature as: Clinician." in read(look(client, spanish))
    confirm(client, spanish)
    assert not is_in_force(spanish)

    ana.user_permissions.add(Permission.objects.get(codename="sign_as_clinician"))
    confirm(client, spanish)

    assert is_in_force(spanish)
    assert SafetySignOff.objects.get().capacity == "clinician"


def test_a_site_may_ask_for_a_second_person(client, ana, spanish):
    ClinicSettings.objects.update(sign_off_by="second_person")
    spanish.text = f"{SPANISH} Nunca."
    spanish.save_revision(user=ana).publish()

    confirm(client, spanish)

    assert not is_in_force(spanish)


def test_an_original_needs_no_other_person(client, english):
    ClinicSettings.objects.update(sign_off_by="clinician")
    client.force_login(create_person("ben", confirms=("en",)))
    english.text = "A new text."
    english.save_revision().publish()

    assert confirm(client, english) == ["Confirmed. Readers see this text from now on."]


def test_a_disclaimer_of_a_site_follows_that_site(client, ana, english, spanish):
    ClinicSettings.objects.update(sign_off_by="clinician")
    site = ClinicSettings.objects.get().site
    Disclaimer.objects.update(site=site)
    other = type(site).objects.create(hostname="other.example", root_page=site.root_page)
    create_clinic(site=other, sign_off_by="translator")
    Disclaimer.objects.filter(pk=spanish.pk).update(site=other)

    confirm(client, spanish)

    assert is_in_force(spanish)


class TestOriginalChanged:
    @pytest.fixture
    def stale(self, client, ana, english, spanish):
        confirm(client, spanish)
        publish_disclaimer(english, text="You must never stop your medicine without a doctor.")
        return spanish

    def test_the_screen_says_so_and_shows_both_texts(self, client, stale):
        screen = look(client, stale)

        assert "The original has changed since." in read(screen)
        assert "You must never stop your medicine" in screen.select_one(".backcare-sheet").get_text()

    def test_the_editor_says_so(self, client, stale):
        form = BeautifulSoup(client.get(url("edit", stale.pk)).content, "html.parser")

        assert "The original has changed since." in read(form.main)
        assert form.find("a", href=url("texts", stale.pk), string="Compare both texts")

    def test_it_is_confirmed_against_the_new_original(self, client, english, stale):
        confirm(client, stale)

        assert "The original has changed since." not in read(look(client, stale))
        assert DisclaimerVersion.objects.filter(disclaimer=stale).count() == 1
        assert stale.confirmations.first().source_sha256 == english.sha256

    def test_confirming_it_again_is_no_promise_for_later(self, client, stale):
        confirm(client, stale)
        first = stale.latest_revision
        publish_disclaimer(Disclaimer.objects.get(pk=stale.pk), text="Otro texto.")

        first.publish()

        stale.refresh_from_db()
        assert stale.text == SPANISH
        assert find_confirmation(stale) is None

    def test_readers_see_it_all_the_while(self, stale):
        assert is_in_force(stale)


def test_a_program_that_confirms_again_changes_nothing(english, spanish):
    publish_disclaimer(spanish)
    publish_disclaimer(english, text="A new text.")

    publish_disclaimer(spanish)

    assert spanish.confirmations.count() == 1


def test_the_form_of_a_translation_has_no_box(client, ana, spanish):
    form = client.get(url("edit", spanish.pk)).text

    assert BOX not in form
    assert "This is a translation. Publish it." in form


@pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS")
class TestLocalize:
    @pytest.fixture
    def by_machine(self, english, django_capture_on_commit_callbacks):
        """A machine translated it, and it is published."""
        from wagtail_localize.models import StringTranslation

        row = submit(english)
        for segment in row.source.stringsegment_set.all():
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=row.target_locale,
                data=f"ES {segment.string.data}",
                translation_type="machine",
                tool_name="Robot",
            )
        with django_capture_on_commit_callbacks(execute=True):
            row.save_target(publish=True)
        return Disclaimer.objects.get(locale=get_locale("es"))

    def test_what_a_machine_wrote_is_confirmed_only_by_who_has_looked(self, client, ana, by_machine):
        assert "Written by a machine (Robot)" in read(look(client, by_machine))

        [message] = confirm(client, by_machine)
        assert "tick that you have looked" in message
        assert not is_in_force(by_machine)

        confirm(client, by_machine, looked="on")
        assert is_in_force(by_machine)

    def test_the_editor_says_that_the_original_has_changed(self, client, ana, english, by_machine, admin_user):
        confirm(client, by_machine, looked="on")
        publish_disclaimer(english, text="You must never stop your medicine.")
        client.force_login(admin_user)

        message = get_messages(client.get(url("edit", by_machine.pk)))[-1]

        assert "The original has changed since." in message

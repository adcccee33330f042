"""Disclaimers in the admin: confirm, look up, withdraw."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.helpers import create_condition, create_disclaimer, get_locale, get_site, publish_disclaimer
from tests.readiness.messages import get_messages
from tests.shared_texts.people import create_person
from wagtail_backcare.disclaimers.lookup import find_wording
from wagtail_backcare.models import Disclaimer, DisclaimerConfirmation, DisclaimerVersion

pytestmark = pytest.mark.django_db

URLS = "wagtailsnippets_wagtail_backcare_disclaimer"
BOX = "id_is_confirmed"


def find(language="en"):
    wording = find_wording(site_id=get_site().pk, locale_id=get_locale(language).pk, kind="condition")
    return wording.text if wording else None


def url(name, *args):
    return reverse(f"{URLS}:{name}", args=args)


def send(client, address, *, text="A new text.", action="publish", **fields):
    values = {"kind": "any", "site": "", "title": "Please note", "text": text, **fields}
    return client.post(address, {**values, **({f"action-{action}": "1"} if action else {})}, follow=True)


@pytest.fixture
def reader(client):
    """Logged in as somebody who may do everything with disclaimers, and confirm English ones."""
    client.force_login(create_person("ana", confirms=("en",)))
    return client


@pytest.fixture
def publisher(client):
    """The same, but may confirm nothing."""
    client.force_login(create_person("ben"))
    return client


def test_a_person_who_may_confirm_ticks_the_box_and_publishes(reader):
    assert BOX in reader.get(url("add")).text

    response = send(reader, url("add"), is_confirmed="on")

    assert get_messages(response) == ["Disclaimer 'Every kind of page – every site' created and published. Edit"]
    assert find() == "A new text."
    assert DisclaimerVersion.objects.get().confirmed_by_name == "Ana Example"


def test_a_site_in_one_language_has_the_box_too(reader, settings):
    settings.WAGTAIL_I18N_ENABLED = False

    send(reader, url("add"), is_confirmed="on")

    assert find() == "A new text."


def test_publishing_without_the_box_says_that_readers_do_not_see_it(reader):
    response = send(reader, url("add"))

    assert get_messages(response)[1] == (
        "Readers see no text of this disclaimer yet: somebody who may confirm texts in this language (English) has to "
        "confirm it. See the texts"
    )
    assert Disclaimer.objects.get().live
    assert find() is None


def test_somebody_else_publishes_and_readers_still_see_the_older_text(publisher):
    disclaimer = create_disclaimer(text="The old text.")
    assert BOX not in publisher.get(url("edit", disclaimer.pk)).text

    response = send(publisher, url("edit", disclaimer.pk), is_confirmed="on")

    warning = get_messages(response)[1]
    assert warning.startswith("Readers still see the text of ")
    assert "has to confirm this one." in warning
    assert find() == "The old text."
    assert Disclaimer.objects.get().text == "A new text."


def test_a_draft_that_was_confirmed_is_shown_once_another_person_publishes_it(client, reader):
    disclaimer = create_disclaimer(text="The old text.")
    send(reader, url("edit", disclaimer.pk), action="", is_confirmed="on")
    assert find() == "The old text."
    client.force_login(create_person("ben"))
    form = client.get(url("edit", disclaimer.pk)).text
    assert "Ana Example confirmed this text on " in form

    response = send(client, url("edit", disclaimer.pk))

    assert len(get_messages(response)) == 1
    assert find() == "A new text."
    assert DisclaimerVersion.objects.in_force().get().confirmed_by_name == "Ana Example"


def test_autosave_confirms_nothing(reader):
    disclaimer = create_disclaimer(text="The old text.")
    count = DisclaimerConfirmation.objects.count()

    values = {"kind": "any", "site": "", "title": "", "text": "Half a sen", "is_confirmed": "on"}
    response = reader.post(url("edit", disclaimer.pk), values, headers={"Accept": "application/json"})

    assert response.json()["success"]
    assert DisclaimerConfirmation.objects.count() == count


def test_words_of_another_language_are_an_error_at_the_text(client):
    create_disclaimer(text="For information only.")
    get_locale("es")
    client.force_login(create_person("ana", confirms=("es",)))

    response = send(client, f"{url('add')}?locale=es", text="For information only.", is_confirmed="on")

    [error] = response.context["form"].errors["text"]
    assert "A disclaimer in another language (English) has the same paragraph" in error
    assert not Disclaimer.objects.filter(locale=get_locale("es")).exists()


def test_the_form_says_what_readers_see(reader):
    disclaimer = create_disclaimer(text="The old text.")

    form = BeautifulSoup(reader.get(url("edit", disclaimer.pk)).content, "html.parser")

    text = " ".join(form.get_text(" ").split())
    assert "Readers have seen this text since" in text
    assert "(confirmed by somebody who reads it)." in text
    assert "I read this language (English), and this text may be shown to readers" in text
    assert form.find("a", href=url("texts", disclaimer.pk))


def test_the_list_says_what_readers_see(reader):
    create_disclaimer(kind="guide", text="Confirmed.")
    create_disclaimer(kind="index", text="A draft.", publish=False)
    changed = create_disclaimer(kind="treatment", text="Confirmed too.")
    changed.text = "Not confirmed."
    changed.save_revision().publish()

    rows = BeautifulSoup(reader.get(url("list")).content, "html.parser").select("table.listing tbody tr")

    seen = {
        row.select("td")[1].get_text(" ", strip=True).split()[0]: row.select("td")[5].get_text(strip=True)
        for row in rows
    }
    assert seen == {"Guide": "this text", "Index": "nothing", "Treatment": "an older text"}


class TestTexts:
    def test_every_text_with_its_time_and_who_confirmed_it(self, publisher):
        disclaimer = create_disclaimer(text="The first text.")
        publish_disclaimer(disclaimer, text="The second text.", by="Ana Example")

        screen = BeautifulSoup(publisher.get(url("texts", disclaimer.pk)).content, "html.parser")

        new, old = (" ".join(text.get_text(" ").split()) for text in screen.select("[data-backcare-version]"))
        assert re.match(r"From .+ until now Every kind of page, every site. Confirmed by Ana Example.", new)
        assert new.endswith("Please note The second text.")
        assert re.match(r"From .+ to .+ Every kind of page, every site. Confirmed by somebody who reads it.", old)
        assert old.endswith("Please note The first text.")

    def test_the_published_text_is_confirmed_there(self, reader):
        disclaimer = create_disclaimer(text="The old text.")
        disclaimer.text = "A new text."
        disclaimer.save_revision().publish()
        screen = BeautifulSoup(reader.get(url("texts", disclaimer.pk)).content, "html.parser")
        assert "A new text." in screen.blockquote.get_text()
        form = {field["name"]: field.get("value", "on") for field in screen.select("main form input[name]")}

        response = reader.post(url("texts", disclaimer.pk), form, follow=True)

        assert get_messages(response) == ["Confirmed. Readers see this text from now on."]
        assert find() == "A new text."

    @pytest.mark.parametrize(
        ("form", "message"),
        [
            ({"sha256": "another"}, "The text has changed meanwhile. Please read it again."),
            ({"is_confirmed": ""}, "Nothing was confirmed. Tick the box once you have read the text."),
        ],
    )
    def test_what_was_not_read_is_not_confirmed(self, reader, form, message):
        disclaimer = create_disclaimer(text="A new text.", publish=False)
        disclaimer.save_revision().publish()
        disclaimer.refresh_from_db()

        values = {"sha256": disclaimer.sha256, "is_confirmed": "on", **form}
        response = reader.post(url("texts", disclaimer.pk), values, follow=True)

        assert get_messages(response) == [message]
        assert find() is None

    def test_somebody_who_may_not_confirm_sees_no_form_and_is_refused(self, publisher):
        disclaimer = create_disclaimer(text="A new text.", publish=False)
        disclaimer.save_revision().publish()
        disclaimer.refresh_from_db()
        assert "id_is_confirmed" not in publisher.get(url("texts", disclaimer.pk)).text

        values = {"sha256": disclaimer.sha256, "is_confirmed": "on"}
        response = publisher.post(url("texts", disclaimer.pk), values)

        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")
        assert find() is None

    def test_a_reader_of_the_language_needs_no_other_permission(self, client):
        disclaimer = create_disclaimer(publish=False)
        client.force_login(create_person("ana", may=(), confirms=("en",)))
        assert client.get(url("texts", disclaimer.pk)).status_code == 200

        client.force_login(create_person("ben", may=(), confirms=("es",)))
        assert client.get(url("texts", disclaimer.pk)).status_code == 302


class TestWithdraw:
    def test_a_text_that_live_pages_need(self, publisher):
        create_condition()
        disclaimer = create_disclaimer(text="The text.")
        screen = publisher.get(url("unpublish", disclaimer.pk)).text
        assert "1 live page needs this text: “Low back pain”." in screen
        assert "Yes, withdraw it" not in screen

        response = publisher.post(url("unpublish", disclaimer.pk), follow=True)

        [message] = get_messages(response)
        assert message.startswith("“Every kind of page – every site” was not withdrawn. 1 live page needs this text")
        assert find() == "The text."
        assert Disclaimer.objects.get().live

    def test_a_text_that_no_page_needs(self, publisher):
        disclaimer = create_disclaimer(text="The text.")
        assert "Yes, withdraw it" in publisher.get(url("unpublish", disclaimer.pk)).text

        response = publisher.post(url("unpublish", disclaimer.pk), follow=True)

        assert get_messages(response)[0].startswith(
            "“Every kind of page – every site” withdrawn. Readers no longer see it."
        )
        assert find() is None
        assert not Disclaimer.objects.get().live

    def test_it_takes_the_permission_to_publish(self, client):
        disclaimer = create_disclaimer(text="The text.")
        client.force_login(create_person("ana", may=("change",), confirms=("en",)))
        assert "Withdraw" not in client.get(url("texts", disclaimer.pk)).text

        client.post(url("unpublish", disclaimer.pk))

        assert find() == "The text."

"""What live pages need is not taken away in the admin, and the person is told why."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import ReferenceIndex

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_question,
    get_site,
    section,
)
from tests.readiness.messages import get_messages
from tests.shared_texts.people import create_person
from wagtail_backcare.models import ClinicSettings, Disclaimer, HelpCardSet, Question
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db

WOULD_NOT_BE_FIT = "The live page “Low back pain” shows it, and would not be fit to be read:"


def url(model, name, *args):
    return reverse(f"wagtailsnippets_wagtail_backcare_{model}:{name}", args=args)


@pytest.fixture
def editor(client):
    client.force_login(create_person(models=["helpcardset", "question", "disclaimer"]))
    return client


@pytest.fixture
def cards():
    """Live help cards that a live page shows."""
    create_clinic()
    create_disclaimer()
    cards = create_help_cards()
    page = create_condition(body=[section("when_to_get_help", ("help_cards", {"shared": cards, "cards": []}))])
    ReferenceIndex.create_or_update_for_object(page)
    return cards


def make_form(*signs: str) -> dict:
    """Help cards as the editor sends them: one emergency card, or none."""
    form = {"title": "Back pain", "cards-count": "1" if signs else "0"}
    if signs:
        form |= {"cards-0-deleted": "", "cards-0-order": "0", "cards-0-type": "emergency", "cards-0-id": ""}
        form |= {"cards-0-value-heading": "", "cards-0-value-signs-count": str(len(signs))}
    for number, sign in enumerate(signs):
        prefix = f"cards-0-value-signs-{number}"
        form |= {f"{prefix}-deleted": "", f"{prefix}-order": number, f"{prefix}-value": sign}
    return form


def test_cards_that_break_a_rule_of_a_page_stay_a_draft(editor, cards, monkeypatch):
    monkeypatch.setattr(ConditionPage, "backcare_rules", {"emergency_links": "must_fix"})
    form = {**make_form("see www.example.org"), "action-publish": "1"}

    response = editor.post(url("helpcardset", "edit", cards.pk), form, follow=True)

    [message] = get_messages(response)
    assert message.startswith(
        f"“Back pain” was kept as a draft; readers still see the older text, because: {WOULD_NOT_BE_FIT}"
    )
    cards.refresh_from_db()
    assert (cards.live, cards.has_unpublished_changes) == (True, True)
    assert list(cards.cards[0].value["signs"]) == ["your legs feel numb"]
    assert "wagtail_backcare.refused" in registry.get_logs_for_instance(cards).values_list("action", flat=True)


def test_cards_with_another_sign_are_published(editor, cards):
    response = editor.post(
        url("helpcardset", "edit", cards.pk), {**make_form("you faint"), "action-publish": "1"}, follow=True
    )

    assert "updated and published" in get_messages(response)[0]
    cards.refresh_from_db()
    assert list(cards.cards[0].value["signs"]) == ["you faint"]


def test_a_draft_without_a_sign_is_saved(editor, cards):
    response = editor.post(url("helpcardset", "edit", cards.pk), make_form(), follow=True)

    assert "updated" in get_messages(response)[0]
    assert len(HelpCardSet.objects.get(pk=cards.pk).get_latest_revision_as_object().cards) == 0


def test_cards_are_not_unpublished(editor, cards):
    response = editor.post(url("helpcardset", "unpublish", cards.pk), follow=True)

    assert get_messages(response)[0].startswith(f"“Back pain” was not unpublished. {WOULD_NOT_BE_FIT}")
    assert HelpCardSet.objects.get().live


@pytest.mark.parametrize("method", ["get", "post"])
def test_cards_are_not_deleted(editor, cards, method):
    response = getattr(editor, method)(url("helpcardset", "delete", cards.pk), follow=True)

    assert get_messages(response)[0].startswith(f"Nothing was deleted. {WOULD_NOT_BE_FIT}")
    assert HelpCardSet.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_several_sets_are_not_deleted_if_one_is_needed(editor, cards, method):
    other = create_help_cards(title="Other")
    address = reverse("wagtail_bulk_action", args=["wagtail_backcare", "helpcardset", "delete"])

    response = getattr(editor, method)(f"{address}?id={other.pk}&id={cards.pk}", follow=True)

    assert get_messages(response)[0].startswith(f"Nothing was deleted. {WOULD_NOT_BE_FIT}")
    assert HelpCardSet.objects.count() == 2


def test_several_disclaimers_are_not_deleted_if_pages_would_have_none(editor, cards):
    special = create_disclaimer(kind="condition", text="For conditions.")
    general = Disclaimer.objects.get(kind="any")
    address = reverse("wagtail_bulk_action", args=["wagtail_backcare", "disclaimer", "delete"])

    response = editor.post(f"{address}?id={special.pk}&id={general.pk}", follow=True)

    assert get_messages(response)[0].startswith("Nothing was deleted. 1 live page needs this text")
    assert Disclaimer.objects.count() == 2


def test_a_disclaimer_is_deleted_where_another_one_applies(editor, cards):
    special = create_disclaimer(kind="condition", text="For conditions.")

    editor.post(url("disclaimer", "delete", special.pk))

    assert not Disclaimer.objects.filter(pk=special.pk).exists()


def test_sets_that_no_page_shows_are_deleted(editor):
    sets = [create_help_cards(title="First"), create_help_cards(title="Second")]
    address = reverse("wagtail_bulk_action", args=["wagtail_backcare", "helpcardset", "delete"])

    editor.post(f"{address}?id={sets[0].pk}&id={sets[1].pk}")

    assert not HelpCardSet.objects.exists()


def test_a_question_is_kept_where_a_site_asks_for_it(editor, cards, monkeypatch):
    question = create_question()
    value = {"title": "", "questions": [("shared_question", question)]}
    page = create_condition(title="Neck", slug="neck", body=[section("questions", ("questions", value))])
    ReferenceIndex.create_or_update_for_object(page)
    monkeypatch.setattr(ConditionPage, "backcare_rules", {"shared_questions": "must_fix"})

    editor.post(url("question", "delete", question.pk))
    editor.post(url("question", "unpublish", question.pk))

    assert Question.objects.get().live


def test_the_country_is_not_taken_away(client, cards, admin_user):
    client.force_login(admin_user)
    address = reverse("wagtailsettings:edit", args=["wagtail_backcare", "clinicsettings", get_site().pk])
    formset = {f"texts-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    form = {"clinic_name": "Renamed", "sign_off_by": "translator", **formset}

    refused = client.post(address, {**form, "country": ""})

    [error] = refused.context["form"].errors["country"]
    assert "It is needed by live pages there, such as “Low back pain”." in error
    assert ClinicSettings.objects.get().country == "GB"
    client.post(address, {**form, "country": "IE"})
    assert ClinicSettings.objects.get().country == "IE"


class TestSchedule:
    @pytest.fixture
    def scheduler(self):
        person = create_person(models=["helpcardset"])
        person.email = "ana@example.org"
        person.save()
        return person

    def test_whoever_scheduled_the_end_is_told_that_it_was_called_off(self, cards, scheduler, mailoutbox):
        cards.expire_at = timezone.now() + timedelta(hours=1)
        cards.save_revision(user=scheduler).publish(user=scheduler)
        HelpCardSet.objects.update(expire_at=timezone.now() - timedelta(hours=1))

        call_command("publish_scheduled", verbosity=0)
        call_command("publish_scheduled", verbosity=0)

        assert HelpCardSet.objects.get().live
        [mail] = mailoutbox
        assert (mail.subject, mail.to) == ("“Back pain” was not unpublished", ["ana@example.org"])
        assert "Readers still see the text as it was." in mail.body
        assert WOULD_NOT_BE_FIT in mail.body
        assert f"http://testserver{url('helpcardset', 'edit', cards.pk)}" in mail.body

    def test_whoever_scheduled_a_text_is_told_that_it_was_not_published(self, cards, scheduler, mailoutbox):
        cards.save_revision().publish()
        cards.refresh_from_db()
        cards.cards = []
        cards.go_live_at = timezone.now() + timedelta(hours=1)
        revision = cards.save_revision(user=scheduler)
        revision.publish(user=scheduler)
        revision.content["go_live_at"] = (timezone.now() - timedelta(hours=1)).isoformat()
        revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
        revision.save()

        call_command("publish_scheduled", verbosity=0)

        assert len(HelpCardSet.objects.get().cards) == 1
        [mail] = mailoutbox
        assert (mail.subject, mail.to) == ("“Back pain” was not published", ["ana@example.org"])

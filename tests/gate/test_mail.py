"""The e-mail about a page that the schedule kept as a draft."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.users.models import UserProfile

from tests.helpers import create_condition, create_disclaimer

pytestmark = pytest.mark.django_db


def create_person(name: str, **fields):
    return get_user_model().objects.create_user(name, f"{name}@example.org", **fields)


def schedule(page, *, by=None, written_by=None) -> None:
    """Schedule the newest text of a page for a minute ago, as its history tells."""
    revision = page.save_revision(user=written_by)
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    if by is not None:
        PageLogEntry.objects.log_action(page, "wagtail.publish.schedule", user=by, revision=revision)


def create_unfit(**fields):
    """A draft without help cards."""
    create_disclaimer()
    return create_condition(live=False, **fields)


def run_schedule() -> list[tuple[str, str]]:
    """To whom an e-mail went, and about what."""
    mail.outbox.clear()
    call_command("publish_scheduled", verbosity=0)
    return [(address, message.subject) for message in mail.outbox for address in message.to]


SUBJECT = "“Low back pain” was kept as a draft"


def test_one_goes_to_whoever_scheduled_it_and_one_to_its_owner():
    page = create_unfit(owner=create_person("owner"))
    schedule(page, by=create_person("scheduler"), written_by=create_person("writer"))

    sent = run_schedule()

    assert [subject.rsplit("] ")[-1] for _address, subject in sent] == [SUBJECT] * 2
    assert [address for address, _subject in sent] == ["scheduler@example.org", "owner@example.org"]
    assert "help cards" in mail.outbox[0].body
    assert f"/admin/pages/{page.pk}/edit/" in mail.outbox[0].body
    assert run_schedule() == []


def test_an_owner_who_scheduled_it_gets_one():
    owner = create_person("owner")
    schedule(create_unfit(owner=owner), by=owner)

    assert len(run_schedule()) == 1


def test_whoever_wrote_the_text_stands_in_where_the_history_names_nobody():
    schedule(create_unfit(), written_by=create_person("writer"))

    assert [address for address, _subject in run_schedule()] == ["writer@example.org"]


def test_nobody_who_has_gone_or_has_no_address_gets_one():
    schedule(create_unfit(owner=create_person("gone", is_active=False)))

    assert run_schedule() == []


def test_each_gets_it_in_the_language_of_their_admin():
    owner = create_person("owner")
    UserProfile.objects.create(user=owner, preferred_language="es")
    schedule(create_unfit(owner=owner))

    ((_address, subject),) = run_schedule()

    assert "borrador" in subject

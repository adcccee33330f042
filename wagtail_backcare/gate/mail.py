"""Tell people by e-mail that what they scheduled was not done, because live pages would not be fit to be read."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry

from wagtail_backcare.rules import Problem

TEMPLATE = "wagtail_backcare/mail/kept_as_draft.txt"
SHARED_TEXT_TEMPLATE = "wagtail_backcare/mail/called_off.txt"


def tell_of_kept_page(page: models.Model, problems: Sequence[Problem], *, revision: Any) -> int:
    """One e-mail to whoever scheduled the page and to its owner; returns how many were sent."""
    sent = 0
    for person in find_people(page, revision):
        with override(get_language_of(person)):
            title = page.get_admin_display_title()
            subject = _("“%(title)s” was kept as a draft") % {"title": title}
            context = {
                "title": title,
                "problems": problems,
                "shows_older_text": page.live,
                "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            }
            sent += bool(send_mail(subject, render_to_string(TEMPLATE, context), [person.email]))
    return sent


def find_people(page: models.Model, revision: Any) -> list[Any]:
    """Whoever scheduled the page, as its history tells, else whoever wrote the text; and the owner. Each once."""
    entry = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish.schedule").order_by("-timestamp").first()
    scheduled_by = (entry.user_id if entry else None) or revision.user_id
    keys = [key for key in (scheduled_by, page.owner_id) if key is not None]
    people = get_user_model().objects.filter(pk__in=keys, is_active=True).exclude(email="")
    return sorted(people, key=lambda person: keys.index(person.pk))


def tell_of_called_off_change(text: models.Model, problems: Sequence[Problem], *, becomes_live: bool) -> int:
    """One e-mail to whoever scheduled the change of a shared text; returns how many were sent.

    becomes_live: whether it was to be published; else it was to go offline.
    """
    person = find_scheduler(text, becomes_live=becomes_live)
    if person is None:
        return 0
    with override(get_language_of(person)):
        names = {"title": str(text)}
        publishing, unpublishing = _("“%(title)s” was not published"), _("“%(title)s” was not unpublished")
        subject = (publishing if becomes_live else unpublishing) % names
        edit_url = reverse(text.snippet_viewset.get_url_name("edit"), args=[text.pk])
        context = {"subject": subject, "problems": problems, "is_live": text.live, "edit_url": edit_url}
        return int(bool(send_mail(subject, render_to_string(SHARED_TEXT_TEMPLATE, context), [person.email])))


def find_scheduler(text: models.Model, *, becomes_live: bool) -> Any | None:
    """Whoever scheduled a shared text for publishing; or published it with the date on which it goes offline."""
    actions = ["wagtail.publish.schedule"] if becomes_live else ["wagtail.publish", "wagtail.publish.schedule"]
    entries = registry.get_logs_for_instance(text).filter(action__in=actions, user__isnull=False)
    entry = entries.order_by("-timestamp").first()
    key = entry.user_id if entry else getattr(text.latest_revision, "user_id", None)
    return get_user_model().objects.filter(pk=key, is_active=True).exclude(email="").first()


def get_language_of(person: Any) -> str | None:
    """The language that a person uses the admin in, or None for the one that is active."""
    profile = getattr(person, "wagtail_userprofile", None)
    code = profile.get_preferred_language() if profile is not None else None
    return code or None

"""Ask before a text goes that live pages need: a disclaimer that is withdrawn or deleted."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import log
from wagtail.models import Site

from wagtail_backcare.disclaimers.confirm import find_confirmation, find_version
from wagtail_backcare.disclaimers.log_actions import WITHDRAWN
from wagtail_backcare.disclaimers.models import Disclaimer, DisclaimerVersion
from wagtail_backcare.gate.deletion import get_deleted_along, is_own_deletion
from wagtail_backcare.gate.refusal import refuse
from wagtail_backcare.gate.shown import Place, get_live_pages, where_text_is_needed
from wagtail_backcare.rules import Problem


def find_text_obstacles(*disclaimers: Disclaimer) -> list[Problem]:
    """What keeps the texts of disclaimers that readers see from going all at once: live pages that need them.

    Nothing where another text applies in their place. Five queries however many pages there are.
    """
    versions = DisclaimerVersion.objects.in_force().filter(disclaimer__in=[d.pk for d in disclaimers])
    needed = where_text_is_needed(*map(Place.of, versions))
    pages = get_live_pages(needed)
    count = pages.count() if versions else 0
    if not count:
        return []
    names = {"count": count, "title": pages.first().specific_deferred.get_admin_display_title()}
    message = ngettext(
        "%(count)d live page needs this text: “%(title)s”.",
        "%(count)d live pages need this text, such as “%(title)s”.",
        count,
    )
    hint = _(
        "No other disclaimer would apply there. Change the text instead of removing it, publish one for more pages "
        "first, or take those pages offline."
    )
    return [Problem("disclaimer.needed", message % names, hint, rule="disclaimer")]


def find_unconfirmed(disclaimer: Disclaimer) -> list[Problem]:
    """Why publishing a disclaimer as it is in memory would show readers nothing new: nobody confirmed its text."""
    if find_version(disclaimer) is not None or find_confirmation(disclaimer) is not None:
        return []
    message = _("Nobody has confirmed this text.")
    hint = _("Somebody who may confirm texts in this language does so under “See the texts”.")
    return [Problem("disclaimer.unconfirmed", message, hint, rule="disclaimer")]


@transaction.atomic
def withdraw(disclaimer: Disclaimer, *, user: Any = None, now: datetime) -> int:
    """End every text of a disclaimer that readers see, and unpublish it. Returns how many texts there were.

    Raises NotFitError where live pages need one.
    """
    obstacles = find_text_obstacles(disclaimer)
    if obstacles:
        refuse(obstacles, disclaimer)
    count = _end(disclaimer, now)
    if count:
        log(disclaimer, WITHDRAWN, user=user)
    # Callers see to permissions, and Wagtail 7.4 knows only those of pages.
    UnpublishAction(Disclaimer.objects.get(pk=disclaimer.pk), user=user).execute(skip_permission_checks=True)
    return count


def _end(disclaimer: Disclaimer, now: datetime) -> int:
    versions = list(DisclaimerVersion.objects.in_force().filter(disclaimer=disclaimer))
    for version in versions:
        version.end(now=now)
    return len(versions)


def ask_before_deleting(sender, *, instance: Disclaimer, origin: Any = None, **kwargs: Any) -> None:
    """A disclaimer is about to be deleted, and its text ends. Raises NotFitError, unless its whole site goes."""
    if is_own_deletion(instance, origin):
        obstacles = find_text_obstacles(*get_deleted_along(instance, origin))
        if obstacles:
            refuse(obstacles, instance)
    _end(instance, timezone.now())


def end_texts_of_site(sender, *, instance: Site, **kwargs: Any) -> None:
    """A site is about to be deleted: no reader sees its texts any more."""
    for version in DisclaimerVersion.objects.in_force().filter(site=instance):
        version.end(now=timezone.now())

"""Mark a change of safety text as urgent, and take that back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.log_actions import log

from wagtail_backcare.translation.models import UrgentChange
from wagtail_backcare.urgent.log_actions import MARKED, TAKEN_BACK
from wagtail_backcare.urgent.mail import tell_translators
from wagtail_backcare.urgent.waiting import Waiting, find_live_translations


@transaction.atomic
def mark(source: Any, waiting: Sequence[Waiting], *, note: str, user: Any, now: datetime) -> list[UrgentChange]:
    """Tell readers of translations, and their translators, that the original has changed.

    waiting: of `find_waiting`. Those that were told of this text before are left out. E-mails go out after the
    transaction.
    """
    changes = []
    for translation in waiting:
        if translation.is_told:
            continue
        change = UrgentChange.objects.create(
            content_type=ContentType.objects.get_for_model(translation.instance, for_concrete_model=True),
            object_id=str(translation.instance.pk),
            language_code=translation.instance.locale.language_code,
            source_fingerprint=translation.comparison.source_fingerprint,
            note=note,
            marked_by=user,
            marked_at=now,
        )
        changes.append(change)
        transaction.on_commit(_make_mail(translation.instance, source, change), robust=True)
    if changes:
        languages = [change.language_code for change in changes]
        log(source, MARKED, user=user, data={"languages": languages, "note": note})
    return changes


def _make_mail(instance: Any, source: Any, change: UrgentChange):
    return lambda: tell_translators(instance, source, change)


@transaction.atomic
def take_back(source: Any, *, user: Any, now: datetime) -> int:
    """Readers are told nothing any more; returns how many translations that concerns."""
    translations = find_live_translations(source)
    changes = list(UrgentChange.objects.open().of(*translations))
    close(changes, now=now)
    if changes:
        log(source, TAKEN_BACK, user=user, data={"languages": [change.language_code for change in changes]})
    return len(changes)


def close(changes: Sequence[UrgentChange], *, now: datetime) -> None:
    """Changes that readers need not be told of any more. Each is saved, so that caches learn of it."""
    for change in changes:
        change.settled_at = now
        change.save(update_fields=["settled_at"])

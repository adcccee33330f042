"""Put a confirmed text in force, and end one."""

from datetime import datetime

from django.db import IntegrityError, OperationalError, connections, router, transaction

from wagtail_backcare.disclaimers.models import Disclaimer, DisclaimerConfirmation, DisclaimerVersion

#: How often to begin again where somebody else put a text in force for the same pages at the same moment.
ATTEMPTS = 5


def append_version(disclaimer: Disclaimer, *, confirmation: DisclaimerConfirmation, now: datetime) -> DisclaimerVersion:
    """Make the disclaimer's text, as it is in memory, the one that readers see, and close the one before.

    Returns the version in force, which is the old one where the text has not changed. Two people publishing at once
    leave exactly one text in force, that of the later one: `active_key` is unique, and whoever comes second begins
    again. Callers ask `wagtail_backcare.disclaimers.confirm` instead, which sees to the confirmation.
    """
    using = router.db_for_write(DisclaimerVersion)
    for _attempt in range(ATTEMPTS - 1):
        try:
            with transaction.atomic(using=using):
                return _close_and_append(disclaimer, confirmation, now)
        except IntegrityError:
            continue
        except OperationalError:
            # A deadlock takes back the whole transaction: begin again only where it is ours.
            if connections[using].in_atomic_block:
                raise
    with transaction.atomic(using=using):
        return _close_and_append(disclaimer, confirmation, now)


def _close_and_append(disclaimer: Disclaimer, confirmation: DisclaimerConfirmation, now: datetime) -> DisclaimerVersion:
    """The update comes first: it waits for whoever else is at it, on SQLite too, where a read would not."""
    key, sha256 = disclaimer.active_key, confirmation.sha256
    others = DisclaimerVersion._base_manager.filter(active_key=key).exclude(sha256=sha256)
    others.update(active_key=None, valid_to=now)
    current = DisclaimerVersion.objects.select_for_update().filter(active_key=key, sha256=sha256).first()
    if current is not None:
        return current
    return DisclaimerVersion.objects.create(
        disclaimer=disclaimer,
        site_id=disclaimer.site_id,
        hostname=disclaimer.site.hostname if disclaimer.site_id else "",
        locale_id=disclaimer.locale_id,
        language_code=disclaimer.locale.language_code,
        kind=disclaimer.kind,
        title=disclaimer.title,
        text=disclaimer.text,
        sha256=sha256,
        valid_from=now,
        active_key=key,
        confirmed_by_id=confirmation.user_id,
        confirmed_by_name=confirmation.name,
    )

"""Forget what has been kept for long enough."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from wagtail_backcare.archive.models import ArchivedText, ArchiveEntry
from wagtail_backcare.conf import get_settings


def get_limit(now: datetime | None = None) -> datetime | None:
    """Entries closed before this moment need not be kept; None to keep all, as ``ARCHIVE_DAYS`` says."""
    days = get_settings().ARCHIVE_DAYS
    return None if days is None else (now or timezone.now()) - timedelta(days=days)


@transaction.atomic
def prune(before: datetime) -> tuple[int, int]:
    """Delete entries that were closed before a moment, never one that is open, and the texts that no entry shows.

    Returns how many entries and texts were deleted. Two statements.
    """
    entries = _delete(ArchiveEntry._base_manager.filter(open_key__isnull=True, shown_to__lt=before))
    shown = ArchiveEntry.objects.filter(text=OuterRef("pk"))
    return entries, _delete(ArchivedText._base_manager.filter(~Exists(shown)))


def _delete(rows: QuerySet) -> int:
    """Delete rows that nothing leads to, without loading their texts."""
    return rows._raw_delete(rows.db)


def count_old(before: datetime) -> int:
    """How many entries `prune` would delete."""
    return ArchiveEntry.objects.filter(open_key__isnull=True, shown_to__lt=before).count()

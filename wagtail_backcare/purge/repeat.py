"""Repeat purges that failed, and forget those that are long done."""

from datetime import timedelta

from django.utils import timezone

from wagtail_backcare.purge.models import Purge
from wagtail_backcare.purge.tasks import run_purge

#: How long a purge that was done is kept, for whoever wonders why a page is still old somewhere.
KEEP_DONE = timedelta(days=30)


def repeat_purges() -> tuple[int, list[Purge]]:
    """Run every purge that is not done; how many are done now, and those that failed again."""
    waiting = list(Purge.objects.filter(done_at=None))
    done = sum(run_purge.func(purge.pk) for purge in waiting)
    Purge.objects.filter(done_at__lt=timezone.now() - KEEP_DONE).delete()
    return done, list(Purge.objects.filter(pk__in=[purge.pk for purge in waiting], done_at=None))

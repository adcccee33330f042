"""The task that purges one batch of addresses."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import F
from django.utils import timezone
from django_tasks import task
from wagtail.contrib.frontend_cache.tasks import purge_urls_from_cache_task

from wagtail_backcare.purge.models import Purge

#: Where Wagtail's backends write what went wrong; they raise nothing.
LOGGER = logging.getLogger("wagtail.frontendcache")


@task()
def run_purge(pk: int) -> bool:
    """Purge the addresses of a batch, unless that was done before; whether every backend took it without an error."""
    purge = Purge.objects.filter(pk=pk, done_at=None).first()
    if purge is None:
        return True
    with collect_errors() as errors:
        try:
            purge_urls_from_cache_task.func(purge.urls)
        except Exception as error:
            LOGGER.exception("Could not purge batch %s", pk)
            errors.append(f"{type(error).__name__}: {error}")
    done_at = None if errors else timezone.now()
    Purge.objects.filter(pk=pk).update(attempts=F("attempts") + 1, done_at=done_at, error="\n".join(errors)[:5000])
    return not errors


class _Collector(logging.Handler):
    def __init__(self, errors: list[str]):
        super().__init__(logging.ERROR)
        self.errors = errors

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())


@contextmanager
def collect_errors() -> Iterator[list[str]]:
    """What Wagtail's backends report while this lasts."""
    errors: list[str] = []
    collector = _Collector(errors)
    LOGGER.addHandler(collector)
    try:
        yield errors
    finally:
        LOGGER.removeHandler(collector)

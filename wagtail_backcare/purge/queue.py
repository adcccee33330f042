"""Have addresses purged from the cache in front of the site, once what changed them is in the database."""

from collections.abc import Iterable
from itertools import islice

from django.apps import apps
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import get_backends

from wagtail_backcare.purge.models import Purge

#: How many addresses one task purges: a task that fails is repeated as a whole.
BATCH_SIZE = 200


def has_frontend_cache() -> bool:
    """Whether the site has a cache that Wagtail can purge."""
    return apps.is_installed("wagtail.contrib.frontend_cache") and bool(get_backends())


def queue_purge(urls: Iterable[str], *, reason: str) -> list[Purge]:
    """Write down batches of addresses, and have each purged after the transaction. Nothing without such a cache.

    Purging an address twice does no harm, so a batch may be repeated. Where the transaction is rolled back, nothing
    changed, and the batches go with it.
    """
    if not has_frontend_cache():
        return []
    addresses = iter(dict.fromkeys(urls))
    batches = []
    while batch := list(islice(addresses, BATCH_SIZE)):
        purge = Purge.objects.create(urls=batch, reason=reason[:255])
        batches.append(purge)
        transaction.on_commit(_enqueue(purge.pk), robust=True)
    return batches


def _enqueue(pk: int):
    from wagtail_backcare.purge.tasks import run_purge

    return lambda: run_purge.enqueue(pk)

"""Write the present state of a whole site to the archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import swapper

from wagtail_backcare.archive.models import ArchiveEntry
from wagtail_backcare.archive.record import Showing, close, record
from wagtail_backcare.gate.loading import filter_health_pages, load_pages
from wagtail_backcare.past_pages.clinic import record_all_sites
from wagtail_backcare.past_pages.pages import describe_page
from wagtail_backcare.past_pages.shared import SHARED_MODELS, describe_shared

#: How many pages are in memory at once.
BATCH = 100


@dataclass
class Report:
    """How many entries were added, and how many were closed because nobody sees their text any more."""

    added: int = 0
    closed: int = 0


def record_all() -> Report:
    """Write down what every live page, shared text and clinic shows now; a second run writes nothing.

    Needed once on a site that had pages before, after changes that pass no signal (``QuerySet.update()``, data
    migrations, ``loaddata``), and after an upgrade of the package that brings other emergency numbers.
    """
    report = Report(added=record_all_sites())
    for showing in iter_showings():
        report.added += record(showing)
    report.closed = close_gone()
    return report


def iter_showings() -> Iterator[Showing]:
    """What every live page and shared text shows."""
    for model in SHARED_MODELS:
        rows = model._default_manager.all()
        rows = rows.filter(live=True) if hasattr(model, "live") else rows
        for instance in rows.order_by("pk").iterator(BATCH):
            yield describe_shared(instance)
    keys = list(get_live_pages().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        pages = swapper.load_model("wagtailcore", "Page").objects.filter(pk__in=keys[start : start + BATCH])
        yield from map(describe_page, load_pages(pages.order_by("pk")))


def get_live_pages() -> Any:
    """Base pages that are live health pages."""
    return filter_health_pages(swapper.load_model("wagtailcore", "Page").objects.filter(live=True))


def close_gone() -> int:
    """Close the entries of pages and shared texts that readers do not see any more. Returns how many."""
    is_open = ArchiveEntry.objects.filter(open_key__isnull=False)
    gone = is_open.filter(page__isnull=False).exclude(page__in=get_live_pages().values("pk"))
    closed = sum(close(model, [object_id]) for model, object_id in gone.values_list("model", "object_id"))
    for model in SHARED_MODELS:
        rows = model._default_manager.all()
        rows = rows.filter(live=True) if hasattr(model, "live") else rows
        shown = {str(pk) for pk in rows.values_list("pk", flat=True)}
        known = is_open.filter(model=model._meta.label_lower).values_list("object_id", flat=True)
        closed += close(model._meta.label_lower, [key for key in known if key not in shown])
    return closed

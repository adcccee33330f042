"""What publishing a page costs, and adding many."""

import statistics
import time
from collections.abc import Callable
from contextlib import nullcontext
from unittest import mock

from django.db import transaction
from wagtail.models import Page

from benchmarks import forms
from benchmarks.app.models import StreamPage
from benchmarks.article import write_sized_article
from tests.bulk import bulk_add_children
from wagtail_backcare.models import Reference
from wagtail_backcare.pages.models import ConditionPage, GuidePage, HealthIndexPage
from wagtail_backcare.past_pages import pages

#: How many pages are added in either way.
ADDED = 20


def nothing_recorded():
    """As in a package that keeps no record of what readers saw."""
    return mock.patch.object(pages, "record")


def measure_publishing(*, rounds: int) -> dict[str, float]:
    """CPU time of publishing a changed page of 60 blocks, as shares of two others: the medians of all rounds.

    ``unrecorded``: the same page without the record of what readers saw. ``plain``: the usual StreamField page. Each
    round publishes the page once in each way, in another order.
    """
    ways = {
        "recorded": lambda words: publish(ConditionPage, "article-60", "summary", words),
        "unrecorded": lambda words: publish(ConditionPage, "article-60", "summary", words, around=nothing_recorded),
        "plain": lambda words: publish(StreamPage, "stream-60", "title", words),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in sorted(ways.items(), reverse=number % 2 == 1):
            taken[name].append(way(f"Words of round {number}, {name}."))
    ours = taken["recorded"][1:]
    return {
        name: statistics.median(mine / theirs for mine, theirs in zip(ours, taken[name][1:], strict=True))
        for name in ("unrecorded", "plain")
    }


def publish(model: type[Page], slug: str, field: str, words: str, *, around: Callable = nullcontext) -> float:
    """CPU seconds of publishing a revision that says something else."""
    page = model.objects.get(slug=slug)
    setattr(page, field, words)
    revision = page.save_revision()
    with around():
        start = time.process_time()
        revision.publish()
        return time.process_time() - start


def measure_adding() -> float:
    """CPU time of adding pages of 60 blocks in bulk, as a share of adding and publishing each."""
    article = forms.to_body(write_sized_article(60), str, list(Reference.objects.all()[:1]))
    index = HealthIndexPage.objects.get(slug="health")

    def make(prefix: str) -> list[GuidePage]:
        made = [GuidePage(title=f"{prefix} {n}", slug=f"{prefix}-{n}", summary="Words.") for n in range(ADDED)]
        for page in made:
            page.body = page.body.stream_block.normalize(article)
        return made

    def one_by_one() -> None:
        for page in make("one"):
            page.live = False
            index.add_child(instance=page)
            page.save_revision().publish()

    def in_bulk() -> None:
        bulk_add_children(HealthIndexPage.objects.get(pk=index.pk), make("bulk"))

    seconds = []
    for add in (in_bulk, one_by_one):
        with transaction.atomic():
            start = time.process_time()
            add()
            seconds.append(time.process_time() - start)
            transaction.set_rollback(True)
    return seconds[0] / seconds[1]

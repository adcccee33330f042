"""What goes over a whole site: the sitemap, beside Wagtail's own, and searches. Seconds of CPU, and memory."""

import importlib
import re
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.search.backends import get_search_backend

from benchmarks.article import write_sized_article
from benchmarks.measure import Site
from benchmarks.report import Goal
from wagtail_backcare.conf import get_listed_page_models

#: How many pages go into the search index at a time.
BATCH = 250

#: The size of a site that the goals of the sitemap are about.
PAGES = 10_000

#: The goal of the sitemap, and what its files may take in memory: a few thousand entries, whatever the site.
MOST_SECONDS, MOST_MEGABYTES = 2, 25

#: Words that the text of every page has; no title or summary has them.
IN_EVERY_TEXT = "+".join(write_sized_article(10).sections[0].pieces[0].words.split()[:2])

SEARCHES = (
    ("search, one page by its name", "/index-1/?q=page+00077"),
    ("search, words that every page has in its text", f"/index-1/?q={IN_EVERY_TEXT}"),
    ("search, a misspelt word that every page has in its summary", "/index-1/?q=summarry"),
)


@dataclass(frozen=True)
class Whole:
    """What one piece of work took."""

    label: str
    seconds: float
    megabytes: float
    queries: int

    @property
    def row(self) -> list[str]:
        return [self.label, f"{self.seconds:.2f}", f"{self.megabytes:.0f}", str(self.queries)]


HEAD = ["Whole site", "CPU s", "peak MB", "queries"]


def measure_whole_site(site: Site) -> list[Whole]:
    """The sitemap, every file of it, Wagtail's, and each of `SEARCHES`, in this order."""
    make_search_index()
    return [
        measure_once("sitemap, every file", lambda: get_sitemap(site)),
        measure_once("Wagtail’s sitemap", lambda: site.get("/wagtail-sitemap.xml")),
        *(measure_once(label, lambda path=path: site.get(path)) for label, path in SEARCHES),
    ]


def get_whole_goals(results: list[Whole], *, pages: int) -> Iterator[Goal]:
    """What the sitemap must meet. pages: of the site; the goals are not about fewer than `PAGES`."""
    ours, wagtails, *_searches = results
    figures = (ours.seconds, ours.megabytes, ours.seconds / wagtails.seconds) if pages >= PAGES else (None, None, None)
    seconds, megabytes, ratio = figures
    yield Goal(14, f"sitemap of {PAGES:,} pages, seconds", seconds, MOST_SECONDS)
    yield Goal(14, "its megabytes", megabytes, MOST_MEGABYTES, 0)
    yield Goal(14, "sitemap / Wagtail’s sitemap", ratio, 0.5)


def measure_once(label: str, work: Callable[[], object]) -> Whole:
    """Warm; the time and the memory are taken in runs of their own, because tracing memory takes time."""
    work()
    with CaptureQueriesContext(connection) as captured:
        work()
    queries = len(captured)
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Whole(label, seconds, peak / 1e6, queries)


def get_sitemap(site: Site) -> None:
    """The list of files, and each file once."""
    for address in re.findall(r"<loc>http://localhost([^<]+)</loc>", site.get("/sitemap.xml").decode()):
        site.get(address)


def make_search_index() -> None:
    """What migrations of Wagtail's search would make for SQLite, filled with the pages."""
    migration = importlib.import_module("wagtail.search.migrations.0006_customise_indexentry").Migration
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE wagtailsearch_indexentry_fts")
        for operation in migration.operations:
            for part in getattr(operation, "database_operations", ()):
                cursor.execute(part.sql)
    backend = get_search_backend()
    for model in get_listed_page_models().values():
        keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), BATCH):
            backend.add_bulk(model, list(model.objects.filter(pk__in=keys[start : start + BATCH])))

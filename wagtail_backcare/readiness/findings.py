"""What the rules find on many pages: one list, for the report, the command and other programs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import swapper
from django.db import models
from wagtail.models import Site

from wagtail_backcare.gate.decide import find_page_problems
from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.loading import filter_health_pages, load_draft, load_pages
from wagtail_backcare.gate.sites import find_site_roots
from wagtail_backcare.rules import Problem

#: How many pages are loaded at once.
BATCH = 100


@dataclass(frozen=True)
class Finding:
    """A page and what the rules find on it."""

    page: Any
    problems: list[Problem]

    def pick(self, *, rule: str = "", severity: str = "") -> "Finding":
        """The same page with the problems of one rule, or as serious as that; "" stands for any."""
        problems = [p for p in self.problems if rule in ("", p.rule) and severity in ("", p.severity)]
        return Finding(self.page, problems)


def get_pages(*, drafts: bool = False, site: Site | None = None, kind: str = "") -> models.QuerySet:
    """Base pages that are health pages and live, in the order of the tree.

    drafts: pages whose newest text readers do not see, instead. site: those that it shows. kind: those of that kind.
    """
    pages = filter_health_pages(swapper.load_model("wagtailcore", "Page").objects.order_by("path"))
    unseen = models.Q(live=False) | models.Q(has_unpublished_changes=True)
    pages = pages.filter(unseen) if drafts else pages.filter(live=True)
    if kind:
        pages = filter_health_pages(pages, [m for m in get_health_models() if m.backcare_kind == kind])
    return filter_by_site(pages, site) if site is not None else pages


def filter_by_site(pages: models.QuerySet, site: Site) -> models.QuerySet:
    """Those of some pages that stand below the root page of a site, or below a translation of it."""
    below = models.Q(pk__in=[])
    for _site, path in find_site_roots([site]):
        below |= models.Q(path__startswith=path)
    return pages.filter(below)


def find(pages: Iterable[Any]) -> list[Finding]:
    """Ask the rules about some pages, as `load_reviewed_pages` gives them: at most nine queries for any number."""
    pages = list(pages)
    known = Known(pages)
    return [Finding(page, find_page_problems(page, known=known)) for page in pages]


def iter_findings(pages: models.QuerySet, *, drafts: bool = False) -> Iterator[Finding]:
    """Ask the rules about all pages of a query, a batch at a time. drafts: about their newest revisions."""
    keys = list(pages.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        loaded = load_by_keys(keys[start : start + BATCH])
        yield from find([load_draft(page) for page in loaded] if drafts else loaded)


def load_reviewed_pages(pages: models.QuerySet) -> list[Any]:
    """As `load_pages`, with the authors, who must not be the reviewers."""
    return load_pages(pages, of_types=["author"])


def load_by_keys(keys: list[Any]) -> list[Any]:
    """Pages by their primary keys, in that order. One query."""
    base = swapper.load_model("wagtailcore", "Page")
    loaded = {page.pk: page for page in load_reviewed_pages(base.objects.filter(pk__in=keys))}
    return [loaded[key] for key in keys if key in loaded]

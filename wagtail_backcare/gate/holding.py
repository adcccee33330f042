"""Keep a page as a draft instead of refusing it, where an error half-way would leave things half done."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from wagtail_backcare.kept_drafts.models import Occasion
from wagtail_backcare.rules import Problem


@dataclass
class Holding:
    """What goes on while pages are kept as drafts. kept: pages that were, with the reasons."""

    occasion: Occasion
    user: Any = None
    kept: list[tuple[models.Model, list[Problem]]] = field(default_factory=list)


_holding: ContextVar[Holding | None] = ContextVar("backcare_holding", default=None)


@contextmanager
def holding(occasion: Occasion, user: Any = None) -> Iterator[Holding]:
    """While this lasts, an unfit page is kept as a draft, or keeps its older text, and nothing is raised."""
    state = Holding(occasion, user)
    token = _holding.set(state)
    try:
        yield state
    finally:
        _holding.reset(token)


def get_holding() -> Holding | None:
    """What goes on, or None where an unfit page is refused."""
    return _holding.get()


def hold_before_saving(page: models.Model, stored: models.Model | None, problems: Sequence[Problem]) -> None:
    """Change a page that is about to be saved, so that readers see no more of it than before.

    A page that readers see keeps what they see; any other is saved as a draft.
    """
    if stored is not None and stored.live:
        restore(page, stored)
    else:
        page.live = False
        page.has_unpublished_changes = True
        forget_publishing(page)
    page._backcare_held = list(problems)


def restore(page: models.Model, stored: models.Model) -> None:
    """Give a page the values of its row, its children among them."""
    for column in page._meta.concrete_fields:
        setattr(page, column.attname, getattr(stored, column.attname))
    vars(page).pop("_cluster_related_objects", None)


def forget_publishing(page: models.Model) -> None:
    """A draft was never published; what was copied from a live page says otherwise."""
    page.live_revision = page.first_published_at = page.last_published_at = None

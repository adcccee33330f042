"""What the rules were asked of a revision stands until it is published, so that saving its page asks nothing twice."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME

from wagtail_backcare.gate.decide import differs_for_readers, share_locale


@dataclass(frozen=True)
class JustAsked:
    """A page that may go live, as its revision has it. stored: its row at that time, or None."""

    page: models.Model
    stored: models.Model | None


def remember_fit(revision: Any, page: models.Model, stored: models.Model | None) -> None:
    """Nothing keeps the page of a revision from going live."""
    revision._backcare_just_asked = JustAsked(page, stored)


def forget_fit(sender, *, revision: Any, **kwargs: Any) -> None:
    """A revision was published, or could not be: answer the signal `done_publishing`."""
    vars(revision).pop("_backcare_just_asked", None)


def take_fit(page: models.Model) -> JustAsked | None:
    """What was remembered of the revision that a page is being published from, if the page is still what was judged."""
    revision = page._state.fields_cache.get("live_revision")
    asked = vars(revision).pop("_backcare_just_asked", None) if revision is not None else None
    if asked is None or not is_same(page, asked.page):
        return None
    share_locale(asked.page, page)
    return asked


def is_same(page: models.Model, other: models.Model) -> bool:
    """Whether two instances are one page with one text."""
    return (
        type(page) is type(other)
        and page.pk == other.pk
        and not differs_for_readers(page, other)
        and get_children(page) == get_children(other)
    )


def get_children(page: models.Model) -> dict[str, list]:
    """The columns of the rows that belong to a page, without their keys."""
    children = {
        name: [
            [field.value_from_object(row) for field in row._meta.concrete_fields if not field.primary_key]
            for row in getattr(page, name).all()
        ]
        for name in (relation.get_accessor_name() for relation in get_all_child_relations(type(page)))
        if name != COMMENTS_RELATION_NAME
    }
    for field in get_all_child_m2m_relations(type(page)):
        children[field.name] = [row.pk for row in getattr(page, field.name).all()]
    return children

"""Decide whether a page may go live as it is."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import models
from django.utils import timezone

from wagtail_backcare.conf import get_settings
from wagtail_backcare.gate.facts import collect_facts
from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.safety import Shared
from wagtail_backcare.rules import Problem, find_problems, get_rules

#: Fields that readers never see: a change of them alone makes no page more or less fit.
BOOKKEEPING = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "first_published_at",
        "last_published_at",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "sort_title",
        "show_in_menus",
        "content_type",
    }
)


#: Fields that say where a page stands.
PLACE = frozenset({"path", "depth", "url_path"})


def find_page_problems(
    page: models.Model, *, path: str | None = None, instead: Shared | None = None, known: Known | None = None
) -> list[Problem]:
    """Every problem of a page as it is in memory, the most serious first."""
    return find_problems(collect_facts(page, path=path, instead=instead, known=known), page.get_rule_severities())


def find_obstacles(
    page: models.Model, *, stored: models.Model | None, path: str | None = None, today: date | None = None
) -> list[Problem]:
    """What keeps a page from going live as it is in memory; an empty list where nothing does.

    stored: the row that readers see now, or None where they see none.
    """
    known = Known([page, stored] if stored is not None else [page])
    problems = find_page_problems(page, path=path, known=known)
    if stored is not None:
        share_locale(page, stored)
    return pick_obstacles(problems, stored=stored, known=known, today=today)


def share_locale(page: models.Model, other: models.Model) -> None:
    """Spare another instance of a page the query for the language that both are in."""
    if other.locale_id == page.locale_id and "locale" in page._state.fields_cache:
        other._state.fields_cache.setdefault("locale", page._state.fields_cache["locale"])


def pick_obstacles(
    problems: Iterable[Problem], *, stored: models.Model | None, known: Known, today: date | None = None
) -> list[Problem]:
    """Those of a page's problems that keep it from going live.

    On a page that is live already, a problem that readers have before them anyway keeps nobody from publishing, so that
    a dangerous mistake can always be corrected; except for rules that always bind, and those that the site has set a
    day for.
    """
    serious = [problem for problem in problems if problem.must_fix]
    if not serious or stored is None or not stored.live:
        return serious
    tolerated = get_tolerated(serious, stored, known=known, today=today)
    return [problem for problem in serious if problem not in tolerated]


def get_tolerated(
    problems: Collection[Problem], stored: models.Model, *, known: Known, today: date | None = None
) -> list[Problem]:
    """Those problems that a live page had before, of rules that do not bind it yet."""
    lenient = [problem for problem in problems if not binds_live_pages(problem, today=today)]
    if not lenient:
        return []
    before = {problem.identity for problem in find_page_problems(stored, known=known)}
    return [problem for problem in lenient if problem.identity in before]


def binds_live_pages(problem: Problem, *, today: date | None = None) -> bool:
    """Whether the rule behind a problem also binds pages that were live with it before."""
    rule = get_rules().get(problem.rule)
    if rule is not None and rule.always_binds:
        return True
    day = get_settings().RULES_BIND_FROM.get(problem.rule)
    return day is not None and (today or timezone.localdate()) >= day


def differs_for_readers(
    page: models.Model,
    stored: models.Model,
    fields: Collection[str] | None = None,
    *,
    besides: Collection[str] = frozenset(),
) -> bool:
    """Whether readers would see something else of a page, or see it elsewhere.

    fields: names of the fields that are saved, or None for all of them. besides: names of fields that do not count.
    """
    for field in page._meta.concrete_fields:
        if field.primary_key or field.name in BOOKKEEPING or field.name in besides:
            continue
        if fields is not None and field.name not in fields and field.attname not in fields:
            continue
        if field.value_from_object(page) != field.value_from_object(stored):
            return True
    return False

"""What a change of place, site or site settings does to the live pages there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _
from wagtail.models import Site

from wagtail_backcare.gate.facts import collect_facts
from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.sites import find_site_roots, pick_sites
from wagtail_backcare.rules import Problem, find_problems, get_rules


def find_place_obstacles(page: models.Model, *, old_url_path: str) -> list[Problem]:
    """What keeps a page, with all that stands below it, from standing where it does now.

    Looks at sites that show it now and did not before. page: a base page with its new path and address.
    """
    roots = find_site_roots()
    before = pick_by_url_path(roots, old_url_path)
    new = [site for site in pick_sites(roots, page.path) if site not in before]
    return find_obstacles_below([page.path], new) if new else []


def find_move_obstacles(page: models.Model, destination: models.Model) -> list[Problem]:
    """What keeps a page, with all that stands below it, from being moved below another one."""
    roots = find_site_roots()
    before = pick_by_url_path(roots, page.url_path)
    new = [site for site in pick_sites(roots, destination.path) if site not in before]
    return find_obstacles_below([page.path], new) if new else []


def pick_by_url_path(roots: Sequence[tuple[Site, str]], url_path: str) -> list[Site]:
    """Sites that show a page at an address, as the database has it: its tree path may be the new one already."""
    page_model = swapper.load_model("wagtailcore", "Page")
    addresses = dict(
        page_model.objects.filter(path__in=[path for _site, path in roots]).values_list("path", "url_path")
    )
    return [site for site, path in roots if url_path.startswith(addresses.get(path, "\0"))]


def find_obstacles_below(paths: Sequence[str], sites: Sequence[Site]) -> list[Problem]:
    """What rules about sites find on live pages at and below places in the tree, if these sites show them.

    One problem for each that is found, whatever the number of pages that have it.
    """
    names = {rule.name for rule in get_rules().values() if rule.about_site}
    found: dict[tuple[str, str], tuple[Problem, list[str]]] = {}
    known = Known()
    for page in iter_examples(paths):
        facts = collect_facts(page, sites=sites, with_body=False, known=known)
        for problem in find_problems(facts, page.get_rule_severities(), only=names):
            if problem.must_fix:
                found.setdefault(problem.identity, (problem, []))[1].append(page.get_admin_display_title())
    return [
        replace(
            problem,
            message=_("%(problem)s It is needed by live pages there, such as “%(title)s”.")
            % {"problem": problem.message, "title": titles[0]},
        )
        for problem, titles in found.values()
    ]


def iter_examples(paths: Sequence[str]) -> Iterator[Any]:
    """A live health page of each type and language at and below places in the tree, and every live alias of one.

    Rules about sites give the same answer for all pages of one type and language.
    """
    page_model = swapper.load_model("wagtailcore", "Page")
    below = models.Q()
    for path in paths:
        below |= models.Q(path__startswith=path)
    types = {
        content_type.pk: model
        for model, content_type in ContentType.objects.get_for_models(*get_health_models()).items()
    }
    if not types:
        return
    pages = page_model.objects.filter(below, live=True, content_type__in=types).order_by("path")
    groups = pages.filter(alias_of=None).order_by().values("content_type", "locale").annotate(pk=models.Min("pk"))
    for model in types.values():
        keys = [group["pk"] for group in groups if types[group["content_type"]] is model]
        content_type = ContentType.objects.get_for_model(model)
        keys += pages.filter(alias_of__isnull=False, content_type=content_type).values_list("pk", flat=True)
        yield from model._base_manager.filter(pk__in=keys).select_related("locale", "alias_of__locale")

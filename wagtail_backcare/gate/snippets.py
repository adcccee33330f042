"""Ask the rules before a text or setting changes that live pages show: shared cards, questions, clinic details."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from wagtail_backcare.gate.decide import BOOKKEEPING, find_page_problems
from wagtail_backcare.gate.deletion import get_deleted_along, is_own_deletion
from wagtail_backcare.gate.glossary import find_snippet_misses
from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.loading import filter_health_pages, load_pages
from wagtail_backcare.gate.mail import tell_of_called_off_change
from wagtail_backcare.gate.places import find_obstacles_below
from wagtail_backcare.gate.publish import is_managed_translation
from wagtail_backcare.gate.refusal import refuse
from wagtail_backcare.gate.scheduled import ask_on_schedule
from wagtail_backcare.gate.shown import get_live_pages, where_showing
from wagtail_backcare.gate.sites import find_site_roots
from wagtail_backcare.gate.translations import collect_translation
from wagtail_backcare.kept_drafts.log_actions import KEPT_AS_DRAFT
from wagtail_backcare.models.clinic import ClinicSettings
from wagtail_backcare.rules import (
    PageFacts,
    Problem,
    Severity,
    SiteFacts,
    country,
    find_problems,
    glossary,
    safety_text,
)
from wagtail_backcare.translation.drafting import is_drafting

#: What ``publish_scheduled`` gives as the log action.
SCHEDULED = ("wagtail.publish.scheduled", "wagtail.unpublish.scheduled")


#: The most pages that a refusal names.
MOST_NAMED = 5


def find_snippet_obstacles(changes: Mapping[models.Model, models.Model | None]) -> list[Problem]:
    """What live pages would lack if shared texts became what they are in memory, or were deleted (None).

    One problem a page, and one that counts the pages beyond the first few. A problem that a page has already keeps
    nobody from changing the text. The number of queries does not grow with the number of pages.
    """
    pages = load_pages(filter_health_pages(get_live_pages(where_showing(*changes))))
    known = Known(pages)
    instead = {(type(snippet), snippet.pk): becomes for snippet, becomes in changes.items()}
    obstacles = []
    for page in pages:
        after = [p for p in find_page_problems(page, instead=instead, known=known) if p.must_fix]
        before = {p.identity for p in find_page_problems(page, known=known)} if after else set()
        added = next((problem for problem in after if problem.identity not in before), None)
        if added is not None:
            obstacles.append((page, added))
    named = [_name_page(problem, page) for page, problem in obstacles[:MOST_NAMED]]
    return named + _count_others([problem for _page, problem in obstacles[MOST_NAMED:]])


def _name_page(problem: Problem, page: models.Model) -> Problem:
    names = {"title": page.get_admin_display_title(), "problem": problem.message}
    message = _("The live page “%(title)s” shows it, and would not be fit to be read: %(problem)s") % names
    if problem.code in safety_text.SIGNABLE:
        hint = _("Save this as a draft, and sign the safety text of that page, which then shows it. Then publish this.")
    else:
        hint = _("Change that page first.")
    return Problem(problem.code, message, hint, subject=str(page.pk), rule=problem.rule, severity=problem.severity)


def _count_others(problems: Sequence[Problem]) -> list[Problem]:
    if not problems:
        return []
    text = ngettext(
        "The same goes for %(count)d more live page.", "The same goes for %(count)d more live pages.", len(problems)
    )
    first = problems[0]
    return [Problem(first.code, text % {"count": len(problems)}, rule=first.rule, severity=first.severity)]


def find_change_obstacles(stored: models.Model, becomes: models.Model) -> list[Problem]:
    """What keeps a shared text that readers see, or do not see yet, from becoming what another instance of it is."""
    obstacles = find_translation_problems(becomes, stored) if becomes.live else []
    return obstacles + (find_snippet_obstacles({stored: becomes}) if stored.live else [])


def find_settings_obstacles(details: ClinicSettings, *, deleted: bool = False) -> list[Problem]:
    """What live pages of a site would lack if its clinic's details became what they are in memory, or went."""
    site = details.site
    paths = [path for _site, path in find_site_roots([site])]
    with as_if_saved(ClinicSettings(site=site) if deleted else details):
        after = find_obstacles_below(paths, [site])
    before = {problem.identity for problem in find_obstacles_below(paths, [site])} if after else set()
    return [_point_at_setting(problem) for problem in after if problem.identity not in before]


@contextmanager
def as_if_saved(details: ClinicSettings) -> Iterator[None]:
    """While this lasts, the database has a site's details as they are in memory: whatever a rule reads, it finds them.

    No signal is sent, and nothing of it stays.
    """
    values = {f.attname: getattr(details, f.attname) for f in details._meta.concrete_fields if not f.primary_key}
    with transaction.atomic():
        if not ClinicSettings.objects.filter(site=details.site).update(**values):
            ClinicSettings.objects.bulk_create([ClinicSettings(**values)])
        yield
        transaction.set_rollback(True)


def _point_at_setting(problem: Problem) -> Problem:
    if problem.rule == country.RULE.name:
        return replace(problem, hint=_("Choose the country again."), field="country", block_id="")
    return replace(problem, field="", block_id="")


def ask_for_shared_text(sender, *, instance: models.Model, raw: bool, update_fields=None, **kwargs: Any) -> None:
    """A shared text is about to be saved. Raises NotFitError; a translation that is being drafted stays a draft."""
    # A draft of a live text notes itself in the row, with its new words in memory: readers see none of them yet.
    if raw or (update_fields is not None and BOOKKEEPING.issuperset(update_fields)):
        return
    stored = None if instance._state.adding else sender._base_manager.filter(pk=instance.pk).first()
    was_shown = stored is not None and stored.live
    if not (instance.live or was_shown) or (instance.live and was_shown and _shows_the_same(instance, stored)):
        return
    obstacles = find_translation_problems(instance, stored) if instance.live else []
    if obstacles and is_drafting():
        instance.live, instance.has_unpublished_changes = False, True
        return
    if was_shown:
        obstacles += find_snippet_obstacles({instance: instance})
    if obstacles:
        refuse(obstacles, instance)


def find_translation_problems(snippet: models.Model, stored: models.Model | None) -> list[Problem]:
    """What keeps the translation of a shared text from going live; what its live row lacks already does not."""
    found = _ask_about_translation(snippet)
    if not found or stored is None or not stored.live:
        return found
    before = {problem.identity for problem in _ask_about_translation(stored)}
    return [problem for problem in found if problem.identity not in before]


def _ask_about_translation(snippet: models.Model) -> list[Problem]:
    # A shared text may stand on every site, so the strictest of them decides who signs it.
    sites = [
        SiteFacts("", True, True, sign_off_by=c) for c in ClinicSettings.objects.values_list("sign_off_by", flat=True)
    ]
    facts = PageFacts(kind="", translation=collect_translation(snippet, sites))
    return find_problems(facts, {safety_text.RULE.name: Severity.MUST_FIX})


def find_translation_advice(snippet: models.Model) -> list[Problem]:
    """What a translator of a shared text should look at; it keeps the text from nothing."""
    facts = PageFacts(kind="", glossary_misses=find_snippet_misses(snippet))
    return find_problems(facts, {glossary.RULE.name: Severity.PLEASE_CHECK})


def _shows_the_same(instance: models.Model, stored: models.Model) -> bool:
    fields = [f for f in instance._meta.concrete_fields if f.name in getattr(instance, "safety_fields", ())]
    return bool(fields) and all(f.value_from_object(instance) == f.value_from_object(stored) for f in fields)


def ask_before_deleting(sender, *, instance: models.Model, origin: Any = None, **kwargs: Any) -> None:
    """A shared text is about to be deleted. Raises NotFitError."""
    if instance.live:
        obstacles = find_snippet_obstacles(dict.fromkeys(get_deleted_along(instance, origin)))
        if obstacles:
            refuse(obstacles, instance)


def keep_shown_text(
    sender, *, snippet: models.Model, becomes: models.Model, user: Any, log_action: Any, **kwargs: Any
) -> bool:
    """Answer `about_to_change`: whether a change of a shared text was called off.

    The schedule and wagtail-localize publish on their own, and an error would leave other things undone. Where a person
    publishes or unpublishes it, saving it raises an error instead.
    """
    if log_action not in SCHEDULED and not (user is None and becomes.live and is_managed_translation(snippet)):
        return False
    if log_action in SCHEDULED:
        obstacles = ask_on_schedule(find_change_obstacles, snippet, becomes)
    else:
        obstacles = find_change_obstacles(snippet, becomes)
    if not obstacles:
        return False
    if log_action in SCHEDULED:
        type(snippet).objects.filter(pk=snippet.pk).update(expire_at=None, go_live_at=None)
        snippet.revisions.update(approved_go_live_at=None)
    log(snippet, KEPT_AS_DRAFT, data={"problems": [problem.as_dict() for problem in obstacles]})
    if log_action in SCHEDULED:
        tell_of_called_off_change(snippet, obstacles, becomes_live=becomes.live)
    return True


def ask_for_settings(sender, *, instance: ClinicSettings, raw: bool, **kwargs: Any) -> None:
    """Clinic details are about to be saved. Raises NotFitError."""
    obstacles = [] if raw else find_settings_obstacles(instance)
    if obstacles:
        refuse(obstacles, instance)


def ask_before_deleting_settings(sender, *, instance: ClinicSettings, origin: Any = None, **kwargs: Any) -> None:
    """Clinic details are about to be deleted. Raises NotFitError, unless the whole site goes."""
    obstacles = find_settings_obstacles(instance, deleted=True) if is_own_deletion(instance, origin) else []
    if obstacles:
        refuse(obstacles, instance)

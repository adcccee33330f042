"""Loads a content pack into a site."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from wagtail_backcare.countries import COUNTRIES, get_country
from wagtail_backcare.languages.codes import get_primary
from wagtail_backcare.starter.apply import Progress, Writer
from wagtail_backcare.starter.clinic_country import get_present_country, set_country, will_set_country
from wagtail_backcare.starter.local_disclaimers import choose_disclaimers, get_languages
from wagtail_backcare.starter.pack import read_pack
from wagtail_backcare.starter.place import find_place
from wagtail_backcare.starter.plan import Options, Plan
from wagtail_backcare.starter.problems import StarterError
from wagtail_backcare.starter.report import Report, make_lines
from wagtail_backcare.starter.translations.load import find_wanted, load_translation

#: Parts that name nothing else of the pack, so that they can be loaded without the rest.
SEPARATE_PARTS = ("disclaimers", "references", "clinicians", "help_cards")

DRAFTS = "Shared help cards and questions are drafts too: pages show them once they are published."


def load_pack(
    name: str = "back-pain",
    *,
    parent: Any = None,
    locale: Any = None,
    site: Any = None,
    country: str = "",
    only: Collection[str] | str | None = None,
    publish: bool = False,
    checked_by: str = "",
    checked_on: date | None = None,
    update: bool = False,
    restore: bool = False,
    languages: Collection[str] = (),
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Load a content pack. A second run changes nothing, and no run overwrites what an editor changed.

    name: a pack of the package, or the path of a folder. parent: page, or address below the site's root page.
    locale: Locale or language code; by default the parent's. site: Site or hostname; by default the default site.
    country: two letters (ISO 3166-1), filled in where the clinic's details have none.
    only: parts to load, for example ``"disclaimers"``. publish: go live; outside DEBUG a clinician's name and the day
    of the check are required (`checked_by`, `checked_on`) and kept in the log of each item.
    update: take the pack's newer text for items that nobody changed. restore: put back what an editor deleted.
    languages: codes of languages in which the pack's translations are loaded too, always as drafts; those that the site
    does not have are skipped. dry_run: report, but write nothing.

    Returns what became of each item. Raises StarterError, and then nothing was written.
    """
    _check_publishing(publish, checked_by, checked_on)
    options = Options(only=_check_parts(only), publish=publish, update=update, restore=restore)
    if country and get_country(country) is None:
        raise StarterError(f"There is no country {country} here.", f"Known: {', '.join(COUNTRIES)}.")
    whole = read_pack(name)
    wanted = find_wanted(whole, languages)
    known = get_languages(whole) if options.only == ["disclaimers"] else {whole.language}
    place = find_place(languages=known, parent=parent, locale=locale, site=site, with_pages=not options.only)
    present_country = get_present_country(place.site) or country
    language = get_primary(place.locale.language_code)
    plan = Plan(choose_disclaimers(whole, country=present_country, language=language), place, options)
    report = _make_report(plan, country, dry_run)
    with transaction.atomic():
        if not dry_run:
            if report.sets_country:
                set_country(place.site, country)
            Writer(plan, checked=_describe_check(checked_by, checked_on), progress=progress).run()
        report.translations = [
            load_translation(each, whole, plan, country=present_country, dry_run=dry_run, progress=progress)
            for each in wanted
        ]
    report.lines = make_lines(plan)
    if checked_by and any(step.publish for step in plan):
        report.notes.append(f"Checked by {checked_by} on {checked_on}.")
    if not publish and any(step.writes and step.item.part in ("help_cards", "questions") for step in plan):
        report.notes.append(DRAFTS)
    return report


def _make_report(plan: Plan, country: str, dry_run: bool) -> Report:
    """The report of a run before anything is done: where, and what becomes of the clinic's country."""
    report = Report(plan.pack.name, plan.pack.version, plan.place.locale.language_code, dry_run=dry_run)
    if plan.of("pages"):
        report.below = plan.place.parent.get_admin_display_title()
    if country:
        report.sets_country, note = will_set_country(plan.place.site, country)
        report.notes.append(note)
    return report


def _describe_check(checked_by: str, checked_on: date | None) -> dict[str, str]:
    """For the log of each item; empty where nobody is named."""
    return {"by": checked_by, "on": checked_on.isoformat() if checked_on else ""} if checked_by else {}


def _check_publishing(publish: bool, checked_by: str, checked_on: date | None) -> None:
    """Health pages go live only when a person has checked them; a development server is spared."""
    today = timezone.localdate() if settings.USE_TZ else date.today()
    if checked_on is not None and checked_on > today:
        raise StarterError(f"The day of the check, {checked_on}, is still to come.", "Give the day it was done.")
    if bool(checked_by.strip()) != (checked_on is not None):
        raise StarterError("The name and the day of the check go together.", "Give --checked-by NAME --on YYYY-MM-DD.")
    if publish and not checked_by.strip() and not settings.DEBUG:
        raise StarterError(
            "Nothing goes live before a clinician has checked it.",
            "Say who did and when: --publish --checked-by NAME --on YYYY-MM-DD. Without --publish, drafts are loaded.",
        )


def _check_parts(only: Collection[str] | str | None) -> list[str]:
    parts = [only] if isinstance(only, str) else list(only or [])
    unknown = [part for part in parts if part not in SEPARATE_PARTS]
    if unknown:
        cure = f"These can: {', '.join(SEPARATE_PARTS)}."
        raise StarterError(f"{', '.join(unknown)} cannot be loaded alone.", cure)
    return parts

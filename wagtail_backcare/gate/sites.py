"""Which sites show a page, and what they have that health pages need."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

import swapper
from django.conf import settings
from django.db import models
from wagtail.models import Locale, Site

from wagtail_backcare.conf import get_settings
from wagtail_backcare.disclaimers.lookup import lookup_order
from wagtail_backcare.models.clinic import ClinicSettings
from wagtail_backcare.models.clinic_details import ask_for_details
from wagtail_backcare.rules import SiteFacts
from wagtail_backcare.translation.models import Capacity


def find_site_roots(sites: Iterable[Site] | None = None) -> list[tuple[Site, str]]:
    """Each site with the tree path of its root page, and again with the path of each translation of that page.

    sites: those to look at, with ``root_page`` loaded, or None for all. One query for the sites, and one for the
    translations of their root pages where the site has several languages. Wagtail's own list is cached for an hour in
    each process, which is too long for a decision.
    """
    if sites is None:
        sites = Site.objects.select_related("root_page").order_by("pk")
    roots = [(site, site.root_page.path) for site in sites]
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return roots
    keys = [site.root_page.translation_key for site, _path in roots]
    pages = swapper.load_model("wagtailcore", "Page").objects.filter(translation_key__in=keys)
    return add_translated_roots(roots, pages.only("path", "translation_key"))


def add_translated_roots(roots: list[tuple[Site, str]], pages: Iterable[models.Model]) -> list[tuple[Site, str]]:
    """Root pages of sites, and those of some pages that are translations of them, in the order of the tree."""
    by_key = {site.root_page.translation_key: site for site, _path in roots}
    known = {path for _site, path in roots}
    translated = [page for page in pages if page.translation_key in by_key and page.path not in known]
    return roots + [(by_key[page.translation_key], page.path) for page in sorted(translated, key=lambda p: p.path)]


def pick_sites(roots: Iterable[tuple[Site, str]], path: str) -> list[Site]:
    """Sites that show a page at a place in the tree, each once."""
    found: list[Site] = []
    for site, root in roots:
        # A site that is about to be made cannot be hashed yet.
        if path.startswith(root) and site not in found:
            found.append(site)
    return found


def collect_sites(
    sites: Sequence[Site],
    *,
    locale: Locale,
    kind: str,
    active_keys: Set[str],
    clinics: Mapping[Any, ClinicSettings],
) -> tuple[SiteFacts, ...]:
    """What each site has for a kind of page in a language.

    active_keys: places that have a disclaimer in force, of `lookup_order`. clinics: details by primary key of the site.
    """
    return tuple(
        SiteFacts(
            label=str(site),
            has_disclaimer=not active_keys.isdisjoint(lookup_order(site_id=site.pk, locale_id=locale.pk, kind=kind)),
            sign_off_by=clinics[site.pk].sign_off_by if site.pk in clinics else Capacity.TRANSLATOR,
            **look_for_country(site, locale, clinics.get(site.pk)),
        )
        for site in sites
    )


def look_for_country(site: Site, locale: Locale, row: ClinicSettings | None) -> dict[str, Any]:
    """Whether the clinic's details of a site name a country, or why nobody can tell: values for `SiteFacts`."""
    if not get_settings().CLINIC_DETAILS:
        return {"has_country": bool(row and row.country)}
    try:
        return {"has_country": ask_for_details(site, locale).country is not None}
    except Exception as error:
        return {"has_country": False, "failure": error}

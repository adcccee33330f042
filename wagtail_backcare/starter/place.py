"""Where a pack is loaded: site, parent page and language."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import swapper
from django.db.models import Model
from wagtail.models import Locale, Site

from wagtail_backcare.languages.codes import get_primary
from wagtail_backcare.starter.problems import StarterError


@dataclass(frozen=True)
class Place:
    """Site, parent page of the pack's topmost pages, and the language of the rows.

    parent: None where the parent page has no translation in that language, so that there is no place for pages.
    """

    site: Site
    parent: Model | None
    locale: Locale


def find_place(
    *,
    languages: Collection[str],
    parent: Any = None,
    locale: Any = None,
    site: Any = None,
    with_pages: bool = True,
) -> Place:
    """The place that is meant. Raises StarterError naming what exists where something does not.

    languages: those the pack has the texts in. parent: a page, an address below the site's root page, or None for
    the root page. with_pages: whether pages are loaded, so that the parent must exist in the language, too.
    locale: a Locale, a language code, or None for the parent's. site: a Site, a hostname, or None for the default.
    """
    site = find_site(site)
    page = parent if isinstance(parent, Model) else find_page(parent or "", site.root_page)
    if locale is None:
        found = page.locale
        _require_same_language(languages, found, "the parent page")
    else:
        found = locale if isinstance(locale, Locale) else find_locale(locale)
        _require_same_language(languages, found, "--locale")
        page = _in_locale(page, found) if with_pages else page
    return Place(site=site, parent=page.specific, locale=found)


def find_site(wanted: Site | str | None) -> Site:
    """The site with a hostname (and port, as in ``example.org:8000``), or the default site."""
    if isinstance(wanted, Site):
        return wanted
    sites = list(Site.objects.select_related("root_page__locale").order_by("-is_default_site", "hostname"))
    if not sites:
        raise StarterError("There is no site.", "Add one in the admin under Settings, Sites.")
    if not wanted:
        if not sites[0].is_default_site and len(sites) > 1:
            raise StarterError("There is no default site.", f"Name one with --site: {_hosts(sites)}.")
        return sites[0]
    hostname, _colon, port = wanted.partition(":")
    for site in sites:
        if site.hostname.casefold() == hostname.casefold() and port in ("", str(site.port)):
            return site
    raise StarterError(f"There is no site {wanted}.", f"Sites: {_hosts(sites)}.")


def _hosts(sites: list[Site]) -> str:
    return ", ".join(f"{site.hostname}:{site.port}" for site in sites)


def find_page(path: str, root: Model) -> Model:
    """The page at an address below a root page, for example ``/health/back/``."""
    page = root
    for slug in filter(None, path.split("/")):
        child = page.get_children().filter(slug=slug).first()
        if child is None:
            slugs = list(page.get_children().order_by("slug").values_list("slug", flat=True)[:20])
            known = f"Pages there: {', '.join(slugs)}." if slugs else "There are no pages there yet."
            raise StarterError(f"--parent {path}: there is no page “{slug}” below “{page.title}”.", known)
        page = child
    return page


def find_locale(code: str) -> Locale:
    """The site's language with this code, or the only one that shares its first part (``en`` for ``en-gb``)."""
    locales = list(Locale.objects.order_by("language_code"))
    exact = [locale for locale in locales if locale.language_code.casefold() == code.casefold()]
    alike = exact or [locale for locale in locales if get_primary(locale.language_code) == get_primary(code)]
    if len(alike) == 1:
        return alike[0]
    codes = ", ".join(locale.language_code for locale in alike or locales)
    if alike:
        raise StarterError(f"The site has several languages like {code}.", f"Name one of them: {codes}.")
    raise StarterError(
        f"The site has no language {code}.",
        f"It has: {codes}. Others are added in WAGTAIL_CONTENT_LANGUAGES and in the admin under Settings, Locales.",
    )


def _require_same_language(languages: Collection[str], locale: Locale, meant_by: str) -> None:
    known = {get_primary(language) for language in languages}
    if get_primary(locale.language_code) in known:
        return
    codes = list(Locale.objects.order_by("language_code").values_list("language_code", flat=True))
    fitting = [code for code in codes if get_primary(code) in known]
    wanted = " and ".join(sorted(languages))
    cure = f"Name a language that fits with --locale: {', '.join(fitting)}."
    if not fitting:
        cure = f"The site has: {', '.join(codes)}. Add {wanted} in the admin under Settings, Locales."
    raise StarterError(f"The pack is in {wanted}, and {meant_by} is in {locale.language_code}.", cure)


def _in_locale(page: Model, locale: Locale) -> Model:
    """The page's translation; for a page of another language that has none, an error."""
    if page.locale_id == locale.pk:
        return page
    translation = page.get_translation_or_none(locale)
    if translation is None:
        model = swapper.load_model("wagtailcore", "Page")
        others = model.objects.filter(locale=locale, depth__gt=1).order_by("path")[:5]
        known = ", ".join(f"“{other.title}”" for other in others) or "none yet"
        raise StarterError(
            f"“{page.title}” has no translation in {locale.language_code}, so the pages have no place there.",
            f"Translate that page first. Pages in {locale.language_code}: {known}.",
        )
    return translation

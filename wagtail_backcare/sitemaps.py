"""The pages of a site in all its languages, for search engines (sitemaps.org).

Made from columns of the pages: no page is loaded, but of types that make their addresses in a way of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any

import swapper
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Q, QuerySet
from wagtail.contrib.sitemaps import Sitemap
from wagtail.coreutils import get_content_languages, get_supported_content_language_variant
from wagtail.models import ReferenceIndex, Site, get_page_models

from wagtail_backcare.disclaimers.lookup import find_locales_by_kind
from wagtail_backcare.models import HelpCardSet, Question
from wagtail_backcare.models.addresses import make_addresses
from wagtail_backcare.structured_data.language_tags import make_language_tag
from wagtail_backcare.view_restrictions import get_closed_paths

#: How many pages are held in memory at a time, beside their entries.
BATCH = 500

#: Snippets whose text is text of the pages that show them: a page has changed when one of these has.
SHARED_TEXTS = (HelpCardSet, Question)

#: Methods with which a page type makes addresses of its own, or has none or several.
ADDRESS_METHODS = ("get_sitemap_urls", "get_url_parts", "get_full_url")

COLUMNS = (
    "pk",
    "url_path",
    "translation_key",
    "locale__language_code",
    "content_type_id",
    "last_published_at",
    "latest_revision_created_at",
)


class PagesSitemap(Sitemap):
    """Live pages that everybody may open, of one site in all its languages, each with its versions in other languages.

    An alias is not among them where its original is, nor are pages of another site whose home page stands below this
    one's. Subclass it, and narrow what `items` gives, to leave out more.
    """

    #: Pages in one file. The file is made in memory, so that this bounds what it takes.
    limit = 5000

    def items(self) -> QuerySet:
        """The pages, as rows of the base page, in the order of the tree."""
        pages = self._get_open_pages()
        return pages.filter(Q(alias_of__isnull=True) | ~Q(alias_of__in=pages.order_by().values("pk")))

    def get_urls(self, page=1, site=None, protocol=None) -> list[dict[str, Any]]:
        """Entries of one file, as Django's template takes them. Three queries for each `BATCH` pages."""
        rows = iter(self.paginator.page(page).object_list.values_list(*COLUMNS))
        urls: list[dict[str, Any]] = []
        while batch := list(islice(rows, BATCH)):
            urls += self._make_entries(batch)
        dates = [url.get("lastmod") for url in urls]
        # A page type of a site may give a date without a time, or none.
        if dates and all(isinstance(date, datetime) for date in dates):
            self.latest_lastmod = max(dates)
        return urls

    def get_latest_lastmod(self) -> datetime | None:
        """When anything of it was last changed."""
        changed = self.items().order_by().aggregate(Max("last_published_at"), Max("latest_revision_created_at"))
        dates = [changed["last_published_at__max"] or changed["latest_revision_created_at__max"]]
        return max([date for date in [*dates, *self._shared_dates.values()] if date], default=None)

    # Which pages

    def _get_open_pages(self) -> QuerySet:
        pages = swapper.load_model("wagtailcore", "Page").objects.live().order_by("path")
        inside, outside = self._places
        below = Q(pk__in=[])
        for path in inside:
            below |= Q(path__startswith=path)
        for path in outside:
            pages = pages.exclude(path__startswith=path)
        for types, locales in self._shown_in:
            pages = pages.exclude(~Q(locale__in=locales), content_type__in=types, alias_of__isnull=True)
        return pages.filter(below)

    @cached_property
    def _shown_in(self) -> list[tuple[list[int], set[int]]]:
        """Content types of health pages, and the locales in which they have a disclaimer. Others are not shown."""
        locales = find_locales_by_kind(site_id=self.get_wagtail_site().pk)
        types: dict[str, list[int]] = defaultdict(list)
        for model, content_type in ContentType.objects.get_for_models(*get_page_models()).items():
            if hasattr(model, "backcare_kind"):
                types[model.backcare_kind].append(content_type.pk)
        return [(of_kind, locales[kind]) for kind, of_kind in types.items()]

    @cached_property
    def _places(self) -> tuple[list[str], list[str]]:
        """Paths of the home pages of the site, and paths below them of what does not belong into its sitemap."""
        mine = self.get_wagtail_site()
        homes = _find_homes(Site.objects.select_related("root_page"))
        inside = homes.pop(mine.pk)
        others = {path for paths in homes.values() for path in paths} - set(inside)
        outside = [path for path in others if any(path.startswith(home) for home in inside)]
        return inside, [*outside, *get_closed_paths()]

    # What is said of them

    def _make_entries(self, rows: Sequence[tuple]) -> Iterator[dict[str, Any]]:
        alternates, shared = self._find_alternates(rows), self._find_shared_dates(rows)
        locations, special = self._locate([(row[0], row[1], row[4]) for row in rows])
        for pk, _path, key, _language, _type, published, revised in rows:
            dates = [date for date in (published or revised, shared.get(pk)) if date]
            lastmod, versions = max(dates, default=None), alternates.get(key, [])
            entry = {"location": locations[pk], "lastmod": lastmod, "alternates": versions}
            if pk not in special:
                yield from [entry] if entry["location"] else []
                continue
            for given in special[pk].get_sitemap_urls(self.request):
                yield {**(entry if given.get("location") == entry["location"] else {"alternates": []}), **given}

    def _find_alternates(self, rows: Sequence[tuple]) -> dict[Any, list[dict[str, str]]]:
        """Translation key → its pages in every language, for those that are in more than one."""
        if len(self._places[0]) < 2:
            return {}
        found: dict[Any, list[dict[str, str]]] = defaultdict(list)
        columns = ("pk", "url_path", "content_type_id", "translation_key", "locale__language_code")
        versions = self.items().filter(translation_key__in={row[2] for row in rows}).order_by("locale__language_code")
        versions = list(versions.values_list(*columns))
        locations, _special = self._locate([version[:3] for version in versions])
        for pk, _path, _type, key, language in versions:
            if language in get_content_languages() and locations[pk]:
                found[key].append({"lang_code": language, "location": locations[pk]})
        return {key: _name_languages(pages) for key, pages in found.items() if len(pages) > 1}

    def _locate(self, places: Iterable[tuple[Any, str, int]]) -> tuple[dict[Any, str], dict[Any, Any]]:
        """Key → address of pages by key, path and type; and those that were loaded, because their type makes it."""
        places = list(places)
        special = [pk for pk, _path, content_type in places if content_type in self._special_types]
        pages = swapper.load_model("wagtailcore", "Page").objects.filter(pk__in=special).specific() if special else []
        loaded = {page.pk: page for page in pages}
        addresses = make_addresses([path for _pk, path, _type in places], self.request)
        locations = {pk: address for (pk, *_rest), address in zip(places, addresses, strict=True)}
        locations.update((pk, page.get_full_url(self.request) or "") for pk, page in loaded.items())
        return locations, loaded

    @cached_property
    def _special_types(self) -> set[int]:
        """Content types of pages whose addresses do not follow from their place in the tree."""
        return {
            content_type.pk
            for model, content_type in ContentType.objects.get_for_models(*get_page_models()).items()
            if any(not getattr(model, name).__module__.startswith("wagtail.models") for name in ADDRESS_METHODS)
        }

    # Shared texts

    @cached_property
    def _shared_dates(self) -> dict[tuple[int, str], datetime]:
        """Content type and key of each shared text that readers see → when its text was last changed."""
        return {
            (content_type.pk, str(pk)): date
            for model, content_type in ContentType.objects.get_for_models(*SHARED_TEXTS).items()
            for pk, date in model.objects.filter(live=True).order_by().values_list("pk", "last_published_at")
            if date
        }

    def _find_shared_dates(self, rows: Sequence[tuple]) -> dict[Any, datetime]:
        """Key of a page → when a text that it shows was last changed."""
        dates: dict[Any, datetime] = {}
        if not self._shared_dates:
            return dates
        keys = {str(row[0]): row[0] for row in rows}
        base = ContentType.objects.get_for_model(swapper.load_model("wagtailcore", "Page"))
        references = ReferenceIndex.objects.filter(
            base_content_type=base,
            object_id__in=keys,
            to_content_type__in={content_type for content_type, _pk in self._shared_dates},
        )
        for page, *target in references.order_by().values_list("object_id", "to_content_type", "to_object_id"):
            date = self._shared_dates.get(tuple(target))
            if date and date > dates.get(keys[page], date.min.replace(tzinfo=date.tzinfo)):
                dates[keys[page]] = date
        return dates


def _find_homes(sites: Iterable[Site]) -> dict[Any, list[str]]:
    """Key of a site → paths of its home pages in all languages."""
    sites = list(sites)
    paths: dict[Any, list[str]] = defaultdict(list)
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return {site.pk: [site.root_page.path] for site in sites}
    pages = swapper.load_model("wagtailcore", "Page").objects
    keys = {site.root_page.translation_key for site in sites}
    for key, path in pages.filter(translation_key__in=keys).order_by("path").values_list("translation_key", "path"):
        paths[key].append(path)
    return {site.pk: paths[site.root_page.translation_key] for site in sites}


def _name_languages(versions: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Versions by language code → as HTML names languages, with one for readers of whom no language is known."""
    default = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    named = [{**version, "lang_code": make_language_tag(version["lang_code"])} for version in versions]
    return named + [{**version, "lang_code": "x-default"} for version in versions if version["lang_code"] == default]

"""A page in the languages of the site: for hreflang, for structured data and for a choice of language in templates."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import swapper
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.utils.translation import get_language_info
from wagtail.coreutils import get_content_languages, get_supported_content_language_variant
from wagtail.models import PageViewRestriction

from wagtail_backcare.models.addresses import make_addresses
from wagtail_backcare.models.page_lookup import choose
from wagtail_backcare.prepared import PreparedQuery
from wagtail_backcare.structured_data.language_tags import make_language_tag


@dataclass(frozen=True)
class LanguageVersion:
    """A page in one language, where every reader can open it."""

    code: str
    """As Django and Wagtail write it: ``pt-br``."""

    url: str
    """The whole address."""

    is_default: bool
    """Whether this is the language of readers of whom no other is known (``LANGUAGE_CODE``)."""

    is_original: bool
    """Whether the other versions were made from this one."""

    pk: Any = None
    """Of the page."""

    @property
    def tag(self) -> str:
        """As HTML writes it: ``pt-BR``."""
        return make_language_tag(self.code)

    @property
    def name(self) -> str:
        """What the language calls itself, else as the settings call it."""
        try:
            return get_language_info(self.code)["name_local"]
        except KeyError:
            return str(get_content_languages().get(self.code, self.code))


def get_language_versions(page, request: HttpRequest | None = None) -> list[LanguageVersion]:
    """The page itself and its translations that every reader can open, in the order of their codes.

    Not among them are drafts, pages that only some may see, and aliases, whose text is in another language. One query,
    kept on the page, and none where the site is in one language.
    """
    known = vars(page)
    if "_backcare_language_versions" not in known:
        has_more = has_more_languages(page, request)
        known["_backcare_language_versions"] = make_language_versions(find_rows(page), request) if has_more else []
    return known["_backcare_language_versions"]


def has_more_languages(page, request: HttpRequest | None) -> bool:
    """Whether pages in more than one language have an address. No query where Wagtail's list of them is cached."""
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False) or page.pk is None:
        return False
    return len({root.language_code for root in page._get_site_root_paths(request)}) > 1


#: What is read of each version.
COLUMNS = ("pk", "url_path", "locale__language_code", "live", "backcare_is_restricted")


def find_rows(page) -> list[tuple]:
    """A row of `COLUMNS` for the page and for each of its translations, aliases left out."""
    manager = swapper.load_model("wagtailcore", "Page").objects
    run = choose(_QUERY, manager) if isinstance(page.pk, int) else _QUERY.build
    return list(run(pk=page.pk))


def find_rows_together(keys: Collection[UUID]) -> dict[UUID, list[tuple]]:
    """The rows of `find_rows` by translation key. One query, or none without a key."""
    found: dict[UUID, list[tuple]] = defaultdict(list)
    pages = swapper.load_model("wagtailcore", "Page").objects
    rows = _narrow(pages.filter(translation_key__in=keys)).values_list("translation_key", *COLUMNS) if keys else ()
    for key, *row in rows:
        found[key].append(tuple(row))
    return found


def _build(*, pk: Any) -> QuerySet:
    pages = swapper.load_model("wagtailcore", "Page").objects
    # By the primary key: a PreparedQuery takes no UUID.
    key = pages.filter(pk=pk).order_by().values("translation_key")
    return _narrow(pages.filter(translation_key=Subquery(key[:1]))).values_list(*COLUMNS)


def _narrow(pages: QuerySet) -> QuerySet:
    """Pages with a text of their own, and whether only some readers may see them."""
    restrictions = PageViewRestriction.objects.filter(page__path=Substr(OuterRef("path"), 1, Length("page__path")))
    return pages.filter(alias_of__isnull=True).order_by().annotate(backcare_is_restricted=Exists(restrictions))


_QUERY = PreparedQuery(_build, pk=int)


def make_language_versions(rows: Iterable[tuple], request: HttpRequest | None = None) -> list[LanguageVersion]:
    """The versions from rows of `COLUMNS` that belong together.

    The first of them to be made counts as the original: Wagtail does not store which one is.
    """
    languages = get_content_languages()
    default = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    rows = sorted(rows)
    addresses = make_addresses([path for _pk, path, *_rest in rows], request)
    versions = [
        LanguageVersion(code, url, is_default=code == default, is_original=pk == rows[0][0], pk=pk)
        for (pk, _path, code, live, is_restricted), url in zip(rows, addresses, strict=True)
        if url and live and not is_restricted and code in languages
    ]
    return sorted(versions, key=lambda version: version.code)

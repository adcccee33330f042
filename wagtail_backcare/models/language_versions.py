"""A page in the languages of the site: for hreflang, for structured data and for a choice of language in templates."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import swapper
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.utils.translation import get_language_info
from wagtail.coreutils import get_content_languages, get_supported_content_language_variant
from wagtail.models import PageViewRestriction, get_page_models

from wagtail_backcare.disclaimers.lookup import has_text, texts_in_force
from wagtail_backcare.disclaimers.models import ANY_KIND
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

    Not among them are drafts, pages that only some may see, aliases, whose text is in another language, and health
    pages in a language without a disclaimer, which readers are not shown. One query, kept on the page, and none where
    the site is in one language.
    """
    known = vars(page)
    if "_backcare_language_versions" not in known:
        rows = find_rows(page, request) if has_more_languages(page, request) else []
        known["_backcare_language_versions"] = make_language_versions(rows, request)
    return known["_backcare_language_versions"]


def has_more_languages(page, request: HttpRequest | None) -> bool:
    """Whether pages in more than one language have an address. No query where Wagtail's list of them is cached."""
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False) or page.pk is None:
        return False
    return len({root.language_code for root in page._get_site_root_paths(request)}) > 1


#: What is read of each version.
COLUMNS = (
    "pk",
    "url_path",
    "locale__language_code",
    "live",
    "backcare_is_restricted",
    "backcare_kind",
    "backcare_text_fits",
    "backcare_has_texts",
)


def find_rows(page, request: HttpRequest | None = None) -> list[tuple]:
    """A row of `COLUMNS` for the page and for each of its translations, aliases left out."""
    manager = swapper.load_model("wagtailcore", "Page").objects
    run = choose(_QUERY, manager) if isinstance(page.pk, int) else _QUERY.build
    return list(run(pk=page.pk, site=_find_site_id(page, request), kind=str(getattr(page, "backcare_kind", ""))))


def find_rows_together(pages: Collection[Any], request: HttpRequest | None = None) -> dict[UUID, list[tuple]]:
    """The rows of `find_rows` by translation key, for pages of one site. One query, or none without a page."""
    found: dict[UUID, list[tuple]] = defaultdict(list)
    if not pages:
        return found
    types = ContentType.objects.get_for_models(*get_page_models()).items()
    kinds = [When(content_type=each, then=Value(str(getattr(model, "backcare_kind", "")))) for model, each in types]
    rows = swapper.load_model("wagtailcore", "Page").objects.filter(
        translation_key__in={page.translation_key for page in pages}
    )
    rows = rows.annotate(backcare_kind=Case(*kinds, default=Value(""), output_field=CharField()))
    rows = _narrow(rows, _find_site_id(next(iter(pages)), request), OuterRef("backcare_kind"))
    for key, *row in rows.values_list("translation_key", *COLUMNS):
        found[key].append(tuple(row))
    return found


def _find_site_id(page, request: HttpRequest | None) -> int:
    """The site on which a page stands, or 0. No query where Wagtail's list of sites is cached."""
    roots = page._get_site_root_paths(request)
    return next((root.site_id for root in roots if page.url_path.startswith(root.root_path)), 0)


def _build(*, pk: Any, site: int, kind: str) -> QuerySet:
    pages = swapper.load_model("wagtailcore", "Page").objects
    # By the primary key: a PreparedQuery takes no UUID.
    key = pages.filter(pk=pk).order_by().values("translation_key")
    versions = pages.filter(translation_key=Subquery(key[:1]))
    versions = versions.annotate(backcare_kind=Value(kind, output_field=CharField()))
    return _narrow(versions, site, kind).values_list(*COLUMNS)


def _narrow(pages: QuerySet, site: int, kind: Any) -> QuerySet:
    """Pages with a text of their own: whether only some readers may see them, and which disclaimers there are."""
    restrictions = PageViewRestriction.objects.filter(page__path=Substr(OuterRef("path"), 1, Length("page__path")))
    texts = texts_in_force(site).filter(locale=OuterRef("locale")).order_by()
    return (
        pages.filter(alias_of__isnull=True)
        .order_by()
        .annotate(
            backcare_is_restricted=Exists(restrictions),
            backcare_text_fits=Exists(texts.filter(Q(kind=kind) | Q(kind=ANY_KIND))),
            backcare_has_texts=Exists(texts),
        )
    )


_QUERY = PreparedQuery(_build, pk=int, site=int, kind=str)


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
        for (pk, _path, code, live, is_restricted, kind, fits, is_any), url in zip(rows, addresses, strict=True)
        if url and live and not is_restricted and code in languages
        if not kind or has_text(fits=fits, is_any=is_any, language_code=code)
    ]
    return sorted(versions, key=lambda version: version.code)

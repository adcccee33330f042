"""What a page view needs to know of its site, in one query that is put into SQL once."""

from dataclasses import dataclass, replace
from functools import cache, partial

from wagtail.models import Locale, Site

from wagtail_backcare.conf import get_settings
from wagtail_backcare.disclaimers.lookup import (
    lookup_order,
    wording_from_annotation,
    wording_subquery,
)
from wagtail_backcare.disclaimers.wording import Wording
from wagtail_backcare.models.clinic_details import (
    COLUMNS,
    ClinicDetails,
    get_clinic_details,
    make_bare_details,
    make_details,
    settings_with_text,
)
from wagtail_backcare.prepared import PreparedQuery
from wagtail_backcare.reviews.current import (
    REVIEW_COLUMNS,
    ReviewOnRecord,
    review_subqueries,
    reviews_from_annotations,
)
from wagtail_backcare.shared_cache import remember
from wagtail_backcare.translation.changes import has_open_changes

#: What a page view needs besides.
_TEXT_COLUMNS = ("wording_json", *REVIEW_COLUMNS, "has_urgent_changes")


@dataclass(frozen=True)
class SiteFacts:
    """What a page view needs to know of its site, from one query."""

    clinic: ClinicDetails
    wording: Wording | None
    reviews: tuple[ReviewOnRecord, ...] = ()
    has_urgent_changes: bool = False
    """Whether any translation into the language lacks an urgent change."""


def load_site_facts(site: Site, locale: Locale, kind: str, *, page_id: int | None = None) -> SiteFacts:
    """The clinic's details, the disclaimer for a kind of page in a language and reviews of the page: one query.

    A site that keeps its clinic's details elsewhere, or has none, takes one more; one with a shared cache mostly none.
    """
    page_id = page_id or 0
    find = partial(_find_site_facts, site, locale, kind, page_id=page_id)
    facts = remember(f"facts.{site.pk}.{locale.pk}.{kind}.{page_id}", find)
    return replace(facts, clinic=get_clinic_details(site, locale)) if get_settings().CLINIC_DETAILS else facts


def _find_site_facts(site: Site, locale: Locale, kind: str, *, page_id: int) -> SiteFacts:
    keys = lookup_order(site_id=site.pk, locale_id=locale.pk, kind=kind)
    values = {f"key_{position}": key for position, key in enumerate(keys)}
    values |= {"site_id": site.pk, "page_id": page_id}
    values["language_code"] = locale.language_code
    row, clinic = None, make_bare_details(site, locale)
    if not get_settings().CLINIC_DETAILS:
        row = next(iter(_site_facts_query(len(keys))(locale_id=locale.pk, **values)), None)
    if row is not None:
        clinic = make_details(row, site, locale)
    else:
        row = next(iter(_texts_query(len(keys))(**values)), None)
    return SiteFacts(
        clinic=clinic,
        wording=wording_from_annotation(row.wording_json) if row else None,
        reviews=reviews_from_annotations(row) if row else (),
        has_urgent_changes=bool(row and row.has_urgent_changes),
    )


@cache
def _site_facts_query(number_of_keys: int) -> PreparedQuery:
    """Clinic, disclaimer, reviews, and whether there are urgent changes."""

    def build(*, site_id: int, locale_id: int, **values):
        rows = _annotate_texts(settings_with_text(site_id, locale_id), **values)
        return rows.values_list(*COLUMNS, *_TEXT_COLUMNS, named=True)

    return PreparedQuery(build, locale_id=int, **_get_parameters(number_of_keys))


@cache
def _texts_query(number_of_keys: int) -> PreparedQuery:
    """The same without the clinic."""

    def build(*, site_id: int, **values):
        rows = _annotate_texts(Site.objects.filter(pk=site_id).order_by(), **values)
        return rows.values_list(*_TEXT_COLUMNS, named=True)

    return PreparedQuery(build, **_get_parameters(number_of_keys))


def _get_parameters(number_of_keys: int) -> dict[str, type]:
    keys = {f"key_{position}": str for position in range(number_of_keys)}
    return {"site_id": int, "page_id": int, "language_code": str, **keys}


def _annotate_texts(rows, *, page_id: int, language_code: str, **keys: str):
    return rows.annotate(
        wording_json=wording_subquery(list(keys.values())),
        **review_subqueries(page_id),
        has_urgent_changes=has_open_changes(language_code),
    )

"""The clinic as templates and structured data see it."""

import json
import logging
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from wagtail.models import Locale, Site

from wagtail_backcare.conf import get_settings
from wagtail_backcare.countries import Country, get_country, tel_uri
from wagtail_backcare.models.clinic import ClinicSettings, ClinicText
from wagtail_backcare.models.clinic_links import LinkedPage, localize_address, localize_page

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class ClinicDetails:
    """The clinic as templates and structured data see it, apart from where it is kept.

    A site that keeps these details elsewhere names a callable ``(site, locale) -> ClinicDetails`` in
    ``WAGTAIL_BACKCARE["CLINIC_DETAILS"]``.
    """

    name: str = ""
    country: Country | None = None
    emergency_number: str = ""
    advice_number: str = ""
    advice_name: str = ""
    advice_area: str = ""
    phone: str = ""
    booking_url: str = ""
    contact_url: str = ""
    feedback_url: str = ""
    policy_url: str = ""
    conflict_of_interest: str = ""
    booking_label: str = ""
    street_address: str = ""
    city: str = ""
    postal_code: str = ""

    def tel(self, number: str) -> str:
        """A ``tel:`` address for a number, or "" for none."""
        return tel_uri(number) if number else ""

    def href_for(self, action: str) -> str:
        """Where a call to action leads: ``book``, ``call`` or ``contact``; "" where the clinic gives no address."""
        return {"book": self.booking_url, "call": self.tel(self.phone), "contact": self.contact_url}[action]

    def label_for(self, action: str) -> str:
        """The clinic's own words for a call to action, or ""."""
        return self.booking_label if action == "book" else ""


def get_clinic_details(site: Site, locale: Locale | None) -> ClinicDetails:
    """The clinic's details, with its sentences in a language where it has its own for it.

    Where the site's own callable for them fails, that is logged, and readers get the page without them.
    """
    if get_settings().CLINIC_DETAILS:
        try:
            return ask_for_details(site, locale)
        except Exception:
            logger.exception("The clinic's details of %s could not be had", site)
            return make_bare_details(site, locale)
    row = settings_with_text(site.pk, locale.pk if locale else None).values_list(*COLUMNS, named=True).first()
    return make_details(row, site, locale) if row else make_bare_details(site, locale)


def ask_for_details(site: Site, locale: Locale | None) -> ClinicDetails:
    """What the callable of ``CLINIC_DETAILS`` says. Raises what it raises, and TypeError for anything else."""
    details = import_string(get_settings().CLINIC_DETAILS)(site, locale)
    if not isinstance(details, ClinicDetails):
        raise TypeError(f"{details!r} is no ClinicDetails")
    return details


#: The pages that clinic details lead to.
_LINKED_PAGES = ("policy_page", "contact_page", "feedback_page")

#: What clinic details are made of. Rows of columns: making instances of four models takes as long as the query.
COLUMNS = (
    "clinic_name",
    "country",
    "emergency_number",
    "advice_number",
    "phone",
    "booking_url",
    "sells_treatments",
    "street_address",
    "city",
    "postal_code",
    *(f"{page}__{name}" for page in _LINKED_PAGES for name in LinkedPage._fields),
    "sentences_json",
)


def settings_with_text(site_id: int, locale_id: int | None) -> models.QuerySet:
    """The clinic settings of a site, with the sentences of a language as ``sentences_json``."""
    texts = ClinicText.objects.filter(settings=OuterRef("pk"), locale=locale_id)
    sentences = JSONObject(conflict_of_interest="conflict_of_interest", booking_label="booking_label")
    rows = ClinicSettings.objects.filter(site=site_id)
    return rows.annotate(sentences_json=Subquery(texts.values_list(sentences)[:1]))


def make_details(row: Any, site: Site, locale: Locale | None) -> ClinicDetails:
    """The details in a row of `settings_with_text` with the columns `COLUMNS`."""
    country = get_country(row.country)
    sentences = row.sentences_json or {}
    if isinstance(sentences, str):
        sentences = json.loads(sentences)
    contact_url = localize_page(_get_linked(row, "contact_page"), locale)
    return ClinicDetails(
        name=row.clinic_name or site.site_name,
        country=country,
        emergency_number=row.emergency_number or (country.emergency_number if country else ""),
        advice_number=row.advice_number or (country.advice_number if country else "") or "",
        advice_name=(country.advice_name if country and not row.advice_number else "") or "",
        advice_area=(country.advice_area if country and not row.advice_number else "") or "",
        phone=row.phone,
        booking_url=localize_address(row.booking_url, site, locale),
        contact_url=contact_url,
        feedback_url=localize_page(_get_linked(row, "feedback_page"), locale) or contact_url,
        policy_url=localize_page(_get_linked(row, "policy_page"), locale),
        conflict_of_interest=sentences.get("conflict_of_interest") or _conflict_line(row.sells_treatments, locale),
        booking_label=sentences.get("booking_label", ""),
        street_address=row.street_address,
        city=row.city,
        postal_code=row.postal_code,
    )


def make_bare_details(site: Site, locale: Locale | None) -> ClinicDetails:
    """What can be said of a clinic that nobody has described: the name of its site, and that it may sell treatments."""
    sells_treatments = ClinicSettings._meta.get_field("sells_treatments").default
    return ClinicDetails(name=site.site_name, conflict_of_interest=_conflict_line(sells_treatments, locale))


def _get_linked(row: Any, name: str) -> LinkedPage:
    return LinkedPage(*(getattr(row, f"{name}__{field}") for field in LinkedPage._fields))


def _conflict_line(sells_treatments: bool, locale: Locale | None) -> str:
    """The package's own sentence, in the language of the page rather than of the visitor."""
    with translation.override(locale.language_code if locale else translation.get_language()):
        if sells_treatments:
            return gettext("This clinic is paid for treatments that this page may describe.")
        return gettext("This clinic is not paid for the treatments that this page describes.")

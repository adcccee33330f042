"""Write to the archive what pages say of the clinic: its name, its numbers, its sentences."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import override
from wagtail.models import Locale, Site

from wagtail_backcare.archive.record import Showing, close, record
from wagtail_backcare.countries import Country
from wagtail_backcare.models.clinic import ClinicText
from wagtail_backcare.models.clinic_details import ClinicDetails, get_clinic_details
from wagtail_backcare.past_pages.publisher import get_publisher


def describe_clinic(site: Site) -> Showing:
    """The details of a site's clinic in each language of the site, numbers and words of its country among them.

    They are resolved, because a later version of the package may know other numbers.
    """
    content = {}
    for locale in Locale.objects.order_by("language_code"):
        with override(locale.language_code):
            content[locale.language_code] = to_plain(get_clinic_details(site, locale))
    return Showing(model=Site._meta.label_lower, object_id=str(site.pk), title=str(site)[:400], content=content)


def to_plain(value: Any) -> Any:
    """A dataclass as a dict of plain values, its lazy texts in the language that is active."""
    if isinstance(value, ClinicDetails | Country):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return list(value)
    return value if value is None else str(value)


def from_plain(data: Mapping[str, Any]) -> ClinicDetails:
    """The details that `to_plain` wrote down; fields that this version does not know are left out."""
    values = {field.name: data[field.name] for field in fields(ClinicDetails) if field.name in data}
    if values.get("country"):
        values["country"] = _make_country(values["country"])
    return ClinicDetails(**values)


def _make_country(data: Mapping[str, Any]) -> Country:
    values = {field.name: data[field.name] for field in fields(Country) if field.name in data}
    return Country(
        **{
            **values,
            "other_emergency_numbers": tuple(values.get("other_emergency_numbers", ())),
            "checked_on": date.fromisoformat(values["checked_on"]),
        }
    )


def record_clinic(sender, *, instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    """The clinic's details of a site, or their sentences in a language, were saved or deleted."""
    if raw:
        return
    details = instance.settings if isinstance(instance, ClinicText) else instance
    site_id, user = details.site_id, get_publisher(details)
    # Sentences are saved one after the other, after the details that they belong to.
    transaction.on_commit(lambda: record_site(site_id, user=user))


def record_saved_site(sender, *, instance: Site, raw: bool = False, **kwargs: Any) -> None:
    """A site was saved or deleted; a clinic without a name has that of its site."""
    if not raw:
        site_id = instance.pk
        transaction.on_commit(lambda: record_site(site_id))


def record_added_language(sender, *, raw: bool, created: bool, **kwargs: Any) -> None:
    """A language was added: pages may show the clinic's details in it."""
    if created and not raw:
        transaction.on_commit(record_all_sites)


def record_all_sites() -> int:
    """Write down what every site shows of its clinic. Returns how many entries were added."""
    return sum(record_site(pk) for pk in Site.objects.order_by("pk").values_list("pk", flat=True))


def record_site(site_id: Any, *, user: Any = None) -> bool:
    """Write down what a site shows of its clinic; returns whether that was not on record yet."""
    site = Site.objects.filter(pk=site_id).first()
    if site is None:
        close(Site._meta.label_lower, [str(site_id)])
        return False
    return record(describe_clinic(site), user=user)

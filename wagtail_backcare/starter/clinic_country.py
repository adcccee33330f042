"""The country in the clinic's details: filled in where there is none, never changed."""

from wagtail.models import Site

from wagtail_backcare.conf import SETTING_NAME, get_settings
from wagtail_backcare.countries import get_country
from wagtail_backcare.models import ClinicSettings


def get_present_country(site: Site) -> str:
    """The country in the details of a site's clinic, or ""."""
    return ClinicSettings.objects.filter(site=site).values_list("country", flat=True).first() or ""


def will_set_country(site: Site, code: str) -> tuple[bool, str]:
    """Whether the country would be filled in, and what to tell."""
    if get_settings().CLINIC_DETAILS:
        return False, f"Country left alone: {SETTING_NAME}['CLINIC_DETAILS'] says where this site keeps it."
    present = get_present_country(site)
    if present:
        return False, f"Country left alone: the clinic's details of {site.hostname} already say {present}."
    return True, f"The country of {site.hostname} was empty and is now {get_country(code).code}."


def set_country(site: Site, code: str) -> None:
    """Fill in the country of a site's clinic."""
    details = ClinicSettings.for_site(site)
    details.country = get_country(code).code
    details.save()

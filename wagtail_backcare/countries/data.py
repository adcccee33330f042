"""The numbers themselves, one row a country, in the order of their codes.

A row has no advice line where no single public line was found for the country as a whole. Every number was read
somewhere: one that is only remembered does not belong here. ``docs/reference/countries.md`` says what was read for each
row and what was left out; a test keeps the two in step.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .types import SECONDARY, VERIFIED, Country

_CHECKED_ON = date(2026, 11, 22)

# Translators: the hospital department for emergencies, as it follows "go to".
_A_AND_E: dict[str, Any] = {"emergency_place": _("A&E")}
_EMERGENCY_DEPARTMENT: dict[str, Any] = {"emergency_place": _("the emergency department")}
_EMERGENCY_ROOM: dict[str, Any] = {"emergency_place": _("the emergency room")}

# Translators: these follow "see", as in "see a GP or physiotherapist".
_GP: dict[str, Any] = {"routine_care": pgettext_lazy("whom to see", "a GP or physiotherapist")}
_FAMILY_DOCTOR: dict[str, Any] = {"routine_care": pgettext_lazy("whom to see", "a family doctor or physiotherapist")}
_PRIMARY_CARE: dict[str, Any] = {
    "routine_care": pgettext_lazy("whom to see", "a primary care doctor or physical therapist")
}
_DOCTOR: dict[str, Any] = {"routine_care": pgettext_lazy("whom to see", "a doctor or physiotherapist")}

ROWS: tuple[Country, ...] = (
    Country(
        code="AE",
        name=_("United Arab Emirates"),
        emergency_number="998",
        other_emergency_numbers=("999",),
        source="https://nationalambulance.ae/",
        checked_on=_CHECKED_ON,
        status=SECONDARY,
        **_EMERGENCY_DEPARTMENT,
        **_DOCTOR,
    ),
    Country(
        code="AT",
        name=_("Austria"),
        emergency_number="144",
        other_emergency_numbers=("112",),
        advice_number="1450",
        advice_name="Gesundheitsberatung",
        source="https://teweb.bmg.gv.at/1450-die-gesundheitsnummer/",
        checked_on=_CHECKED_ON,
        status=VERIFIED,
        **_EMERGENCY_DEPARTMENT,
        **_FAMILY_DOCTOR,
    ),
    Country(
        code="AU",
        name=_("Australia"),
        emergency_number="000",
        advice_number="1800 633 422",
        advice_name="1800MEDICARE",
        source="https://www.medicare.gov.au/1800",
        checked_on=_CHECKED_ON,
        status=SECONDARY,
        **_EMERGENCY_DEPARTMENT,
        **_GP,
    ),
    Country(
        code="BE",
        name=_("Belgium"),
        emergency_number="112",
        advice_number="1733",
        advice_name=_("the doctor on duty"),
        advice_area=_("most of the country, at weekends and on public holidays"),
        source="https://www.health.belgium.be/en/health/need-call-doctor-call-1733",
        checked_on=_CHECKED_ON,
        status=VERIFIED,
        **_EMERGENCY_DEPARTMENT,
        **_FAMILY_DOCTOR,
    ),
    Country(
        code="CA",
        name=_("Canada"),
        emergency_number="911",
        advice_number="811",
        advice_name=_("the health advice line"),
        advice_area=_("most provinces and territories"),
        source="https://www.hss.gov.nt.ca/en/services/811",
        checked_on=_CHECKED_ON,
        status=SECONDARY,
        **_EMERGENCY_DEPARTMENT,
        **_FAMILY_DOCTOR,
    ),
    Country(
        code="CH",
        name=_("Switzerland"),
        emergency_number="144",
        other_emergency_numbers=("112",),
        source="https://ch.ch/en/road-accident-what-should-i-do",
        checked_on=_CHECKED_ON,
        status=VERIFIED,
        **_EMERGENCY_DEPARTMENT,
        **_FAMILY_DOCTOR,
    ),
    Country(
        code="DE",
        name=_("Germany"),
        emergency_number="112",
        advice_number="116117",
        advice_name="Ärztlicher Bereitschaftsdienst",
        source="https://verwaltungsportal.hessen.de/leistung?leistung_id=B100019_102837939",
        checked_on=_CHECKED_ON,
        status=VERIFIED,
        **_EMERGENCY_DEPARTMENT,
        **_FAMILY_DOCTOR,
    ),
    Country(
        code="EG",
        name=_("Egypt"),
        emergency_number="123",
        source="https://www.mohp.gov.eg/",
        checked_on=_CHECKED_ON,
        status=SECONDARY,
        **_EMERGENCY_DEPARTMENT,
        **_DOCTOR,
    ),
    Country(
        code="ES",
        name=_("Spain"),
        emergency_number="112",
        source="https://112.castillalamancha.es/112/la-llamada-al-112/utilizacion-del-servicio",
        checked_on=_CHECKED_ON,
        status=VERIFIED,
        **_EMERGENCY_DEPARTMENT,
        **_FAMILY_DOCTOR,
    ),
    Country(
        code="FR",
        name=_("France"),
        emergency_number="15",
        other_emergency_numbers=("112",),
        advice_number="15",
        advice_name="Service d’accès aux soins",
        source="https://paca.ars.sante.fr/le-centre-dappel-15",
        checked_on=_CHECKED_ON,
        status=VERIFIED,
        **_EMERGENCY_DEPARTMENT,
        **_GP,
    ),
    Country(
        code="GB",
        name=_("United Kingdom"),
        emergency_number="999",
        advice_number="111",
        advice_name="NHS 111",
        advice_area=_("England, Scotland and Wales"),
        source="https://wmas.nhs.uk/999-or-111/",
        checked_on=_CHECKED_ON,
        status=VERIFIED,
        **_A_AND_E,
        **_GP,
    ),
    Country(
        code="IE",
        name=_("Ireland"),
        emergency_number="112",
        other_emergency_numbers=("999",),
        source="https://www2.hse.ie/emergencies/when-to-call-112-or-999/",
        checked_on=_CHECKED_ON,
        status=VERIFIED,
        **_EMERGENCY_DEPARTMENT,
        **_GP,
    ),
    Country(
        code="MX",
        name=_("Mexico"),
        emergency_number="911",
        source="https://www.gob.mx/segob/prensa/64627",
        checked_on=_CHECKED_ON,
        status=VERIFIED,
        **_EMERGENCY_DEPARTMENT,
        **_DOCTOR,
    ),
    Country(
        code="NZ",
        name=_("New Zealand"),
        emergency_number="111",
        advice_number="0800 611 116",
        advice_name="Healthline",
        source=(
            "https://www.health.govt.nz/your-health/services-and-support/health-care-services/healthline/"
            "common-questions-about-healthline"
        ),
        checked_on=_CHECKED_ON,
        status=VERIFIED,
        **_EMERGENCY_DEPARTMENT,
        **_GP,
    ),
    Country(
        code="US",
        name=_("United States"),
        emergency_number="911",
        source="https://www.911.gov/",
        checked_on=_CHECKED_ON,
        status=SECONDARY,
        **_EMERGENCY_ROOM,
        **_PRIMARY_CARE,
    ),
)

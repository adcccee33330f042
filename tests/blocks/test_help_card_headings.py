"""What the usual headings of help cards say in each country and language."""

import pytest
from django.utils import translation

from wagtail_backcare.blocks.help_cards import describe_advice_line, make_heading
from wagtail_backcare.countries import COUNTRIES
from wagtail_backcare.models.clinic_details import ClinicDetails

#: The hospital department, as people in a country call it.
PLACES = {"GB": "A&E", "US": "the emergency room"}


def make_clinic(code: str) -> ClinicDetails:
    country = COUNTRIES[code]
    return ClinicDetails(
        country=country,
        emergency_number=country.emergency_number,
        advice_number=country.advice_number or "",
        advice_name=country.advice_name or "",
        advice_area=country.advice_area or "",
    )


@pytest.mark.parametrize("code", list(COUNTRIES))
def test_an_emergency_card_is_a_whole_sentence_in_each_country(code):
    number, place = COUNTRIES[code].emergency_number, PLACES.get(code, "the emergency department")

    assert make_heading("emergency", make_clinic(code)) == f"Call {number} or go to {place} now if:"


@pytest.mark.parametrize(
    ("language", "code", "heading"),
    [
        ("es", "ES", "Llame al 112 o vaya a urgencias ahora mismo si:"),
        ("es", "US", "Llame al 911 o vaya a la sala de emergencias ahora mismo si:"),
        ("de", "DE", "Rufen Sie sofort 112 an oder gehen Sie in die Notaufnahme, wenn:"),
        ("fr", "FR", "Appelez le 15 ou allez aux urgences tout de suite si\u202f:"),
        ("ar", "EG", "اتصل بالرقم 123 أو اذهب إلى قسم الطوارئ الآن إذا:"),
    ],
)
def test_an_emergency_card_is_a_whole_sentence_in_each_language(language, code, heading):
    with translation.override(language):
        assert make_heading("emergency", make_clinic(code)).replace(" :", "\u202f:") == heading


@pytest.mark.parametrize(
    ("code", "heading"),
    [
        ("GB", "See a GP or physiotherapist if:"),
        ("US", "See a primary care doctor or physical therapist if:"),
        ("DE", "See a family doctor or physiotherapist if:"),
    ],
)
def test_whom_to_see_without_hurry_follows_the_country(code, heading):
    assert make_heading("non_urgent", make_clinic(code)) == heading


def test_without_a_country_the_headings_are_neutral():
    assert make_heading("emergency") == "Call your local emergency number now if:"
    assert make_heading("non_urgent") == "See a doctor or physiotherapist if:"


def test_the_advice_line_says_where_and_when_it_answers():
    assert describe_advice_line(make_clinic("NZ")) == "0800 611 116: Healthline"
    assert describe_advice_line(make_clinic("BE")) == (
        "1733: the doctor on duty (most of the country, at weekends and on public holidays)"
    )
    assert describe_advice_line(make_clinic("US")) == ""

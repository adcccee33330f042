import re
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path
from unittest import mock

from django.test import SimpleTestCase
from django.utils import translation
from django.utils.functional import Promise

from wagtail_backcare.countries import (
    COUNTRIES,
    SECONDARY,
    VERIFIED,
    get_country,
    get_country_choices,
    tel_uri,
)
from wagtail_backcare.countries.data import ROWS

DOCS = Path(__file__).resolve().parent.parent / "docs" / "reference" / "countries.md"
WANTED = {"GB", "IE", "US", "CA", "AU", "NZ", "ES", "MX", "DE", "AT", "CH", "FR", "BE", "AE", "EG"}


def speak(**words):
    """Translates as a catalogue with these words would, whatever the language."""
    return mock.patch.object(translation._trans, "gettext", lambda message: words.get(message, message))


def documented_rows():
    """The cells of each country in the table of the reference page, by code."""
    lines = re.findall(r"^\| [A-Z]{2} \|.*\|$", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {cells[0]: cells[1:] for cells in rows}


def documented_sources():
    """The first address in the note on each country of the reference page, by code."""
    text = DOCS.read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Z]{2})\n: Source: <([^>]+)>", text, flags=re.MULTILINE))


class CountryDataTests(SimpleTestCase):
    def test_has_every_country_the_package_promises(self):
        self.assertEqual(set(COUNTRIES) & WANTED, WANTED)

    def test_codes_are_unique_and_in_order(self):
        codes = [country.code for country in ROWS]

        self.assertEqual(codes, sorted(set(codes)))
        self.assertEqual(codes, list(COUNTRIES))

    def test_codes_look_like_iso_3166_alpha_2(self):
        for code, country in COUNTRIES.items():
            with self.subTest(code):
                self.assertRegex(code, r"\A[A-Z]{2}\Z")
                self.assertEqual(country.code, code)

    def test_names_are_unique(self):
        names = [str(country.name) for country in ROWS]

        self.assertEqual(len(names), len(set(names)))

    def test_numbers_are_digits_spaces_and_plus(self):
        for code, country in COUNTRIES.items():
            numbers = [country.emergency_number, *country.other_emergency_numbers]
            if country.advice_number is not None:
                numbers.append(country.advice_number)
            for number in numbers:
                with self.subTest(code, number=number):
                    self.assertRegex(number, r"\A\+?[0-9]+( [0-9]+)*\Z")
                    self.assertRegex(tel_uri(number), r"\Atel:\+?[0-9]+\Z")

    def test_emergency_numbers_are_short_and_not_repeated(self):
        for code, country in COUNTRIES.items():
            with self.subTest(code):
                numbers = [country.emergency_number, *country.other_emergency_numbers]
                self.assertEqual(len(numbers), len(set(numbers)))
                self.assertLessEqual(max(len(number) for number in numbers), 3)

    def test_an_advice_line_has_a_name_and_only_then_an_area(self):
        for code, country in COUNTRIES.items():
            with self.subTest(code):
                self.assertEqual(country.advice_number is None, country.advice_name is None)
                if country.advice_number is None:
                    self.assertIsNone(country.advice_area)

    def test_each_country_has_a_source_a_date_and_a_status(self):
        for code, country in COUNTRIES.items():
            with self.subTest(code):
                self.assertRegex(country.source, r"\Ahttps://[a-z0-9.-]+/\S*\Z")
                self.assertIsInstance(country.checked_on, date)
                self.assertLess(date(2026, 1, 1), country.checked_on)
                self.assertIn(country.status, {VERIFIED, SECONDARY})

    def test_words_for_readers_are_lazy(self):
        for code, country in COUNTRIES.items():
            for words in ("name", "emergency_place", "routine_care"):
                with self.subTest(code, words=words):
                    self.assertIsInstance(getattr(country, words), Promise)
                    self.assertTrue(str(getattr(country, words)))

    def test_cannot_be_changed_in_place(self):
        with self.assertRaises(TypeError):
            COUNTRIES["GB"] = COUNTRIES["IE"]
        with self.assertRaises(FrozenInstanceError):
            COUNTRIES["GB"].emergency_number = "112"


class CountryDocsTests(SimpleTestCase):
    def test_table_has_every_country_and_no_other(self):
        self.assertEqual(list(documented_rows()), list(COUNTRIES))

    def test_table_agrees_with_the_data(self):
        for code, cells in documented_rows().items():
            country = COUNTRIES[code]
            advice = f"{country.advice_number} ({country.advice_name})" if country.advice_number else ""
            expected = [
                str(country.name),
                country.emergency_number,
                ", ".join(country.other_emergency_numbers),
                str(country.emergency_place),
                advice,
                str(country.advice_area or ""),
                country.status,
                country.checked_on.isoformat(),
            ]
            with self.subTest(code):
                self.assertEqual(cells, expected)

    def test_notes_give_the_source_of_each_row(self):
        self.assertEqual(documented_sources(), {code: country.source for code, country in COUNTRIES.items()})


class GetCountryTests(SimpleTestCase):
    def test_finds_a_country_by_its_code(self):
        self.assertEqual(get_country("GB").emergency_number, "999")
        self.assertEqual(get_country("NZ").advice_number, "0800 611 116")

    def test_case_and_spaces_do_not_matter(self):
        self.assertIs(get_country(" gb "), COUNTRIES["GB"])

    def test_unknown_and_blank_codes_have_none(self):
        for code in ("ZZ", "UK", "GBR", "", "  ", None):
            with self.subTest(code=code):
                self.assertIsNone(get_country(code))

    def test_a_country_without_a_public_line_has_no_advice_number(self):
        self.assertIsNone(get_country("US").advice_number)

    def test_numbers_follow_the_country_and_words_the_language(self):
        country = get_country("DE")

        with speak(**{"the emergency department": "Notaufnahme"}):
            self.assertEqual(country.emergency_place, "Notaufnahme")
            self.assertEqual(country.emergency_number, "112")
        self.assertEqual(country.emergency_place, "the emergency department")


class GetCountryChoicesTests(SimpleTestCase):
    def test_offers_every_country_once(self):
        choices = get_country_choices()

        self.assertEqual(sorted(code for code, name in choices), sorted(COUNTRIES))

    def test_is_sorted_by_name(self):
        names = [name for code, name in get_country_choices()]

        self.assertEqual(names, sorted(names))
        self.assertEqual(names[0], "Australia")

    def test_names_are_plain_strings(self):
        self.assertEqual({type(name) for code, name in get_country_choices()}, {str})

    def test_is_sorted_by_the_translated_name(self):
        with speak(Germany="Alemania", Switzerland="Suiza"):
            choices = get_country_choices()

        self.assertEqual(choices[0], ("DE", "Alemania"))

    def test_accents_do_not_push_a_name_to_the_end(self):
        with speak(Egypt="Égypte", Austria="Österreich"):
            names = [name for code, name in get_country_choices()]

        self.assertLess(names.index("Égypte"), names.index("France"))
        self.assertLess(names.index("Österreich"), names.index("Spain"))


class TelUriTests(SimpleTestCase):
    def test_short_numbers_stay_as_they_are(self):
        self.assertEqual(tel_uri("999"), "tel:999")
        self.assertEqual(tel_uri("000"), "tel:000")

    def test_spaces_and_punctuation_go(self):
        self.assertEqual(tel_uri("0800 611 116"), "tel:0800611116")
        self.assertEqual(tel_uri("(01632) 960-123"), "tel:01632960123")
        self.assertEqual(tel_uri(" 01632\u00a0960\u2013123 "), "tel:01632960123")

    def test_the_plus_of_a_country_code_stays(self):
        self.assertEqual(tel_uri("+44 1632 960123"), "tel:+441632960123")

    def test_the_zero_that_is_not_dialled_after_a_country_code_goes(self):
        self.assertEqual(tel_uri("+44 (0)1632 960123"), "tel:+441632960123")

    def test_a_zero_in_brackets_stays_without_a_country_code(self):
        self.assertEqual(tel_uri("(0)1632 960123"), "tel:01632960123")

    def test_digits_of_other_scripts_become_ascii(self):
        self.assertEqual(tel_uri("٩٩٨"), "tel:998")

    def test_what_is_not_a_number_is_refused(self):
        for number in ("", "  ", "+", "1800MEDICARE", "01632 960123 ext 4", "01632+960123", "999;phone=1", "tel:1"):
            with self.subTest(number=number), self.assertRaisesMessage(ValueError, "not a telephone number"):
                tel_uri(number)

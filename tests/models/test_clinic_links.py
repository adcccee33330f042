"""Readers are led to the clinic's pages in the language that they read."""

import pytest

from tests.helpers import create_clinic, create_condition, create_guide, create_translation, get_locale, get_site
from wagtail_backcare.blocks import CallToActionBlock
from wagtail_backcare.models import get_clinic_details

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.urls_by_language")]


@pytest.fixture
def contact():
    return create_guide(title="Contact", slug="contact")


@pytest.fixture
def spanish(contact):
    return create_translation(contact, "es", title="Contacto", slug="contacto")


def get_booking_url(address: str, language: str) -> str:
    create_clinic(booking_url=address)
    return get_clinic_details(get_site(), get_locale(language)).booking_url


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/contact/", "{}"),
        ("/contact", "{}"),
        ("/contact/?from=web#booking", "{}?from=web#booking"),
        ("http://localhost/contact/#booking", "{}#booking"),
        ("https://example.org/contact/", "https://example.org/contact/"),
        ("/no-such-page/", "/no-such-page/"),
        ("/admin/", "/admin/"),
        ("", ""),
    ],
)
def test_a_page_of_the_site_to_book_on_comes_in_the_language_of_the_page(spanish, address, expected):
    assert spanish.url.startswith("/es/")
    assert get_booking_url(address, "es") == expected.format(spanish.url)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_other_languages_keep_the_address(spanish, language):
    assert get_booking_url("/contact/#booking", language) == "/contact/#booking"


def test_an_address_in_another_language_leads_back(contact, spanish):
    assert get_booking_url(spanish.url, "en") == contact.url


def test_a_translation_that_is_not_live_is_not_linked(contact):
    create_translation(contact, "es", slug="contacto", live=False)

    assert get_booking_url("/contact/", "es") == "/contact/"


def test_the_language_of_the_address_itself_costs_no_query(spanish, django_assert_num_queries):
    create_clinic(booking_url=spanish.url)
    site, locale = get_site(), get_locale("es")

    # Its own details alone.
    with django_assert_num_queries(1):
        get_clinic_details(site, locale)


def test_the_button_on_a_spanish_page_leads_to_the_spanish_page(spanish):
    create_clinic(booking_url="/contact/#booking")
    page = create_translation(create_condition(), "es", slug="dolor")

    html = CallToActionBlock().render({"action": "book", "label": ""}, {"page": page})

    assert f'href="{spanish.url}#booking"' in html

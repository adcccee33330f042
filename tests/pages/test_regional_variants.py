"""Languages of a region take the words of their language, and have addresses, codes and disclaimers of their own."""

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_translation,
    get_locale,
    help_section,
)
from wagtail_backcare.blocks import SECTION_TYPES
from wagtail_backcare.gate.translations import make_comparison

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.urls_by_language")]


@pytest.fixture(autouse=True)
def regions(settings):
    languages = [("en", "English"), ("en-gb", "British English"), ("es", "Spanish"), ("es-mx", "Mexican Spanish")]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages


@pytest.mark.parametrize(
    ("code", "tag", "words_of"), [("es-mx", "es-MX", "es"), ("en-gb", "en-GB", "en")], ids=["es-mx", "en-gb"]
)
def test_a_page(client, code, tag, words_of):
    create_clinic(country="GB")
    create_disclaimer(text="In general.")
    create_disclaimer(language=code, text="Nota de la región.")
    page = create_translation(create_condition(body=[help_section()]), code, slug="dolor")

    response = client.get(page.url)

    soup = BeautifulSoup(response.content, "html.parser")
    assert page.url.startswith(f"/{code}/")
    assert soup.html["lang"].lower() == code
    assert soup.select_one("[data-backcare-disclaimer] p").text.strip() == "Nota de la región."
    assert soup.select_one("#emergency-help a")["href"] == "tel:999"
    with override(words_of):
        heading = str(SECTION_TYPES["when_to_get_help"].heading)
    assert heading in [h2.text.strip() for h2 in soup.select("h2")]
    assert tag in [link["hreflang"] for link in soup.select("link[rel=alternate]")]


def test_a_variant_of_the_same_language_needs_no_signature():
    page = create_condition(body=[help_section()])

    assert make_comparison(page.copy_for_translation(get_locale("en-gb"), copy_parents=True)) is None
    assert make_comparison(page.copy_for_translation(get_locale("es-mx"), copy_parents=True)) is not None

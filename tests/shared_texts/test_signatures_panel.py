"""Before a site asks for a stricter signature, the form of the clinic's details says which live pages want one then."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    get_locale,
    get_site,
    help_section,
    make_live,
    sign_safety_text,
)
from tests.routes.world import create_second_site, translate_home
from wagtail_backcare.gate.signatures import find_pages_to_sign
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db

SPANISH = help_section(emergency=("no siente las piernas",), urgent=("tiene fiebre alta",))


@pytest.fixture
def details():
    create_disclaimer()
    create_disclaimer(language="es", text="Esta página es solo para informar.")
    translate_home("es")
    return create_clinic()


def create_signed(capacity="translator", **fields) -> ConditionPage:
    """A live page in Spanish that was signed once."""
    english = create_condition(body=[help_section()], **fields)
    spanish = english.copy_for_translation(get_locale("es"))
    spanish.body = [SPANISH]
    spanish.save()
    make_live(spanish)
    sign_safety_text(spanish, capacity=capacity)
    return spanish


def read_panel(client) -> str:
    address = reverse("wagtailsettings:edit", args=["wagtail_backcare", "clinicsettings", get_site().pk])
    panel = BeautifulSoup(client.get(address).content, "html.parser").select_one("#panel-backcare_signatures-section")
    return " ".join(panel.get_text(" ").split()) if panel is not None else ""


def test_each_stricter_choice_names_the_pages_that_would_want_a_signature(details, admin_client):
    create_signed()
    create_signed("second_person", title="Sciatica", slug="sciatica")

    text = read_panel(admin_client)

    assert (
        "With “Second person”, 1 live page that is signed now counts as not signed until somebody signs it so: "
        "Low back pain (Spanish)." in text
    )
    assert "With “Clinician”, 2 live pages that are signed now count as not signed" in text


def test_it_says_nothing_where_nothing_would_change(details, admin_client):
    create_signed("clinician")

    assert read_panel(admin_client) == ""


def test_it_says_nothing_where_the_strictest_is_asked_for(details, admin_client):
    create_signed()
    details.sign_off_by = "clinician"
    details.save()

    assert read_panel(admin_client) == ""


def test_drafts_and_pages_of_other_sites_are_left_out(details):
    page = create_signed()
    site, _home = create_second_site()
    choice = {"now": "translator", "needed": "clinician"}

    assert list(find_pages_to_sign(site, **choice)) == []
    assert [found.pk for found in find_pages_to_sign(get_site(), **choice)] == [page.pk]
    ConditionPage.objects.filter(pk=page.pk).update(live=False)
    assert list(find_pages_to_sign(get_site(), **choice)) == []

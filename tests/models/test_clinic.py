import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings

from tests.helpers import create_clinic, create_condition, create_guide, get_locale, get_site, make_live
from wagtail_backcare.models import ClinicDetails, ClinicSettings, ClinicText, get_clinic_details

pytestmark = pytest.mark.django_db


def details_elsewhere(site, locale):
    return ClinicDetails(name=f"Kept elsewhere for {locale.language_code}")


@pytest.mark.parametrize("value", ["https://example.org/book", "/contact/#booking", ""])
def test_a_booking_address_is_full_or_on_the_same_site(value):
    ClinicSettings(site=get_site(), booking_url=value).full_clean()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("booking_url", "javascript:alert(1)"),
        ("booking_url", "//example.org"),
        ("phone", "call us"),
        ("emergency_number", "abc"),
        ("country", "XX"),
    ],
)
def test_what_readers_could_not_use_is_refused_at_its_field(field, value):
    with pytest.raises(ValidationError) as error:
        ClinicSettings(site=get_site(), **{field: value}).full_clean()

    assert field in error.value.message_dict


def test_a_language_has_sentences_of_its_own():
    clinic = create_clinic()
    ClinicText.objects.create(
        settings=clinic, locale=get_locale("es"), conflict_of_interest="Propia", booking_label="Pedir"
    )

    spanish = get_clinic_details(get_site(), get_locale("es"))
    english = get_clinic_details(get_site(), get_locale("en"))

    assert (spanish.conflict_of_interest, spanish.booking_label) == ("Propia", "Pedir")
    assert "paid for treatments" in english.conflict_of_interest


def test_a_clinic_that_sells_nothing_says_so():
    create_clinic(sells_treatments=False)

    assert "not paid" in get_clinic_details(get_site(), get_locale()).conflict_of_interest


def test_the_policy_comes_in_the_language_of_the_page_where_there_is_one():
    policy = create_guide(title="Policy", slug="policy")
    spanish = policy.copy_for_translation(get_locale("es"), copy_parents=True)
    create_clinic(policy_page=policy)

    assert get_clinic_details(get_site(), get_locale("es")).policy_url == policy.url
    make_live(spanish)
    assert get_clinic_details(get_site(), get_locale("es")).policy_url == spanish.url


def test_a_policy_that_is_not_live_is_not_linked():
    create_clinic(policy_page=create_guide(live=False))

    assert get_clinic_details(get_site(), get_locale()).policy_url == ""


def test_a_site_without_details_shows_its_name():
    site = get_site()
    site.site_name = "My site"

    assert get_clinic_details(site, get_locale()).name == "My site"


@override_settings(WAGTAIL_BACKCARE={"CLINIC_DETAILS": "tests.models.test_clinic.details_elsewhere"})
def test_details_may_be_kept_elsewhere():
    page = create_condition()

    assert page.get_clinic(get_site()).name == "Kept elsewhere for en"


def test_clinic_and_disclaimer_cost_one_query(django_assert_num_queries):
    create_clinic()
    page = create_condition()
    site, page.locale = get_site(), get_locale()

    with django_assert_num_queries(1):
        page.get_clinic(site)
        page.get_wording(site)

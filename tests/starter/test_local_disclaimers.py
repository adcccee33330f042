import pytest

from tests.helpers import create_clinic, get_locale
from wagtail_backcare.models import Disclaimer, DisclaimerVersion
from wagtail_backcare.starter.load import load_pack
from wagtail_backcare.starter.local_disclaimers import choose_disclaimers
from wagtail_backcare.starter.pack import read_pack
from wagtail_backcare.starter.problems import StarterError


def texts(pack) -> dict:
    return {item.data["kind"]: item.data["text"] for item in pack.items["disclaimers"].values()}


@pytest.mark.parametrize("country", ["GB", "US", "AU", "CA", "IE"])
def test_a_country_has_its_own_text_for_pages_and_for_treatments(country):
    pack = read_pack("back-pain")

    general = texts(choose_disclaimers(pack, country="", language="en"))
    local = texts(choose_disclaimers(pack, country=country, language="en"))

    assert local.keys() == general.keys()
    assert {kind for kind in local if local[kind] != general[kind]} == {"any", "treatment"}


@pytest.mark.parametrize(("country", "language"), [("ES", "es"), ("DE", "de"), ("FR", "fr")])
def test_another_language_has_the_texts_for_its_country_and_no_english_one(country, language):
    pack = choose_disclaimers(read_pack("back-pain"), country=country, language=language)

    assert {item.data["language"] for item in pack.items["disclaimers"].values()} == {language}


@pytest.mark.django_db
def test_the_country_of_the_clinic_decides():
    create_clinic(country="US")

    load_pack("back-pain", only="disclaimers")

    expected = texts(choose_disclaimers(read_pack("back-pain"), country="US", language="en"))
    assert Disclaimer.objects.get(kind="treatment").text == expected["treatment"].strip()


@pytest.mark.django_db
def test_spanish_disclaimers_load_alone_into_a_spanish_locale():
    create_clinic(country="ES")
    get_locale("es")

    report = load_pack("back-pain", only="disclaimers", locale="es")
    again = load_pack("back-pain", only="disclaimers", locale="es")

    assert Disclaimer.objects.filter(locale=get_locale("es")).count() == 2
    assert not Disclaimer.objects.filter(locale=get_locale("en")).exists()
    assert {line.outcome.name for line in report.lines} == {"CREATED"}
    assert {line.outcome.name for line in again.lines} == {"UNCHANGED"}
    assert DisclaimerVersion.objects.count() == 0


@pytest.mark.django_db
def test_the_pages_do_not_load_into_a_language_that_they_are_not_in():
    get_locale("es")

    with pytest.raises(StarterError, match="The pack is in en"):
        load_pack("back-pain", locale="es")

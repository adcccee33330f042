"""The editor of wagtail-localize has no panels: a script puts the list there, and only there."""

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.urls import reverse

from tests.helpers import create_condition, create_disclaimer, create_index, get_locale, help_section, section
from wagtail_backcare.pages.models import ConditionPage

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="needs wagtail-localize"),
]


@pytest.fixture
def translated(fit_site, admin_user):
    from wagtail_localize.operations import translate_object

    text = ("text", "<p>Rest when you need to.</p>")
    page = create_condition(parent=create_index(), body=[help_section(), section("self_care", text)])
    translate_object(page, [get_locale("es")])
    return ConditionPage.objects.get(locale__language_code="es")


def get_script(response):
    return BeautifulSoup(response.content, "html.parser").select_one('script[src*="admin/readiness.js"]')


def open_editor(admin, page):
    return admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def fetch(admin, page):
    return admin.get(reverse("backcare_translation_readiness", args=[page.pk]))


def test_the_script_knows_the_page(admin, translated):
    response = open_editor(admin, translated)

    script = get_script(response)
    assert script["data-page"] == str(translated.pk)
    assert script["data-url"] == reverse("backcare_translation_readiness", args=[0])
    assert script["data-heading"] == "Before you can publish"
    assert "admin/readiness.css" in response.text


def test_other_editors_have_a_panel_and_no_such_script(admin, translated):
    response = open_editor(admin, ConditionPage.objects.get(locale__language_code="en"))

    assert "data-page" not in get_script(response).attrs
    assert get_script(admin.get(reverse("wagtailadmin_home"))) is None


def test_the_list_is_about_the_translations_there_are_now(admin, translated):
    from wagtail_localize.models import String, StringTranslation

    create_disclaimer(language="es", text="Solo para informarse.")
    before = fetch(admin, translated).text
    for string in String.objects.filter(segments__source__object_id=translated.translation_key).distinct():
        segment = string.segments.first()
        StringTranslation.objects.create(
            translation_of=string, locale=translated.locale, context=segment.context, data=f"ES {string.data}"
        )

    after = fetch(admin, translated).text

    assert "Safety text is still in English" in before
    assert "Safety text is still in English" not in after
    assert "Nobody has signed the translation of the safety text." in after


def test_nothing_in_the_list_leads_into_a_form(admin, translated):
    soup = BeautifulSoup(fetch(admin, translated).content, "html.parser")

    assert soup.select("li")
    assert [link["href"] for link in soup.select("a") if link["href"].startswith("#")] == []


def test_a_page_that_is_no_translation_has_none(admin, translated):
    assert fetch(admin, ConditionPage.objects.get(locale__language_code="en")).status_code == 404

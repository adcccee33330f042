"""A site or a language that would leave live pages unfit: the form says so and keeps what was typed."""

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.locales.forms import LocaleForm
from wagtail.models import Locale, ModelLogEntry, Page, PageLogEntry, Site

from tests.helpers import create_condition, create_index, get_locale, get_site, help_section

pytestmark = pytest.mark.django_db

SITE = {"hostname": "second.example", "port": "80", "site_name": "Second"}


@pytest.fixture
def section(fit_site):
    """A section with a live page."""
    index = create_index()
    create_condition(parent=index, body=[help_section()])
    return index


def test_a_new_site_over_live_pages_is_refused(admin, section):
    response = admin.post(reverse("wagtailsites:add"), {**SITE, "root_page": section.pk})

    form = response.context["form"]
    assert "backcare.country.missing" in {error.code for error in form.errors.as_data()["__all__"]}
    assert form["site_name"].value() == "Second"
    assert "It is needed by live pages there, such as “Low back pain”." in response.text
    assert Site.objects.count() == 1
    entry = PageLogEntry.objects.get(action="wagtail_backcare.refused", page=section.pk)
    assert entry.message.startswith("Not published, “Second”: Second has no country")
    assert entry.user.username == "admin"


def test_a_site_that_gets_another_root_is_refused(admin, section):
    elsewhere = Page.objects.get(depth=1).add_child(instance=Page(title="Elsewhere", slug="elsewhere"))
    site = Site.objects.create(hostname="second.example", root_page=elsewhere)

    response = admin.post(reverse("wagtailsites:edit", args=[site.pk]), {**SITE, "root_page": section.pk})

    assert response.status_code == 200
    assert Site.objects.get(pk=site.pk).root_page_id == elsewhere.pk
    assert ModelLogEntry.objects.get(action="wagtail_backcare.refused").user.username == "admin"


def test_a_site_without_health_pages_is_saved(admin, fit_site):
    home = Page.objects.get(depth=1).add_child(instance=Page(title="Second", slug="second"))

    response = admin.post(reverse("wagtailsites:add"), {**SITE, "root_page": home.pk})

    assert response.status_code == 302
    assert Site.objects.filter(hostname="second.example").exists()


def get_forms():
    forms = [LocaleForm]
    if apps.is_installed("wagtail_localize.locales"):
        from wagtail_localize.locales.forms import LocaleForm as LocalizeForm

        forms.append(LocalizeForm)
    return forms


@pytest.mark.parametrize("form_class", get_forms())
def test_a_language_in_use_gets_no_other_code(section, form_class):
    form = form_class({"language_code": "fr"}, instance=Locale.objects.get(language_code="en"))

    assert not form.is_valid()
    assert [error.code for error in form.errors.as_data()["language_code"]] == ["backcare.language.in_use"]
    assert not form.is_valid()


def test_a_language_without_pages_may_get_another_code(fit_site):
    form = LocaleForm({"language_code": "fr"}, instance=get_locale("de"))

    assert form.is_valid()


def test_a_form_that_is_wrong_otherwise_is_not_asked_about(section):
    from wagtail.sites.forms import SiteForm

    form = SiteForm({**SITE, "hostname": "", "root_page": section.pk}, instance=get_site())

    assert not form.is_valid()
    assert set(form.errors) == {"hostname"}

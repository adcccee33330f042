"""Parts of a page beside its body are made once, and never shown after anything in them has changed."""

from datetime import timedelta
from unittest import mock

import pytest
from django.db.models import QuerySet
from django.test import RequestFactory, override_settings
from django.utils import timezone
from wagtail.models import Page

from tests.helpers import (
    create_clinic,
    create_clinician,
    create_condition,
    create_disclaimer,
    create_index,
    create_review,
    get_locale,
    section,
)
from wagtail_backcare.blocks import rendered_bodies
from wagtail_backcare.models import ClinicDetails, Clinician, ClinicSettings, Review
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.templatetags import backcare_parts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    rendered_bodies.forget_all()
    yield
    rendered_bodies.forget_all()


@pytest.fixture
def page():
    create_clinic()
    create_disclaimer()
    text = ("text", "<p>Words.</p>")
    body = [section(name, text) for name in ("overview", "symptoms", "causes")]
    page = create_condition(parent=create_index(), body=body, author=create_clinician(), audience="Adults")
    create_review(page)
    return page


def view(page) -> str:
    """The page as a new request gets it."""
    fresh = ConditionPage.objects.get(pk=page.pk)
    return fresh.serve(RequestFactory().get("/")).render().content.decode()


def count_renderings(page) -> list[str]:
    """The parts that a view renders."""
    with mock.patch.object(backcare_parts, "render", side_effect=backcare_parts.render) as render:
        view(page)
    return [call.args[1].split("/")[-1].removesuffix(".html") for call in render.call_args_list]


def test_parts_are_rendered_once(page):
    assert count_renderings(page) == ["breadcrumb", "toc", "about"]
    assert count_renderings(page) == []


def rename_author():
    Clinician.objects.filter(pk=ConditionPage.objects.get().author_id).update(name="Another Name")


def change_review(**values):
    """Past the model, whose rows code does not change."""
    QuerySet(Review).update(**values)


def withdraw_review():
    change_review(withdrawn_at=timezone.now())


def let_review_be_due():
    change_review(next_due=timezone.localdate() - timedelta(days=1))


def change_clinic():
    ClinicSettings.objects.update(clinic_name="Another Clinic")


def change_audience():
    ConditionPage.objects.update(audience="Everybody")


def publish_again():
    Page.objects.filter(slug="low-back-pain").update(last_published_at=timezone.now() - timedelta(days=40))


def rename_index():
    Page.objects.filter(slug="conditions").update(title="All conditions")


def move_index():
    index = Page.objects.get(slug="conditions").specific
    index.slug = "moved"
    index.save()


def change_heading():
    page = ConditionPage.objects.get()
    page.body[1].value["heading"] = "What you may feel"
    page.save()


def change_language():
    ConditionPage.objects.update(locale=get_locale("es"))
    create_disclaimer(language="es", text="Solo para informar.")


@pytest.mark.parametrize(
    "change",
    [
        rename_author,
        withdraw_review,
        let_review_be_due,
        change_clinic,
        change_audience,
        publish_again,
        rename_index,
        move_index,
        change_heading,
        change_language,
    ],
)
def test_a_change_shows_at_once(page, change):
    before = view(page)
    change()

    after = view(page)

    assert after != before
    rendered_bodies.forget_all()
    assert view(page) == after


@pytest.mark.parametrize("name", ["breadcrumb", "toc", "about"])
def test_a_template_of_the_site_is_rendered_each_time_with_the_whole_context(page, settings, tmp_path, name):
    template = tmp_path / "wagtail_backcare" / "includes" / f"{name}.html"
    template.parent.mkdir(parents=True)
    template.write_text("seen by {{ request.path }} {{ page.title }}", encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    assert "seen by / Low back pain" in view(page)
    assert count_renderings(page) == [name]


def test_while_debugging_parts_are_rendered_each_time(page):
    with override_settings(DEBUG=True):
        view(page)
        assert count_renderings(page) == ["breadcrumb", "toc", "about"]


def test_clinic_details_that_cannot_be_compared_are_rendered_each_time(page, settings):
    settings.WAGTAIL_BACKCARE = {"CLINIC_DETAILS": "tests.pages.test_parts.get_details"}
    view(page)

    assert count_renderings(page) == ["about"]


def get_details(site, locale):
    return ClinicDetails(name="Clinic", conflict_of_interest=["a", "list"])

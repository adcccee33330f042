"""The form of a page asks the rules when it publishes, and only then."""

import json

import pytest
from django.urls import reverse
from wagtail import VERSION
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.models import Page, PageLogEntry

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_index,
    create_treatment,
    get_site,
    help_section,
    section,
)
from tests.starter.editor import make_form_data
from tests.testapp.models import BlogPage
from wagtail_backcare.gate.publishing_form import PublishingFormMixin, make_form_class
from wagtail_backcare.pages.models import ConditionPage, TreatmentPage
from wagtail_backcare.rules import Problem, Rule, get_rules, register_rule
from wagtail_backcare.rules.problem import Severity

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client


@pytest.fixture
def fit_site():
    create_clinic()
    create_disclaimer()


def create_draft(create=create_condition, **fields):
    page = create(live=False, **fields)
    page.save_revision()
    return page


def press(admin, page, address="", **data):
    address = address or reverse("wagtailadmin_pages:edit", args=[page.pk])
    return admin.post(address, {**make_form_data(page), **data})


def get_codes(form) -> set[str]:
    return {error.code for group in form.errors.as_data().values() for error in group}


def get_log(page) -> list[str]:
    return list(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))


@pytest.mark.parametrize("data", [{}, {"action-submit": "action-submit"}], ids=["save", "submit"])
def test_a_draft_is_saved_and_submitted_whatever_it_lacks(admin, data):
    page = create_draft()

    response = press(admin, page, title="Newer", **data)

    assert response.status_code == 302
    assert Page.objects.get(pk=page.pk).draft_title == "Newer"


def test_autosave_saves_whatever_is_missing(admin):
    page = create_draft()
    data = {**make_form_data(page), "title": "Newer"}

    response = admin.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), data, headers={"accept": "application/json"}
    )

    assert response.json()["success"] is True


def test_a_preview_shows_whatever_is_missing(admin):
    page = create_draft()

    response = press(admin, page, reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]))

    assert response.json()["is_valid"] is True


def test_every_problem_is_told_and_nothing_is_lost(admin):
    page = create_draft()

    response = press(admin, page, title="Newer", **PUBLISH)

    form = response.context["form"]
    assert get_codes(form) == {"backcare.disclaimer.missing", "backcare.country.missing", "backcare.help_cards.missing"}
    assert set(form.errors) == {"__all__", "body"}
    assert form["title"].value() == "Newer"
    assert "There is no disclaimer in this language (English)" in response.text
    assert not Page.objects.get(pk=page.pk).live


def test_the_first_error_of_a_stream_points_at_every_block(admin, fit_site):
    body = [help_section(), section("side_effects"), section("who_should_take_care"), section("other_options")]
    page = create_draft(create_treatment, body=body)

    response = press(admin, page, **PUBLISH)

    errors = response.context["form"].errors.as_data()["body"]
    assert [error.code for error in errors] == [
        "backcare.side_effects.missing",
        "backcare.who_should_take_care.missing",
        "backcare.other_options.missing",
    ]
    assert set(errors[0].as_json_data()["blockErrors"]) == {1, 2, 3}
    assert "side effects the treatment may have" in errors[0].message


def test_a_refusal_is_in_the_history_of_the_page(admin):
    page = create_draft()

    press(admin, page, **PUBLISH)

    entry = PageLogEntry.objects.get(page=page.pk, action="wagtail_backcare.refused")
    assert "disclaimer.missing" in [problem["code"] for problem in entry.data["problems"]]
    assert entry.user.username == "admin"


def test_other_errors_come_first(admin):
    """The body in memory is the old one while what was sent of it is wrong; rules would judge the wrong text."""
    page = create_draft()

    response = press(admin, page, title="", **PUBLISH)

    assert set(response.context["form"].errors) == {"title"}
    assert "wagtail_backcare.refused" not in get_log(page)


def test_an_old_problem_of_a_live_page_keeps_nobody_from_correcting_it(admin, fit_site):
    page = create_condition(summary="Take 100 tablets.")

    response = press(admin, page, summary="Take 10 tablets.", **PUBLISH)

    assert response.status_code == 302
    assert ConditionPage.objects.get().summary == "Take 10 tablets."


def test_an_edit_that_adds_a_problem_to_a_live_page_is_refused(admin, fit_site):
    page = create_condition(body=[help_section()])
    page.body = []

    response = press(admin, page, **PUBLISH)

    assert get_codes(response.context["form"]) == {"backcare.help_cards.missing"}
    assert len(ConditionPage.objects.get().body) == 1


def test_an_old_revision_is_asked_about_too(admin, fit_site):
    page = create_draft()
    old = page.latest_revision
    page.body = [help_section()]
    page.save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    response = admin.post(address, {**make_form_data(old.as_object()), "revision": old.pk, **PUBLISH})

    assert get_codes(response.context["form"]) == {"backcare.help_cards.missing"}


def test_a_new_page_is_asked_about_where_it_will_stand(admin):
    create_clinic()
    create_disclaimer(site=get_site())
    index = create_index()
    page = ConditionPage(title="New", slug="new", summary="New.", body=[help_section()], locale=index.locale)
    address = reverse("wagtailadmin_pages:add", args=["wagtail_backcare_pages", "conditionpage", index.pk])

    response = press(admin, page, address, **PUBLISH)

    assert response.status_code == 302
    assert ConditionPage.objects.get().live


@pytest.fixture
def links_rule(monkeypatch):
    """A rule of a site's own, about rows of an inline panel."""

    def check(facts):
        if not facts.extra["links"]:
            yield Problem("links.missing", "There is no link.")

    get_rules()
    register_rule(Rule("links", check, "Links"))
    facts = lambda page: {"links": page.related_links.count()}  # noqa: E731
    monkeypatch.setattr(ConditionPage, "get_rule_facts", facts)
    monkeypatch.setattr(ConditionPage, "backcare_rules", {"links": Severity.MUST_FIX})
    yield
    get_rules()
    from wagtail_backcare.rules import registry

    registry._rules.pop("links")


def test_rules_see_the_rows_that_were_sent(admin, links_rule):
    page = create_draft()
    other = create_treatment()
    row = {"related_page": other.pk, "id": "", "ORDER": "1", "DELETE": ""}
    data = {f"related_links-0-{name}": value for name, value in row.items()}

    refused = press(admin, page, **PUBLISH)
    published = press(admin, page, **data, **{"related_links-TOTAL_FORMS": "1"}, **PUBLISH)

    assert get_codes(refused.context["form"]) == {"backcare.links.missing"}
    assert published.status_code == 302
    assert [link.related_page_id for link in ConditionPage.objects.get().related_links.all()] == [other.pk]


def test_every_health_page_has_such_a_form():
    for model in (ConditionPage, TreatmentPage, BlogPage):
        form_class = model.get_edit_handler().get_form_class()
        assert issubclass(form_class, PublishingFormMixin)
        assert issubclass(form_class, model.base_form_class)
    assert not issubclass(Page.get_edit_handler().get_form_class(), PublishingFormMixin)


class OwnForm(WagtailAdminPageForm):
    """The form class of a site."""

    def clean(self):
        self.is_cleaned_by_site = True
        return super().clean()


def test_form_classes_of_a_site_keep_working():
    made = make_form_class(OwnForm)

    assert issubclass(made, OwnForm)
    assert make_form_class(OwnForm) is made
    assert make_form_class(made) is made


def test_a_site_may_set_its_form_class_on_its_panels(monkeypatch):
    own = ObjectList([FieldPanel("title")], base_form_class=OwnForm)
    monkeypatch.setattr(BlogPage, "edit_handler", own, raising=False)
    monkeypatch.setattr(BlogPage, "api_base_form_class", OwnForm, raising=False)
    BlogPage.get_edit_handler.cache_clear()

    form_class = BlogPage.get_edit_handler().get_form_class()

    assert issubclass(form_class, OwnForm)
    assert issubclass(form_class, PublishingFormMixin)
    assert issubclass(BlogPage.api_base_form_class, PublishingFormMixin)
    assert own.base_form_class is OwnForm
    BlogPage.get_edit_handler.cache_clear()


def test_panels_are_made_anew_when_wagtail_asks_for_it(settings):
    """Wagtail clears its cache of panels when this setting changes."""
    before = BlogPage.get_edit_handler()

    settings.WAGTAILADMIN_COMMENTS_ENABLED = False

    assert "comments" not in BlogPage.get_edit_handler().get_form_class().formsets
    assert "comments" in before.get_form_class().formsets


@pytest.fixture
def patch(client, admin_user):
    """``patch(page, **data)``: change and publish a page over API v3."""
    from wagtail.models import APIToken

    _token, key = APIToken.create_token(user=admin_user, name="test")

    def send(page, action="publish", **data):
        address = reverse("wagtailapi_v3:update_page", kwargs={"page_id": page.pk})
        meta = {"type": page._meta.label, "action": action}
        body = json.dumps({"meta": meta, **data})
        headers = {"Authorization": f"Bearer {key}"}
        return client.patch(address, body, content_type="application/json", headers=headers)

    return send


@pytest.mark.skipif(VERSION < (8, 0), reason="needs Wagtail 8.0")
class TestAPIv3:
    def test_a_problem_has_its_code_and_field(self, patch, fit_site):
        page = create_draft(create_treatment, body=[help_section(), section("side_effects")])

        response = patch(page, title="Newer")

        assert response.status_code == 422
        errors = response.json()["errors"]
        assert {(error["type"], *error["loc"]) for error in errors} == {
            ("backcare.side_effects.missing", "body"),
            ("backcare.who_should_take_care.missing", "body"),
            ("backcare.other_options.missing", "body"),
        }
        assert "Fill in the section “Side effects”" in errors[0]["msg"]

    def test_so_it_has_where_the_field_was_sent(self, patch, fit_site):
        page = create_draft()

        response = patch(page, title="Newer", body=[])

        assert [(error["type"], error["loc"]) for error in response.json()["errors"]] == [
            ("backcare.help_cards.missing", ["body"])
        ]

    def test_a_draft_is_not_asked_about(self, patch):
        page = create_draft()

        response = patch(page, action=None, title="Newer")

        assert response.status_code == 200
        assert Page.objects.get(pk=page.pk).draft_title == "Newer"

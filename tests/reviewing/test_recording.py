"""Somebody who may do so records that a clinician reviewed a page, and withdraws what was recorded by mistake."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from tests.helpers import create_clinician, create_index, create_review, get_locale
from wagtail_backcare.append_only import AppendOnlyError
from wagtail_backcare.models import Review
from wagtail_backcare.reviewing.forms import add_years

pytestmark = pytest.mark.django_db


def get_url(page):
    return reverse("backcare_record_review", args=[page.pk])


def read(response):
    return BeautifulSoup(response.content, "html.parser")


def fill_in(client, page, **values):
    """Open the form, fill it in and send it."""
    form = read(client.get(get_url(page))).select_one(f'form[action="{get_url(page)}"]')
    data = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    del data["has_read"]
    return client.post(get_url(page), {**data, "comment": "", "has_read": "on", **values})


@pytest.fixture
def reviewer(db):
    return create_clinician(name="Robin Reader", profession="Doctor")


def test_a_review_is_recorded_of_the_newest_text(admin_client, page, reviewer, admin_user):
    draft = page.get_latest_revision_as_object()
    draft.summary = "Words of the draft."
    revision = draft.save_revision()

    response = fill_in(admin_client, page, reviewer=reviewer.pk, comment="Read twice.")

    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    review = Review.objects.get()
    today = timezone.localdate()
    assert (review.page_id, review.revision, review.recorded_by) == (page.pk, revision, admin_user)
    assert (review.reviewed_on, review.next_due, review.comment) == (today, add_years(today, 3), "Read twice.")
    assert type(page).objects.get(pk=page.pk).get_current_review() is None
    revision.publish()
    assert type(page).objects.get(pk=page.pk).get_current_review().reviewer_name == "Robin Reader"


def test_a_text_that_changes_meanwhile_is_read_again_first(admin_client, page, reviewer):
    form = read(admin_client.get(get_url(page)))
    shown = form.select_one("input[name=fingerprint]")["value"]
    draft = page.get_latest_revision_as_object()
    draft.summary = "Changed meanwhile."
    draft.save_revision()

    response = fill_in(admin_client, page, reviewer=reviewer.pk, fingerprint=shown)

    assert "The text has changed since you opened this form." in read(response).get_text()
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"has_read": ""}, "This field is required."),
        ({"reviewer": ""}, "This field is required."),
        ({"reviewed_on": "2999-01-01", "next_due": ""}, "A review is recorded once it has been done."),
        ({"next_due": "2020-01-01"}, "The next review comes after this one."),
    ],
)
def test_what_is_wrong_is_said(admin_client, page, reviewer, values, message):
    response = fill_in(admin_client, page, **{"reviewer": reviewer.pk, **values})

    assert message in read(response).get_text()
    assert not Review.objects.exists()


def test_the_author_cannot_be_chosen_and_others_are_those_of_the_language(admin_client, page, reviewer):
    page.author = create_clinician(name="Alex Example")
    page.save()
    page.save_revision()
    reviewer.copy_for_translation(get_locale("es")).save()

    options = read(admin_client.get(get_url(page))).select("select[name=reviewer] option")

    assert [option.get_text() for option in options if option["value"]] == ["Robin Reader, Doctor"]
    response = fill_in(admin_client, page, reviewer=page.author.pk)
    assert "Select a valid choice." in read(response).get_text()


def test_where_nobody_could_have_reviewed_it_that_is_said(admin_client, page):
    assert "There is nobody who could have reviewed it." in read(admin_client.get(get_url(page))).get_text()


class TestPermissions:
    def test_it_takes_the_permission_and_access_to_the_page(self, log_in, page, reviewer):
        client = log_in("record_review", on_pages=["change_page"])

        assert fill_in(client, page, reviewer=reviewer.pk).status_code == 302
        assert Review.objects.count() == 1

    @pytest.mark.parametrize(
        ("permissions", "on_pages"), [((), ("change_page", "publish_page")), (("record_review",), ())]
    )
    def test_one_of_the_two_is_not_enough(self, log_in, page, reviewer, permissions, on_pages):
        client = log_in(*permissions, on_pages=on_pages)
        data = {"reviewer": reviewer.pk, "reviewed_on": timezone.localdate(), "has_read": "on"}

        assert client.get(get_url(page))["Location"] == reverse("wagtailadmin_home")
        assert client.post(get_url(page), data)["Location"] == reverse("wagtailadmin_home")
        assert not Review.objects.exists()

    def test_pages_that_take_no_reviews_have_no_such_screen(self, admin_client, page):
        alias = page.create_alias(update_slug="alias")

        assert admin_client.get(get_url(create_index())).status_code == 404
        assert admin_client.get(get_url(alias)).status_code == 404

    def test_the_permission_is_one_that_the_form_of_a_group_offers(self, admin_client):
        html = admin_client.get(reverse("wagtailusers_groups:add")).content.decode()

        assert "record that a clinician reviewed a page" in html

    @pytest.mark.parametrize("name", ["wagtailadmin_pages:edit", "wagtailadmin_explore"])
    def test_a_button_leads_to_it_for_those_who_may(self, admin_client, page, name):
        assert get_url(page) in admin_client.get(reverse(name, args=[page.pk])).content.decode()

    def test_others_have_no_button(self, log_in, page):
        client = log_in(on_pages=["change_page"])

        assert get_url(page) not in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


class TestWithdrawing:
    def test_readers_are_not_told_any_more_and_the_record_stays(self, admin_client, page, admin_user):
        review = create_review(page)
        url = reverse("backcare_withdraw_review", args=[review.pk])
        assert "Was the review by Robin Reader" in read(admin_client.get(url)).get_text()

        response = admin_client.post(url)

        assert response["Location"] == get_url(page)
        assert type(page).objects.get(pk=page.pk).get_current_review() is None
        assert "Withdrawn on" in read(admin_client.get(get_url(page))).get_text()
        review.refresh_from_db()
        assert (review.withdrawn_by, review.withdrawn_at is not None) == (admin_user, True)
        entry = PageLogEntry.objects.get(action="wagtail_backcare.review_withdrawn")
        assert "Withdrew the review by Robin Reader" in entry.message
        assert admin_client.post(url).status_code == 404

    def test_it_takes_the_permission(self, log_in, page):
        review = create_review(page)
        client = log_in(on_pages=["change_page", "publish_page"])

        assert client.post(reverse("backcare_withdraw_review", args=[review.pk])).status_code == 302
        review.refresh_from_db()
        assert review.withdrawn_at is None

    def test_a_review_is_changed_in_no_other_way(self, page):
        review = create_review(page)
        review.reviewer_name = "Forged"

        for forge in (review.save, review.delete, lambda: Review.objects.update(reviewer_name="Forged")):
            with pytest.raises(AppendOnlyError):
                forge()
        review.withdraw(user=None, at=timezone.now())
        with pytest.raises(AppendOnlyError):
            review.withdraw(user=None, at=timezone.now())


def test_three_years_after_29_february_is_the_28th():
    assert add_years(date(2024, 2, 29), 3) == date(2027, 2, 28)

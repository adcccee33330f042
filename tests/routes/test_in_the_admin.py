"""Routes 1 to 7 and 32: what editors, moderators and the schedule do."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_index,
    get_site,
    help_section,
    make_live,
)
from tests.routes.world import (
    assert_kept,
    assert_refused_on_record,
    assert_tree_intact,
    create_second_site,
    get_log_actions,
    is_live,
)
from tests.starter.editor import make_form_data
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "action-publish"}


def get_messages(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def press(admin, page, **data):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return admin.post(address, {**make_form_data(page), **data})


@pytest.mark.route(1)
def test_create_and_publish(world, admin):
    page = ConditionPage(title="New", slug="new", summary="New.", body=world.unfit_body, locale=world.index.locale)
    address = reverse("wagtailadmin_pages:add", args=["wagtail_backcare_pages", "conditionpage", world.index.pk])

    response = admin.post(address, {**make_form_data(page), **PUBLISH})

    assert response.status_code == 200
    errors = response.context["form"].errors.as_data().values()
    assert f"backcare.{world.code}" in [error.code for group in errors for error in group]
    assert response.context["form"]["title"].value() == "New"
    assert not ConditionPage.objects.exists()
    assert_refused_on_record(world.index, world.code, of="New")
    assert_tree_intact()


@pytest.mark.route(2)
def test_edit_and_publish(world, admin):
    page = world.create_unfit()

    response = press(admin, page, title="Newer", **PUBLISH)

    assert response.status_code == 200
    errors = response.context["form"].errors.as_data().values()
    assert f"backcare.{world.code}" in [error.code for group in errors for error in group]
    assert response.context["form"]["title"].value() == "Newer"
    assert not is_live(page)
    assert_refused_on_record(page, world.code)


def publish_in_bulk(admin, *pages, **data):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return admin.post(f"{address}?{ids}&next={reverse('wagtailadmin_explore_root')}", data, follow=True)


@pytest.mark.route(3)
def test_bulk_publish(world, admin):
    unfit, fit = world.create_unfit(), world.create_fit()

    response = publish_in_bulk(admin, unfit, fit)

    assert not is_live(unfit)
    assert is_live(fit)
    assert "1 page has been published" in get_messages(response)
    assert "Low back pain" in get_messages(response)
    assert "wagtail_backcare.kept_as_draft" in get_log_actions(unfit)


@pytest.mark.route(4)
def test_bulk_publish_with_descendants(world, admin):
    unfit, fit = world.create_unfit(), world.create_fit()

    response = publish_in_bulk(admin, world.index, include_descendants="on")

    assert not is_live(unfit)
    assert "wagtail_backcare.kept_as_draft" in get_log_actions(unfit)
    assert is_live(fit)
    assert is_live(world.index)
    assert "1 page and 1 child page have been published" in get_messages(response)
    assert "Low back pain" in get_messages(response)


@pytest.fixture
def submitted(world, admin_user):
    """A draft that waits for approval."""
    page = world.create_unfit()
    page.get_workflow().start(page, admin_user)
    return page


@pytest.mark.route(5)
def test_approval_in_the_list(world, submitted, admin):
    task_state = TaskState.objects.get()
    args = [submitted.pk, "approve", task_state.pk]

    response = admin.post(reverse("wagtailadmin_pages:workflow_action", args=args), {"comment": ""}, follow=True)

    assert "Low back pain" in get_messages(response)
    assert not is_live(submitted)
    assert_refused_on_record(submitted, world.code)
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


@pytest.mark.route(5)
def test_approval_in_the_editor(world, submitted, admin):
    data = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    address = reverse("wagtailadmin_pages:edit", args=[submitted.pk])

    response = admin.post(address, {**make_form_data(submitted), **data, "summary": "Newer."}, follow=True)

    assert "Low back pain" in get_messages(response)
    assert not is_live(submitted)
    assert_refused_on_record(submitted, world.code)
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS
    assert ConditionPage.objects.get(pk=submitted.pk).get_latest_revision_as_object().summary == "Newer."


@pytest.mark.route(6)
def test_publish_with_a_go_live_date(world, admin):
    page = world.create_unfit()
    later = timezone.localtime(timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")

    response = press(admin, page, go_live_at=later, **PUBLISH)

    assert response.status_code == 200
    errors = response.context["form"].errors.as_data().values()
    assert f"backcare.{world.code}" in [error.code for group in errors for error in group]
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert_refused_on_record(page, world.code)


def schedule(page) -> None:
    revision = page.latest_revision
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()


@pytest.mark.route(7)
def test_the_schedule(world, admin_user):
    owner = type(admin_user).objects.create_user("owner", "owner@example.org", "secret")
    unfit, fit = world.create_unfit(owner=owner), world.create_fit()
    schedule(unfit)
    schedule(fit)

    call_command("publish_scheduled")

    assert_kept(unfit, world.code)
    assert is_live(fit)
    assert [message.to for message in mail.outbox] == [["owner@example.org"]]
    assert "kept as a draft" in mail.outbox[0].subject
    mail.outbox.clear()
    call_command("publish_scheduled")
    assert mail.outbox == []


@pytest.mark.route(7)
def test_the_schedule_changes_a_live_page(world):
    create_disclaimer(kind="condition", text="Only for this page.")
    page = create_condition(parent=world.index, body=[help_section()])
    page.body = []
    page.save_revision()
    schedule(page)

    call_command("publish_scheduled")

    after = ConditionPage.objects.get(pk=page.pk)
    assert after.live
    assert len(after.body) == 1
    assert after.backcare_kept_as_draft.shows_older_text
    assert "wagtail.publish.scheduled" not in get_log_actions(page)


@pytest.fixture
def fit_page():
    create_clinic()
    create_disclaimer(site=get_site())
    page = create_condition(parent=create_index(), body=[help_section()])
    make_live(page)
    return page


@pytest.mark.route(32)
def test_a_section_is_moved(fit_page, admin):
    section = fit_page.get_parent()
    _site, home = create_second_site()
    Page.objects.filter(pk=section.pk).update(live=False)

    response = admin.post(reverse("wagtailadmin_pages:move_confirm", args=[section.pk, home.pk]), follow=True)

    assert "Low back pain" in get_messages(response)
    assert "wagtail_backcare.refused" in get_log_actions(section)
    assert Page.objects.get(pk=fit_page.pk).url_path == "/home/conditions/low-back-pain/"
    assert_tree_intact()


@pytest.mark.route(32)
def test_a_page_is_moved_in_bulk(fit_page, admin):
    _site, home = create_second_site()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])

    response = admin.post(
        f"{address}?id={fit_page.pk}&next={reverse('wagtailadmin_explore_root')}", {"chooser": home.pk}, follow=True
    )

    assert "Low back pain" in get_messages(response)
    assert "wagtail_backcare.refused" in get_log_actions(fit_page)
    assert Page.objects.get(pk=fit_page.pk).url_path == "/home/conditions/low-back-pain/"

"""What a moderator is told who approves a page that is not fit to be read."""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState

from tests.helpers import create_condition, help_section
from tests.readiness.messages import get_messages
from tests.starter.editor import make_form_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(fit_site, admin_user):
    page = create_condition(live=False)
    page.save_revision()
    page.get_workflow().start(page, admin_user)
    return page


def approve_in_list(admin, page, **options):
    args = [page.pk, "approve", TaskState.objects.get().pk]
    return admin.post(reverse("wagtailadmin_pages:workflow_action", args=args), {"comment": ""}, **options)


def assert_still_waiting(page):
    assert not Page.objects.get(pk=page.pk).live
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_an_approval_in_a_list_is_taken_back(admin, submitted):
    response = approve_in_list(admin, submitted, follow=True)

    message = get_messages(response)[0]
    assert message.startswith("“Low back pain” was not published. It is still a draft. The page does not say when")
    assert_still_waiting(submitted)
    assert PageLogEntry.objects.filter(page=submitted.pk, action="wagtail_backcare.refused").exists()


def test_an_approval_in_a_dialog_closes_it(admin, submitted):
    response = approve_in_list(admin, submitted, headers={"x-requested-with": "XMLHttpRequest"})

    assert response.json() == {"step": "success", "redirect": reverse("wagtailadmin_pages:edit", args=[submitted.pk])}
    assert_still_waiting(submitted)


def approve_in_editor(admin, page, **options):
    data = {"action-workflow-action": "true", "workflow-action-name": "approve", "summary": "Newer."}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return admin.post(address, {**make_form_data(page), **data}, **options)


def test_an_approval_in_the_editor_keeps_what_was_typed(admin, submitted):
    response = approve_in_editor(admin, submitted, follow=True)

    assert "was not published. It is still a draft." in get_messages(response)[0]
    assert_still_waiting(submitted)
    assert Page.objects.get(pk=submitted.pk).get_latest_revision_as_object().summary == "Newer."


def test_a_program_that_approves_gets_an_error(admin, submitted):
    response = approve_in_editor(admin, submitted, headers={"accept": "application/json"})

    assert response.status_code == 400
    assert "does not say when to get help" in response.json()["error_message"]


def test_a_fit_page_is_approved(admin, submitted):
    submitted.body = [help_section()]
    submitted.save_revision()

    approve_in_list(admin, submitted)

    assert Page.objects.get(pk=submitted.pk).live
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED

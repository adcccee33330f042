"""Going live: who checked the texts, what is logged, and what an editor has taken into hand."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import Task, Workflow, WorkflowTask

from tests.helpers import create_clinic, get_site
from tests.starter.packs import write_pack
from tests.starter.snapshot import take_snapshot
from wagtail_backcare.disclaimers.lookup import find_wording
from wagtail_backcare.models import DisclaimerVersion, HelpCardSet, Question
from wagtail_backcare.pages.models import ConditionPage, HealthIndexPage, TreatmentPage
from wagtail_backcare.starter.load import load_pack
from wagtail_backcare.starter.log_actions import LOADED
from wagtail_backcare.starter.problems import StarterError
from wagtail_backcare.starter.report import Outcome

pytestmark = [pytest.mark.django_db, pytest.mark.once]

CHECKED = {"publish": True, "checked_by": "Alex Example", "checked_on": date(2026, 1, 2)}
NEWER = [("pages/02-neck.yaml", "Neck pain is common.", "Neck pain often gets better.")]


@pytest.fixture
def pack(tmp_path):
    create_clinic()
    return write_pack(tmp_path / "neck")


def outcome(report, key):
    [line] = [line for line in report.lines if (line.part, line.key) == ("pages", key)]
    return line.outcome, line.note


def test_publishing_asks_who_checked_and_when(pack):
    before = take_snapshot()

    with pytest.raises(StarterError, match="--publish --checked-by NAME --on YYYY-MM-DD"):
        load_pack(pack, publish=True)

    assert take_snapshot() == before


def test_a_development_server_is_spared(pack, settings):
    settings.DEBUG = True

    load_pack(pack, publish=True)

    assert ConditionPage.objects.get().live


@pytest.mark.parametrize("half", [{"checked_by": "Alex Example"}, {"checked_on": date(2026, 1, 2)}])
def test_name_and_day_go_together(pack, half, settings):
    settings.DEBUG = True

    with pytest.raises(StarterError, match="The name and the day of the check go together."):
        load_pack(pack, publish=True, **half)


@pytest.mark.parametrize("use_tz", [True, False])
def test_a_check_cannot_be_in_the_future(pack, settings, use_tz):
    settings.USE_TZ = use_tz
    tomorrow = date.today() + timedelta(days=2)

    with pytest.raises(StarterError, match="is still to come"):
        load_pack(pack, publish=True, checked_by="Alex Example", checked_on=tomorrow)


def test_everything_goes_live(pack, client):
    report = load_pack(pack, **CHECKED)

    assert report.count(Outcome.CREATED) == 8
    rows = [*HealthIndexPage.objects.all(), *ConditionPage.objects.all(), *Question.objects.all()]
    assert all(row.live and not row.has_unpublished_changes for row in [*rows, HelpCardSet.objects.get()])
    response = client.get("/health/neck-pain/")
    assert response.status_code == 200
    text = response.content.decode()
    assert "your arms feel weak or numb" in text
    assert "How long does neck pain last?" in text
    assert "This page is for information only." in text


def test_publishing_the_disclaimers_alone_makes_them_what_readers_see(pack):
    load_pack(pack, only=["disclaimers"], **CHECKED)

    version = DisclaimerVersion.objects.get()
    assert version.text == "This page is for information only.\n\nIt does not know you."
    wording = find_wording(site_id=get_site().pk, locale_id=version.locale_id, kind="condition")
    assert wording.version == version.pk


def test_the_check_is_logged_with_each_item(pack):
    report = load_pack(pack, **CHECKED)

    for row in (ConditionPage.objects.get(), HelpCardSet.objects.get(), Question.objects.get()):
        [entry] = registry.get_logs_for_instance(row).filter(action=LOADED)
        assert entry.data["checked_by"] == "Alex Example"
        assert entry.data["checked_on"] == "2026-01-02"
        assert entry.message == "Loaded from the content pack neck 1, checked by Alex Example on 2026-01-02"
    assert "Checked by Alex Example on 2026-01-02." in report.to_text()


def test_drafts_are_logged_without_a_check(pack):
    load_pack(pack)

    [entry] = registry.get_logs_for_instance(ConditionPage.objects.get()).filter(action=LOADED)
    assert entry.message == "Loaded from the content pack neck 1"


def test_drafts_can_be_published_later(pack):
    load_pack(pack)

    report = load_pack(pack, **CHECKED)

    assert report.count(Outcome.PUBLISHED) == 6
    assert report.count(Outcome.UNCHANGED) == 2
    assert ConditionPage.objects.get().live
    assert ConditionPage.objects.get().revisions.count() == 1
    assert DisclaimerVersion.objects.count() == 1


def test_what_an_editor_changed_is_not_published(pack):
    load_pack(pack)
    draft = ConditionPage.objects.get().get_latest_revision_as_object()
    draft.summary = "Half a sen"
    draft.save_revision()

    report = load_pack(pack, **CHECKED)

    assert outcome(report, "neck-pain")[0] == Outcome.KEPT
    assert not ConditionPage.objects.get().live


def test_what_an_editor_took_offline_stays_offline(tmp_path, pack):
    load_pack(pack, **CHECKED)
    ConditionPage.objects.get().unpublish()

    report = load_pack(pack, **CHECKED)

    assert outcome(report, "neck-pain") == (Outcome.UNCHANGED, "an editor took it offline, so it was not published")
    write_pack(tmp_path / "neck", replace=NEWER)
    report = load_pack(pack, update=True, **CHECKED)
    assert outcome(report, "neck-pain") == (Outcome.UPDATED, "an editor took it offline, so it was not published")
    page = ConditionPage.objects.get()
    assert (page.live, page.summary) == (False, "Neck pain often gets better.")


def test_update_and_publish_in_one_go(tmp_path, pack):
    load_pack(pack, **CHECKED)
    write_pack(tmp_path / "neck", replace=NEWER)

    report = load_pack(pack, update=True, **CHECKED)

    assert outcome(report, "neck-pain") == (Outcome.UPDATED, "")
    page = ConditionPage.objects.get()
    assert (page.live, page.has_unpublished_changes, page.summary) == (True, False, "Neck pain often gets better.")


def lock(page):
    page.locked = True
    page.save()


def start_workflow(page):
    workflow = Workflow.objects.create(name="Check")
    WorkflowTask.objects.create(workflow=workflow, task=Task.objects.create(name="Read"), sort_order=0)
    workflow.start(page, get_user_model().objects.create_superuser("editor"))


def schedule(page):
    page.get_latest_revision().as_object()
    page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision().publish()


@pytest.mark.parametrize(
    ("take_into_hand", "note"),
    [
        (lock, "an editor locked it"),
        (start_workflow, "it is waiting for approval in a workflow"),
        (schedule, "an editor scheduled it"),
    ],
)
def test_a_page_that_an_editor_has_in_hand_is_left_alone(tmp_path, pack, take_into_hand, note):
    load_pack(pack)
    take_into_hand(ConditionPage.objects.get())

    assert outcome(load_pack(pack, **CHECKED), "neck-pain") == (Outcome.KEPT, note)
    write_pack(tmp_path / "neck", replace=NEWER)
    assert outcome(load_pack(pack, update=True), "neck-pain") == (Outcome.KEPT, note)
    assert TreatmentPage.objects.get().live
    assert not ConditionPage.objects.get().live

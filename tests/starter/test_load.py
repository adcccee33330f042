"""Loading a pack once, again, after an editor's work, and when a newer version has come."""

from unittest import mock

import pytest
from django.core.exceptions import ValidationError

from tests.helpers import create_clinic, create_condition, create_disclaimer, create_index, create_reference, get_site
from tests.starter.editor import save_in_editor
from tests.starter.limit import limit
from tests.starter.packs import write_pack
from tests.starter.snapshot import take_snapshot
from wagtail_backcare.models import (
    Clinician,
    ClinicSettings,
    Disclaimer,
    DisclaimerVersion,
    HelpCardSet,
    Question,
    Reference,
    StarterItem,
)
from wagtail_backcare.pages.models import ConditionPage, HealthIndexPage, TreatmentPage
from wagtail_backcare.starter.load import load_pack
from wagtail_backcare.starter.problems import StarterError
from wagtail_backcare.starter.report import Outcome

pytestmark = pytest.mark.django_db

NECK = "pages/02-neck.yaml"
NEWER = [(NECK, "Neck pain is common.", "Neck pain often gets better.")]


@pytest.fixture
def pack(tmp_path):
    return write_pack(tmp_path / "neck")


def outcome(report, part, key):
    """(outcome, note) of one item."""
    [line] = [line for line in report.lines if (line.part, line.key) == (part, key)]
    return line.outcome, line.note


def blocks_of(page, name):
    """Values of the content blocks of one type."""
    return [
        block.value
        for section in page.body
        for block in section.value.get("content", [])
        if section.block_type != "disclaimer" and block.block_type == name
    ]


def test_first_run_makes_everything_as_drafts(pack):
    report = load_pack(pack)

    assert report.count(Outcome.CREATED) == len(report.lines) == 8
    index, page = HealthIndexPage.objects.get(), ConditionPage.objects.get()
    assert page.get_parent().pk == index.pk
    assert index.get_parent().pk == get_site().root_page_id
    assert [page.live, index.live, HelpCardSet.objects.get().live, Question.objects.get().live] == [False] * 4
    assert not DisclaimerVersion.objects.exists()
    assert page.latest_revision and page.has_unpublished_changes


def test_fields_and_links_of_a_page(pack):
    load_pack(pack)

    page, treatment = ConditionPage.objects.get(), TreatmentPage.objects.get()
    assert page.title == "Neck pain"
    assert page.other_names == "Stiff neck, Cervical pain"
    assert page.body_area == "neck"
    assert page.author == Clinician.objects.get(name="Alex Example")
    assert [link.related_page_id for link in page.related_links.all()] == [treatment.pk]
    assert [link.condition_id for link in treatment.condition_links.all()] == [page.pk]


def test_body_of_a_page(pack):
    load_pack(pack)

    page, treatment = ConditionPage.objects.get(), TreatmentPage.objects.get()
    assert [section.block_type for section in page.body] == [
        "overview",
        "when_to_get_help",
        "questions",
        "disclaimer",
    ]
    assert [text.source for text in blocks_of(page, "text")] == [
        f'<p>Neck pain is <b>common</b>.</p><p>Read about <a linktype="page" id="{treatment.pk}">exercise</a>.</p>'
    ]
    assert list(blocks_of(page, "key_facts")[0]["items"]) == ["It often gets better.", "Keep moving."]
    assert blocks_of(page, "help_cards")[0]["shared"] == HelpCardSet.objects.get()
    asked = blocks_of(page, "questions")[0]["questions"]
    assert [child.block_type for child in asked] == ["shared_question", "question"]
    assert asked[0].value == Question.objects.get()
    assert list(blocks_of(treatment, "evidence_statement")[0]["sources"]) == [Reference.objects.get()]


def test_snippets(pack):
    load_pack(pack)

    page = ConditionPage.objects.get()
    assert Question.objects.get().answer == (
        f'<p>Often a few weeks.</p><p>Read about <a linktype="page" id="{page.pk}">neck pain</a>.</p>'
    )
    assert str(Reference.objects.get().checked_on) == "2026-01-02"
    assert Reference.objects.get().doi == "10.1000/neck"
    [card] = HelpCardSet.objects.get().cards
    assert (card.block_type, list(card.value["signs"])) == ("emergency", ["your arms feel weak or numb"])
    assert Disclaimer.objects.get().text == "This page is for information only.\n\nIt does not know you."


def test_draft_revision_and_row_agree(pack):
    load_pack(pack)

    page = ConditionPage.objects.get()
    draft = page.get_latest_revision_as_object()
    assert draft.body.stream_block.get_prep_value(draft.body) == page.body.stream_block.get_prep_value(page.body)
    assert [link.related_page_id for link in draft.related_links.all()] == [TreatmentPage.objects.get().pk]


def test_second_run_changes_nothing_and_says_so(pack):
    load_pack(pack)
    before = take_snapshot()

    report = load_pack(pack)

    assert take_snapshot() == before
    assert report.count(Outcome.UNCHANGED) == len(report.lines)
    assert "Nothing was changed." in report.to_text()


def test_second_run_with_update_and_publish_is_quiet_once_all_is_live(pack, settings):
    create_clinic()
    settings.DEBUG = True
    load_pack(pack, publish=True)
    before = take_snapshot()

    report = load_pack(pack, publish=True, update=True)

    assert take_snapshot() == before
    assert report.count(Outcome.UNCHANGED) == len(report.lines)


def test_dry_run_writes_nothing_and_reports_the_same(pack):
    before = take_snapshot()

    planned = load_pack(pack, country="GB", dry_run=True)

    assert take_snapshot() == before
    done = load_pack(pack, country="GB")
    assert planned.lines == done.lines
    assert planned.notes == done.notes


def test_ids_are_the_same_on_every_site(pack):
    load_pack(pack)
    first = ConditionPage.objects.get().body.raw_data
    first = [[section["id"], [child["id"] for child in section["value"].get("content", [])]] for section in first]
    HealthIndexPage.objects.get().delete()
    StarterItem.objects.all().delete()

    load_pack(pack)

    again = ConditionPage.objects.get().body.raw_data
    again = [[section["id"], [child["id"] for child in section["value"].get("content", [])]] for section in again]
    assert again == first


def test_what_an_editor_changed_is_kept(tmp_path, pack):
    load_pack(pack)
    draft = ConditionPage.objects.get().get_latest_revision_as_object()
    draft.summary = "My own words."
    draft.save_revision()
    write_pack(tmp_path / "neck", replace=NEWER)

    report = load_pack(pack, update=True)

    assert outcome(report, "pages", "neck-pain") == (Outcome.KEPT, "an editor changed it")
    assert ConditionPage.objects.get().get_latest_revision_as_object().summary == "My own words."


def test_a_row_changed_without_a_draft_is_kept_too(tmp_path, pack):
    load_pack(pack)
    Reference.objects.update(title="Another title")
    ConditionPage.objects.update(summary="By a script.")
    write_pack(tmp_path / "neck", replace=[*NEWER, ("references.yaml", "year: 2021", "year: 2022")])

    report = load_pack(pack, update=True)

    assert outcome(report, "references", "review")[0] == Outcome.KEPT
    assert outcome(report, "pages", "neck-pain")[0] == Outcome.KEPT
    assert Reference.objects.get().year == 2021


def test_links_and_blocks_count_as_changes(pack):
    load_pack(pack)
    page = ConditionPage.objects.get()
    page.related_links.all().delete()
    page.save_revision()
    treatment = TreatmentPage.objects.get().get_latest_revision_as_object()
    treatment.body.pop()
    treatment.save_revision()

    report = load_pack(pack)

    assert outcome(report, "pages", "neck-pain")[0] == Outcome.KEPT
    assert outcome(report, "pages", "exercise")[0] == Outcome.KEPT


def test_fields_that_the_pack_leaves_alone_do_not_count_as_changes(tmp_path, pack):
    load_pack(pack)
    draft = ConditionPage.objects.get().get_latest_revision_as_object()
    draft.seo_title, draft.slug = "Neck", "sore-neck"
    draft.save_revision()
    draft.save()
    write_pack(tmp_path / "neck", replace=NEWER)

    report = load_pack(pack, update=True)

    assert outcome(report, "pages", "neck-pain")[0] == Outcome.UPDATED
    draft = ConditionPage.objects.get().get_latest_revision_as_object()
    assert (draft.seo_title, draft.slug) == ("Neck", "sore-neck")
    assert draft.summary == "Neck pain often gets better."


def test_saving_in_the_editor_without_a_change_is_no_change(pack, admin_client):
    load_pack(pack)
    for model in (ConditionPage, TreatmentPage, HealthIndexPage):
        response = save_in_editor(admin_client, model.objects.get())
        assert response.status_code == 302, response.context["form"].errors
        assert model.objects.get().revisions.count() == 2

    report = load_pack(pack)

    assert report.count(Outcome.UNCHANGED) == len(report.lines)


def test_a_change_in_the_editor_is_a_change(pack, admin_client):
    load_pack(pack)
    save_in_editor(admin_client, ConditionPage.objects.get(), title="My neck")

    report = load_pack(pack)

    assert outcome(report, "pages", "neck-pain") == (Outcome.KEPT, "an editor changed it")


def test_newer_text_waits_for_update(tmp_path, pack):
    load_pack(pack)
    write_pack(tmp_path / "neck", replace=NEWER)
    before = take_snapshot()

    report = load_pack(pack)

    assert take_snapshot() == before
    assert outcome(report, "pages", "neck-pain") == (
        Outcome.UNCHANGED,
        "the pack has newer text; --update takes it",
    )


def test_update_takes_newer_text_and_nothing_else(tmp_path, pack):
    load_pack(pack)
    write_pack(tmp_path / "neck", replace=NEWER)

    report = load_pack(pack, update=True)

    assert report.count(Outcome.UPDATED) == 1
    assert report.count(Outcome.UNCHANGED) == len(report.lines) - 1
    page = ConditionPage.objects.get()
    assert page.summary == page.get_latest_revision_as_object().summary == "Neck pain often gets better."
    assert not page.live
    again = load_pack(pack, update=True)
    assert again.count(Outcome.UNCHANGED) == len(again.lines)


def test_update_of_a_live_page_is_a_draft_until_it_is_published(tmp_path, pack, settings):
    create_clinic()
    settings.DEBUG = True
    load_pack(pack, publish=True)
    write_pack(tmp_path / "neck", replace=NEWER)

    report = load_pack(pack, update=True)

    page = ConditionPage.objects.get()
    assert "saved as a draft" in outcome(report, "pages", "neck-pain")[1]
    assert (page.live, page.has_unpublished_changes, page.summary) == (True, True, "Neck pain is common.")
    assert outcome(load_pack(pack), "pages", "neck-pain")[0] == Outcome.UNCHANGED
    assert outcome(load_pack(pack, publish=True), "pages", "neck-pain")[0] == Outcome.PUBLISHED
    page = ConditionPage.objects.get()
    assert (page.has_unpublished_changes, page.summary) == (False, "Neck pain often gets better.")
    assert outcome(load_pack(pack, publish=True), "pages", "neck-pain")[0] == Outcome.UNCHANGED


def test_notes_for_reviewers_are_not_newer_text(tmp_path, pack):
    load_pack(pack)
    write_pack(tmp_path / "neck", replace=[("references.yaml", "status: verified", "status: secondary")])

    report = load_pack(pack, update=True)

    assert outcome(report, "references", "review") == (Outcome.UNCHANGED, "")


def test_a_deleted_page_stays_deleted_until_it_is_restored(pack):
    load_pack(pack)
    ConditionPage.objects.get().delete()

    report = load_pack(pack)

    assert outcome(report, "pages", "neck-pain") == (Outcome.SKIPPED, "an editor deleted it; --restore puts it back")
    assert not ConditionPage.objects.exists()
    report = load_pack(pack, restore=True)
    assert outcome(report, "pages", "neck-pain")[0] == Outcome.CREATED
    assert ConditionPage.objects.get().body


def test_pages_below_a_deleted_page_stay_deleted_too(pack):
    load_pack(pack)
    HealthIndexPage.objects.get().delete()

    report = load_pack(pack)

    assert [outcome(report, "pages", key)[0] for key in ("health", "neck-pain", "exercise")] == [Outcome.SKIPPED] * 3


def test_a_deleted_snippet_comes_back_only_where_a_page_that_is_written_shows_it(tmp_path, pack):
    load_pack(pack)
    HelpCardSet.objects.all().delete()

    report = load_pack(pack)

    assert outcome(report, "help_cards", "flags")[0] == Outcome.SKIPPED
    assert not HelpCardSet.objects.exists()
    write_pack(tmp_path / "neck", replace=NEWER)
    report = load_pack(pack, update=True)
    assert outcome(report, "pages", "neck-pain")[0] == Outcome.UPDATED
    assert outcome(report, "help_cards", "flags") == (Outcome.CREATED, "the page neck-pain needs it again")
    assert blocks_of(ConditionPage.objects.get(), "help_cards")[0]["shared"] == HelpCardSet.objects.get()


def test_restoring_a_page_brings_back_the_cards_it_shows(pack):
    load_pack(pack)
    ConditionPage.objects.get().delete()
    HelpCardSet.objects.all().delete()

    report = load_pack(pack, restore=True)

    assert outcome(report, "help_cards", "flags")[0] == Outcome.CREATED
    assert blocks_of(ConditionPage.objects.get(), "help_cards")[0]["shared"] == HelpCardSet.objects.get()


def test_an_address_that_another_page_has_is_left_to_it(pack):
    index = create_index(title="Our health pages", slug="health")

    report = load_pack(pack)

    what, note = outcome(report, "pages", "health")
    assert what == Outcome.SKIPPED
    assert f"“Our health pages” (page {index.pk}) has the address “health”" in note
    assert "--parent" in note
    assert outcome(report, "pages", "neck-pain") == (Outcome.SKIPPED, "its parent page health was skipped")
    assert Question.objects.get().answer == "<p>Often a few weeks.</p><p>Read about neck pain.</p>"
    index.delete()
    report = load_pack(pack, update=True)
    assert outcome(report, "pages", "neck-pain")[0] == Outcome.CREATED
    assert outcome(report, "questions", "how-long")[0] == Outcome.UPDATED
    assert f'<a linktype="page" id="{ConditionPage.objects.get().pk}">' in Question.objects.get().answer


def test_a_source_that_the_site_has_already_is_used(pack):
    own = create_reference(doi="10.1000/NECK", title="Our copy")

    report = load_pack(pack)

    assert outcome(report, "references", "review")[0] == Outcome.KEPT
    assert list(blocks_of(TreatmentPage.objects.get(), "evidence_statement")[0]["sources"]) == [own]
    assert Reference.objects.get().title == "Our copy"


def test_a_disclaimer_that_the_site_has_already_is_kept(pack):
    create_disclaimer(kind="any", text="Ours.")

    report = load_pack(pack)

    assert outcome(report, "disclaimers", "any") == (
        Outcome.SKIPPED,
        "the site has a disclaimer of its own for this kind of page",
    )
    assert Disclaimer.objects.get().text == "Ours."


def test_only_the_disclaimers(pack):
    report = load_pack(pack, only="disclaimers")

    assert [line.part for line in report.lines] == ["disclaimers"]
    assert Disclaimer.objects.count() == 1
    assert not HealthIndexPage.objects.exists() and not Reference.objects.exists()
    assert load_pack(pack).count(Outcome.CREATED) == 7


def test_pages_cannot_be_loaded_without_what_they_show(pack):
    with pytest.raises(StarterError, match="pages cannot be loaded alone. These can: disclaimers"):
        load_pack(pack, only=["pages"])


def test_an_error_takes_everything_back(pack):
    before = take_snapshot()
    refuse = mock.patch.object(
        TreatmentPage, "full_clean", side_effect=ValidationError({"summary": ["Not like this."]})
    )

    with refuse, pytest.raises(StarterError) as caught:
        load_pack(pack)

    assert take_snapshot() == before
    assert "neck/pages/03-exercise.yaml:1" in str(caught.value)
    assert "summary: Not like this." in str(caught.value)


def test_an_error_in_the_last_item_takes_everything_back(pack):
    """The pages have been made by then, but not the text of the treatment."""
    before = take_snapshot()
    real_clean = TreatmentPage.full_clean

    def refuse_body(page, *args, **kwargs):
        if len(page.body):
            raise ValidationError("No body.")
        return real_clean(page, *args, **kwargs)

    with mock.patch.object(TreatmentPage, "full_clean", refuse_body), pytest.raises(StarterError, match="No body."):
        load_pack(pack)

    assert take_snapshot() == before


def test_country_is_filled_in_only_where_there_is_none(pack):
    load_pack(pack, country="gb")
    assert ClinicSettings.for_site(get_site()).country == "GB"

    report = load_pack(pack, country="FR")

    assert ClinicSettings.objects.get().country == "GB"
    assert "already say GB" in report.to_text()


def test_country_that_is_not_known(pack):
    with pytest.raises(StarterError, match="There is no country ZZ here. Known: AE, AT"):
        load_pack(pack, country="ZZ")


def test_country_of_a_site_that_keeps_its_details_elsewhere(pack, settings):
    settings.WAGTAIL_BACKCARE = {"CLINIC_DETAILS": "tests.testapp.details.get_details"}

    report = load_pack(pack, country="GB", dry_run=True)

    assert "CLINIC_DETAILS" in report.to_text()
    assert not report.sets_country


def test_progress_is_told_for_every_item(pack):
    told = []

    load_pack(pack, progress=lambda *step: told.append(step))

    assert [step[:2] for step in told] == [(number, 8) for number in range(1, 9)]
    assert "Neck pain" in {step[2] for step in told}


def test_another_parent_gets_pages_of_its_own_and_shares_the_snippets(pack):
    other = create_condition(title="Elsewhere", slug="elsewhere")
    load_pack(pack)

    with limit(ConditionPage, subpage_types=["wagtail_backcare_pages.HealthIndexPage"]):
        report = load_pack(pack, parent="/elsewhere/")

    assert outcome(report, "pages", "health")[0] == Outcome.CREATED
    assert outcome(report, "help_cards", "flags")[0] == Outcome.UNCHANGED
    assert HealthIndexPage.objects.child_of(other).count() == 1
    assert HelpCardSet.objects.count() == 1

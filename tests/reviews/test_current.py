"""Which review a page shows: only one of the text that its readers see, by somebody who is not its author."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import PageLogEntry

from tests.helpers import (
    create_clinic,
    create_clinician,
    create_condition,
    create_disclaimer,
    create_review,
    get_locale,
    help_section,
    section,
)
from wagtail_backcare.models import ClinicDetails, ClinicSettings, Review
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.reviews import current
from wagtail_backcare.reviews.current import get_review_state
from wagtail_backcare.reviews.fingerprint import make_fingerprint

pytestmark = pytest.mark.django_db

BODY = [section("overview", ("text", "<p>Low back pain is common.</p>")), help_section()]


@pytest.fixture
def page():
    create_clinic()
    create_disclaimer()
    page = create_condition(body=BODY, live=False)
    page.save_revision().publish()
    return fresh(page)


def fresh(page):
    return ConditionPage.objects.get(pk=page.pk)


def publish(page, **changes):
    """Change a page and publish it, as an editor does."""
    draft = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return fresh(page)


def test_a_page_without_a_review_has_none(page):
    assert page.get_current_review() is None
    assert get_review_state(page) is None


def test_a_review_of_the_text_that_readers_see_is_current(page):
    reviewer = create_clinician(name="Robin Reader", profession="Doctor", profile_url="https://example.org/robin")
    create_review(page, reviewer=reviewer, days_ago=3, due_in=100)

    review = fresh(page).get_current_review()

    today = timezone.localdate()
    assert (review.reviewer_name, review.profession) == ("Robin Reader", "Doctor")
    assert review.profile_url == "https://example.org/robin"
    assert (review.reviewed_on, review.due_on) == (today - timedelta(days=3), today + timedelta(days=100))
    assert review.is_current(today)


def test_the_review_of_a_served_page_is_the_same_and_costs_no_query(page):
    create_review(page, due_in=None)
    expected = fresh(page).get_current_review()
    page = fresh(page)
    page.get_clinic(page.get_site())

    with CaptureQueriesContext(connection) as queries:
        review = page.get_current_review()

    assert review == expected
    assert review.due_on is None
    assert [query["sql"] for query in queries if "backcare_review" in query["sql"]] == []


@pytest.mark.parametrize(
    "change", [{"title": "Sciatica"}, {"summary": "Other words."}, {"body": [help_section(emergency=["other signs"])]}]
)
def test_a_changed_text_makes_a_review_stale(page, change):
    create_review(page)

    page = publish(page, **change)

    assert page.get_current_review() is None
    assert get_review_state(page).is_stale


def test_a_change_of_what_is_no_text_leaves_the_review(page):
    create_review(page)

    page = publish(page, slug="other-slug", author=create_clinician(), seo_title="Other")

    assert page.get_current_review() is not None


def test_keys_that_the_editor_gives_to_paragraphs_are_no_change(page):
    create_review(page)

    page = publish(
        page, body=[section("overview", ("text", '<p data-block-key="a1b2c">Low back pain is common.</p>')), BODY[1]]
    )

    assert page.get_current_review() is not None


def test_a_field_that_a_block_got_later_is_no_change(page):
    value = {"statement": "It may help.", "certainty": "not_very", "compared_with": "", "how_long": "", "sources": []}
    page = publish(page, body=[*BODY, section("evidence", ("evidence_statement", value))])
    create_review(page)
    page = fresh(page)
    assert "size" not in page.body.raw_data[-1]["value"]["content"][0]["value"]
    assert page.get_current_review() is not None

    page.body.render_as_block({"page": page})

    assert page.get_current_review() is not None


def test_the_review_of_a_draft_counts_once_the_draft_is_published(page):
    create_review(page, reviewer=create_clinician(name="First"), days_ago=5)
    draft = page.get_latest_revision_as_object()
    draft.summary = "Other words."
    revision = draft.save_revision()
    create_review(revision.as_object(), reviewer=create_clinician(name="Second"), revision=revision)

    assert fresh(page).get_current_review().reviewer_name == "First"
    assert get_served(page).reviewer_name == "First"

    page = publish(page)

    assert page.get_current_review().reviewer_name == "Second"
    assert get_served(page).reviewer_name == "Second"


def test_a_view_compares_the_text_once(page, client, monkeypatch):
    create_review(page)
    compared = []
    monkeypatch.setattr(current, "make_fingerprint", lambda page: compared.append(page) or make_fingerprint(page))

    content = client.get(page.url).content.decode()

    assert len(compared) == 1
    assert "Reviewed by" in content
    assert '"reviewedBy"' in content


def get_served(page):
    """The review as a served page shows it."""
    page = fresh(page)
    page.get_clinic(page.get_site())
    return page.get_current_review()


def test_an_overdue_review_is_shown_with_the_day_that_has_passed(page, client):
    create_review(page, days_ago=400, due_in=-1)

    about = client.get(page.url).content.decode()

    assert get_review_state(page).is_overdue
    assert not fresh(page).get_current_review().is_current(timezone.localdate())
    assert "Reviewed by" in about
    assert "Next review was due" in about


def test_a_page_names_reviewer_profession_and_days(page, client):
    create_review(page, days_ago=1)

    html = client.get(page.url).content.decode()

    today = timezone.localdate()
    assert "Robin Reader, Doctor" in html
    assert f'<time datetime="{today - timedelta(days=1):%Y-%m-%d}">' in html
    assert "Next review due" in html


def test_a_page_whose_text_has_changed_names_no_reviewer(page, client):
    create_review(page)
    page = publish(page, summary="Other words.")

    assert "Reviewed" not in client.get(page.url).content.decode()


def test_a_reviewer_who_becomes_the_author_is_not_shown_as_the_reviewer(page):
    reviewer = create_clinician(name="Robin Reader")
    create_review(page, reviewer=reviewer)

    page = publish(page, author=reviewer)

    assert page.get_current_review() is None
    assert get_served(page) is None
    assert get_review_state(page).is_by_author


def test_a_review_in_another_language_does_not_hold(page):
    review = create_review(page)
    Review._base_manager.filter(pk=review.pk).update(language_code="es")

    assert fresh(page).get_current_review() is None
    assert get_served(page) is None


class TestAliases:
    def test_an_alias_shows_the_review_of_its_original(self, page):
        create_review(page)

        alias = page.create_alias(update_slug="alias")

        assert fresh(alias).get_current_review() == fresh(page).get_current_review() is not None
        assert get_served(alias) == get_served(page)

    def test_an_alias_in_another_tree_does_too_for_its_text_is_in_the_same_language(self, page):
        create_review(page)
        home = page.get_parent()
        create_disclaimer(language="es", text="Esta página solo informa.")
        home.copy_for_translation(get_locale("es"))

        alias = page.copy_for_translation(get_locale("es"), alias=True)

        assert alias.locale.language_code == "es"
        assert fresh(alias).get_current_review() is not None

    def test_no_review_is_recorded_of_an_alias(self, page):
        alias = page.create_alias(update_slug="alias")

        with pytest.raises(ValidationError, match="shows the text of another page"):
            create_review(fresh(alias))

    def test_an_alias_made_a_page_of_its_own_has_no_review(self, page):
        create_review(page)
        alias = fresh(page.create_alias(update_slug="alias"))

        ConvertAliasPageAction(alias).execute()

        assert fresh(alias).get_current_review() is None


def test_a_page_copied_for_translation_has_no_review(page):
    create_review(page)
    page.get_parent().copy_for_translation(get_locale("es"))

    copy = page.copy_for_translation(get_locale("es"))

    assert copy.title == page.title
    assert get_review_state(fresh(copy)) is None


@pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="wagtail-localize is not installed")
def test_a_translation_has_no_review(page, django_capture_on_commit_callbacks):
    from wagtail_localize.operations import translate_object

    create_review(page)
    create_disclaimer(language="es", text="Esta página solo informa.")
    page.get_parent().copy_for_translation(get_locale("es"))

    with django_capture_on_commit_callbacks(execute=True):
        translate_object(page, [get_locale("es")])

    translation = page.get_translation(get_locale("es"))
    assert translation.summary == page.summary
    assert get_review_state(translation) is None
    assert Review.objects.get().page_id == page.pk


def test_a_copy_has_no_review(page):
    create_review(page)

    copy = page.copy(update_attrs={"slug": "copy"}, copy_revisions=True)

    assert copy.title == page.title
    assert fresh(copy).get_current_review() is None
    assert not Review.objects.filter(page=copy.pk).exists()


class TestRecording:
    def test_it_is_bound_to_text_language_and_revision_and_stands_in_the_history(self, page, admin_user):
        revision = page.get_latest_revision()

        review = create_review(revision.as_object(), revision=revision, user=admin_user, comment="Read twice.")

        assert (review.language_code, review.revision, review.recorded_by) == ("en", revision, admin_user)
        entry = PageLogEntry.objects.get(action="wagtail_backcare.review_recorded")
        assert (entry.page_id, entry.user, entry.revision) == (page.pk, admin_user, revision)
        assert "Robin Reader" in entry.message

    def test_the_author_does_not_review(self, page):
        author = create_clinician(name="Alex Example")
        page.author = author
        translated = author.copy_for_translation(get_locale("es"))
        translated.name = "Alejandro Example"
        translated.save()
        twin = create_clinician(name="alex example ")

        for reviewer in (author, translated, twin):
            with pytest.raises(ValidationError, match="is the author of this page"):
                create_review(page, reviewer=reviewer)
        assert not Review.objects.exists()

    def test_a_day_to_come_is_refused(self, page):
        with pytest.raises(ValidationError, match="once it has been done"):
            create_review(page, days_ago=-1)

    def test_the_next_review_comes_later(self, page):
        with pytest.raises(ValidationError, match="comes after this one"):
            create_review(page, due_in=0)


def details_elsewhere(site, locale):
    return ClinicDetails(name="Kept elsewhere")


def test_where_clinic_details_are_kept_elsewhere_disclaimer_and_review_come_with_one_query(page, settings):
    create_review(page)
    settings.WAGTAIL_BACKCARE = {"CLINIC_DETAILS": "tests.reviews.test_current.details_elsewhere"}
    page, site = fresh(page), page.get_site()
    language = page.locale.language_code

    with CaptureQueriesContext(connection) as queries:
        facts = page.get_site_facts(site)

    assert (facts.clinic.name, facts.wording.language_code) == ("Kept elsewhere", language)
    assert page.get_current_review() is not None
    assert len(queries) == 1


def test_a_site_without_clinic_details_shows_disclaimer_and_review_all_the_same(page):
    create_review(page)
    ClinicSettings.objects.filter(site=page.get_site())._raw_delete("default")
    page = fresh(page)

    facts = page.get_site_facts(page.get_site())

    assert facts.wording is not None
    assert page.get_current_review() is not None

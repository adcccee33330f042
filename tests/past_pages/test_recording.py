"""Whatever makes readers see something else is written to the archive, once."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from tests.helpers import (
    create_clinician,
    create_condition,
    create_guide,
    create_help_cards,
    create_index,
    create_question,
    create_reference,
    get_locale,
    get_site,
)
from tests.past_pages.conftest import make_body
from tests.testapp.models import HomePage, HostRecord
from wagtail_backcare.archive.models import ArchivedText, ArchiveEntry
from wagtail_backcare.models import ClinicText
from wagtail_backcare.past_pages.whole import record_all

pytestmark = pytest.mark.django_db


def get_entries(instance):
    return list(ArchiveEntry.objects.filter(model=instance._meta.label_lower, object_id=str(instance.pk)))


def publish(page, *, user=None, **changes):
    """Change a page and publish it; it is returned as it is then."""
    draft = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision(user=user).publish(user=user)
    return type(page).objects.get(pk=page.pk)


class TestPublishing:
    def test_text_address_language_and_moment_are_written_down(self, page, clock):
        (entry,) = get_entries(page)

        assert entry.title == "Low back pain"
        assert entry.text.data["summary"] == "A summary in plain words."
        assert entry.text.data["body"][0]["value"]["content"][0]["value"] == "<p>Low back pain is common.</p>"
        assert (entry.page_id, entry.kind, entry.language_code) == (page.pk, "condition", "en")
        assert (entry.url, entry.hostname, entry.site) == (page.full_url, "localhost", get_site())
        assert (entry.shown_from, entry.shown_to) == (clock.now, None)

    def test_a_new_text_closes_the_one_before_at_the_moment_at_which_it_begins(self, page, clock, admin_user):
        later = clock.advance(days=1, microseconds=1)

        publish(page, user=admin_user, summary="Other words.")

        before, after = get_entries(page)
        assert (before.shown_to, after.shown_from, after.shown_to) == (later, later, None)
        assert before.text.data["summary"] == "A summary in plain words."
        assert after.text.data["summary"] == "Other words."
        assert (after.published_by, after.published_by_name) == (admin_user, "admin")

    def test_the_same_text_published_again_adds_nothing(self, page, clock, admin_user):
        clock.advance(days=1)

        publish(page, user=admin_user)

        assert len(get_entries(page)) == 1

    def test_a_text_that_comes_back_is_stored_once(self, page, clock):
        for summary in ("Other words.", "A summary in plain words."):
            clock.advance(days=1)
            page = publish(page, summary=summary)

        first, _second, third = get_entries(page)
        assert first.text_id == third.text_id
        assert ArchivedText.objects.filter(data__summary__isnull=False).count() == 2

    def test_drafts_and_locks_add_nothing(self, page, clock):
        draft = page.get_latest_revision_as_object()
        draft.title, draft.summary = "Draft", "A draft."
        draft.save_revision()
        page.locked = True
        page.title = "In memory only"
        page.save(update_fields=["locked"])

        (entry,) = get_entries(page)
        assert entry.title == "Low back pain"

    def test_a_save_of_some_fields_writes_down_what_was_saved_and_not_what_is_in_memory(self, page, clock):
        clock.advance(days=1)
        page.summary, page.audience = "Saved.", "Not saved."
        page.save(update_fields=["summary"])

        entry = get_entries(page)[-1]
        assert (entry.text.data["summary"], entry.text.data["audience"]) == ("Saved.", "")

    def test_a_live_page_saved_without_a_revision_is_written_down(self, page, clock):
        clock.advance(days=1)
        page.summary = "Saved by a program."
        page.save()

        assert [entry.text.data["summary"] for entry in get_entries(page)][-1] == "Saved by a program."

    def test_a_title_saved_on_the_base_page_is_written_down(self, page, clock):
        clock.advance(days=1)
        base = Page.objects.get(pk=page.pk)
        base.title = "Sore back"
        base.save()

        assert [entry.title for entry in get_entries(page)] == ["Low back pain", "Sore back"]

    def test_whoever_wrote_a_scheduled_text_counts_as_its_publisher(self, page, clock, admin_user):
        draft = page.get_latest_revision_as_object()
        draft.summary, draft.go_live_at = "Scheduled.", clock.now + timedelta(hours=1)
        draft.save_revision(user=admin_user).publish(user=admin_user)
        assert len(get_entries(page)) == 1
        when = clock.advance(hours=2)

        call_command("publish_scheduled")

        entry = get_entries(page)[-1]
        assert (entry.text.data["summary"], entry.shown_from) == ("Scheduled.", when)
        assert entry.published_by_name == "admin"

    def test_children_and_other_texts_are_part_of_the_content(self, page, clock):
        clock.advance(days=1)
        other = create_condition(slug="other")
        author = create_clinician()
        draft = page.get_latest_revision_as_object()
        draft.author = author
        draft.related_links.add(draft._meta.get_field("related_links").related_model(related_page=other))
        draft.save_revision().publish()

        data = get_entries(page)[-1].text.data
        assert data["author"] == author.pk
        assert data["related_links"] == [{"related_page": other.pk}]
        assert not {"slug", "path", "live", "translation_key", "wagtail_admin_comments"} & set(data)

    def test_what_is_rolled_back_was_never_there(self, page, clock):
        clock.advance(days=1)
        with pytest.raises(RuntimeError), transaction.atomic():
            publish(page, summary="Other words.")
            raise RuntimeError

        assert len(get_entries(page)) == 1

    def test_the_number_of_queries_is_bounded(self, page, clock):
        clock.advance(days=1)
        revision = page.get_latest_revision_as_object()
        revision.summary = "Other words."
        revision = revision.save_revision()

        with CaptureQueriesContext(connection) as queries:
            revision.publish()

        mine = [query for query in queries if "wagtail_backcare_archive" in query["sql"]]
        assert len(mine) <= 6


class TestNoLongerShown:
    def test_unpublishing_closes_and_publishing_opens_with_the_same_text(self, page, clock):
        away = clock.advance(days=1)
        page.unpublish()
        back = clock.advance(days=1)
        publish(page)

        first, second = get_entries(page)
        assert (first.shown_to, second.shown_from, second.shown_to) == (away, back, None)
        assert first.text_id == second.text_id

    def test_an_entry_outlives_its_page(self, page, clock):
        gone = clock.advance(days=1)
        page.delete()

        (entry,) = get_entries_of(title="Low back pain")
        assert entry.shown_to == gone
        assert entry.text.data["summary"] == "A summary in plain words."

    def test_deleting_a_page_closes_the_pages_below_it(self, clinic, clock):
        index = create_index()
        page = create_condition(parent=index, live=False, body=make_body())
        page.save_revision().publish()
        gone = clock.advance(days=1)

        Page.objects.get(pk=index.pk).delete()

        assert [entry.shown_to for entry in get_entries_of(page_id=page.pk)] == [gone]

    def test_revisions_may_be_purged(self, page, clock):
        clock.advance(days=1)
        publish(page, summary="Other words.")

        call_command("purge_revisions")

        assert [entry.text.data["summary"] for entry in get_entries(page)] == [
            "A summary in plain words.",
            "Other words.",
        ]


def get_entries_of(**lookup):
    return list(ArchiveEntry.objects.filter(kind="condition", **lookup))


class TestAddresses:
    def test_a_moved_page_shows_the_same_text_elsewhere_and_so_do_the_pages_below(self, clinic, clock):
        old, new = create_index(slug="old"), create_index(slug="new")
        page = create_condition(parent=old, live=False, body=make_body())
        page.save_revision().publish()
        guide = create_guide(parent=page, live=False)
        guide.save_revision().publish()
        moved = clock.advance(days=1)

        page.move(new, pos="last-child")

        for moved_page, path in ((page, "/new/low-back-pain/"), (guide, "/new/low-back-pain/a-session/")):
            first, second = get_entries(moved_page)
            assert second.url == f"http://localhost{path}"
            assert (first.shown_to, second.shown_from, first.text_id) == (moved, moved, second.text_id)
            assert first.published_by_name == second.published_by_name

    def test_moving_a_section_costs_as_many_queries_for_few_pages_as_for_many(self, clinic, clock):
        new, counts = create_index(slug="new"), []
        for size in (1, 2, 12):
            old = create_index(slug=f"old-{size}")
            for number in range(size):
                page = create_condition(parent=old, slug=f"page-{number}", live=False, body=make_body())
                page.save_revision().publish()
            with CaptureQueriesContext(connection) as queries:
                Page.objects.get(pk=old.pk).move(new, pos="last-child")
            counts.append(len([query for query in queries if "wagtail_backcare_archive" in query["sql"]]))

        assert counts[1] == counts[2]
        assert ArchiveEntry.objects.filter(url__contains="/new/old-12/", shown_to=None, kind="condition").count() == 12

    def test_a_new_slug_above_changes_the_address(self, clinic, clock, django_capture_on_commit_callbacks):
        section_page = get_site().root_page.add_child(instance=HomePage(title="Section", slug="section"))
        page = create_condition(parent=section_page, live=False, body=make_body())
        page.save_revision().publish()
        clock.advance(days=1)

        with django_capture_on_commit_callbacks(execute=True):
            section_page.slug = "renamed"
            section_page.save()

        assert [entry.url for entry in get_entries(page)] == [
            "http://localhost/section/low-back-pain/",
            "http://localhost/renamed/low-back-pain/",
        ]

    def test_a_new_hostname_changes_the_address(self, page, clock):
        clock.advance(days=1)
        site = get_site()
        site.hostname = "clinic.example"
        site.save()

        assert [entry.hostname for entry in get_entries(page)] == ["localhost", "clinic.example"]


class TestAliases:
    def test_an_alias_has_entries_of_its_own_with_the_text_of_its_original(self, page, clock):
        made = clock.advance(days=1)
        alias = page.create_alias(update_slug="alias")
        changed = clock.advance(days=1)
        publish(page, summary="Other words.")

        first, second = get_entries(alias)
        assert (first.shown_from, first.shown_to, second.shown_from) == (made, changed, changed)
        assert [entry.text_id for entry in (first, second)] == [entry.text_id for entry in get_entries(page)]

    def test_an_alias_in_another_tree_has_the_language_of_its_text(self, page, clock):
        page.get_parent().copy_for_translation(get_locale("es"))

        alias = page.copy_for_translation(get_locale("es"), alias=True)

        assert alias.locale.language_code == "es"
        (entry,) = get_entries(alias)
        assert entry.language_code == "en"

    def test_a_copy_kept_as_a_draft_has_none(self, page):
        get_site().root_page.add_child(instance=HomePage(title="Elsewhere", slug="elsewhere"))
        Site.objects.create(hostname="no-country.example", root_page=HomePage.objects.get(slug="elsewhere"))

        copy = page.copy(to=HomePage.objects.get(slug="elsewhere"), keep_live=True)

        assert not copy.live
        assert get_entries(copy) == []


class TestSharedTexts:
    def test_help_cards_are_shown_while_they_are_published(self, clock, admin_user):
        cards = create_help_cards("your legs feel numb", live=False)
        assert get_entries(cards) == []
        cards.save_revision(user=admin_user).publish(user=admin_user)
        away = clock.advance(days=1)
        cards.refresh_from_db()
        cards.unpublish()

        (entry,) = get_entries(cards)
        assert entry.text.data["cards"][0]["type"] == "emergency"
        assert (entry.published_by_name, entry.shown_to, entry.language_code) == ("admin", away, "en")

    def test_a_draft_of_a_question_is_not_what_readers_see(self, clock):
        question = create_question()
        question.answer = "<p>A draft.</p>"
        question.save_revision()

        assert [entry.text.data["answer"] for entry in get_entries(question)] == ["<p>A little.</p>"]

    @pytest.mark.parametrize(
        ("create", "change"), [(create_reference, {"title": "A newer title"}), (create_clinician, {"name": "New name"})]
    )
    def test_sources_and_people_are_written_down_when_they_change_or_go(self, clock, create, change):
        instance = create()
        key = instance.pk
        clock.advance(days=1)
        for name, value in change.items():
            setattr(instance, name, value)
        instance.save()
        gone = clock.advance(days=1)
        instance.delete()

        first, second = ArchiveEntry.objects.filter(model=instance._meta.label_lower, object_id=str(key))
        assert first.text_id != second.text_id
        assert (second.text.data.items() >= change.items(), second.shown_to) == (True, gone)

    def test_models_of_the_site_cost_nothing(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            HostRecord.objects.create(name="x")


class TestClinic:
    def get_latest(self, clinic):
        return get_entries(clinic.site)[-1].text.data

    def test_numbers_are_those_that_readers_saw(self, clinic, clock, django_capture_on_commit_callbacks):
        clock.advance(days=1)
        with django_capture_on_commit_callbacks(execute=True):
            clinic.emergency_number = "112"
            clinic.save()

        before, after = get_entries(clinic.site)
        assert before.text.data["en"]["emergency_number"] == "999"
        assert before.text.data["en"]["country"]["emergency_place"] == "A&E"
        assert after.text.data["en"]["emergency_number"] == "112"

    def test_sentences_in_each_language_are_written_down_once(self, clinic, clock, django_capture_on_commit_callbacks):
        spanish = get_locale("es")
        with django_capture_on_commit_callbacks(execute=True):
            clinic.texts = [ClinicText(locale=spanish, booking_label="Pedir cita")]
            clinic.phone = "020 7946 0000"
            clinic.save()

        data = self.get_latest(clinic)
        assert (data["es"]["booking_label"], data["en"]["booking_label"]) == ("Pedir cita", "")
        assert data["es"]["phone"] == "020 7946 0000"
        assert len(get_entries(clinic.site)) == 2

    def test_a_language_that_is_added_is_written_down(self, clinic, clock, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            get_locale("fr")

        assert "fr" in self.get_latest(clinic)

    def test_a_site_that_goes_is_closed(self, clinic, clock, django_capture_on_commit_callbacks):
        site = clinic.site
        key = site.pk
        with django_capture_on_commit_callbacks(execute=True):
            site.delete()

        (entry,) = ArchiveEntry.objects.filter(model="wagtailcore.site", object_id=str(key))
        assert entry.shown_to is not None


class TestWhatPassesNoSignal:
    def test_record_all_writes_down_what_is_live_now_and_a_second_run_nothing(self, page, clock):
        type(page).objects.filter(pk=page.pk).update(summary="Changed past all signals.")
        other = create_condition(slug="other")
        unknown = create_guide(slug="imported")
        Page.objects.filter(pk=unknown.pk).update(live=True)
        clock.advance(days=1)

        report = record_all()

        assert (report.added, report.closed) == (3, 0)
        assert get_entries(page)[-1].text.data["summary"] == "Changed past all signals."
        assert len(get_entries(other)) == len(get_entries(unknown)) == 1
        again = record_all()
        assert (again.added, again.closed) == (0, 0)

    def test_record_all_closes_what_nobody_sees_any_more(self, page, clock):
        cards = create_help_cards()
        Page.objects.filter(pk=page.pk).update(live=False)
        type(cards).objects.filter(pk=cards.pk).update(live=False)
        clock.advance(days=1)

        report = record_all()

        assert report.closed == 2
        assert get_entries(page)[-1].shown_to == get_entries(cards)[-1].shown_to == clock.now

    def test_loaddata_writes_nothing_down(self, page, clock, tmp_path):
        file = tmp_path / "question.json"
        question = create_question()
        values = {"pk": question.pk, "model": "wagtail_backcare.question"}
        fields = {"question": "Q?", "answer": "<p>Loaded.</p>", "locale": question.locale_id}
        fields["translation_key"] = str(question.translation_key)
        file.write_text(json.dumps([{**values, "fields": fields}]))

        call_command("loaddata", str(file), verbosity=0)

        assert [entry.text.data["answer"] for entry in get_entries(question)] == ["<p>A little.</p>"]


def test_a_section_shared_by_two_pages_is_stored_once(clinic):
    pages = [create_condition(slug=slug, live=False, body=[*make_body()]) for slug in ("one", "two")]
    body = pages[0].body.get_prep_value()
    for page in pages:
        page.body = json.dumps(body)
        page.save_revision().publish()

    one, two = (get_entries(page)[0] for page in pages)
    assert one.text_id == two.text_id

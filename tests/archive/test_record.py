"""Entries are added and closed once, in the order of time, by one person at a time, and pruned when they are old."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import override_settings

from wagtail_backcare.append_only import AppendOnlyError
from wagtail_backcare.archive import record as module
from wagtail_backcare.archive.models import ArchivedText, ArchiveEntry
from wagtail_backcare.archive.record import Showing, close, record
from wagtail_backcare.conf import get_settings

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)


def show(words="One text.", *, at=NOON, **fields):
    showing = {"model": "app.thing", "object_id": "1", "title": "A thing", "content": {"words": words}, **fields}
    return record(Showing(**showing), at=at)


def get_spans(**lookup):
    entries = ArchiveEntry.objects.filter(**lookup)
    return [(entry.text.data["words"], entry.shown_from, entry.shown_to) for entry in entries]


def test_microseconds_are_kept_and_spans_meet():
    later = NOON + timedelta(microseconds=1)
    show("One text.")
    show("Another text.", at=later)

    assert get_spans() == [("One text.", NOON, later), ("Another text.", later, None)]


def test_the_order_of_keys_makes_no_other_text():
    show(content={"a": 1, "b": {"c": 2, "d": 3}})

    assert not show(content={"b": {"d": 3, "c": 2}, "a": 1}, at=NOON + timedelta(days=1))
    assert ArchivedText.objects.count() == 1


@pytest.mark.parametrize("change", [{"title": "Renamed"}, {"language_code": "es"}, {"fingerprint": "f"}])
def test_another_name_for_the_same_text_is_an_entry_with_the_same_text(change):
    show()

    assert show(at=NOON + timedelta(days=1), **change)

    first, second = ArchiveEntry.objects.all()
    assert first.text_id == second.text_id


def test_a_clock_that_was_put_back_makes_no_span_that_ends_before_it_begins():
    show("One text.")
    show("Another text.", at=NOON - timedelta(hours=1))

    assert get_spans() == [("One text.", NOON, NOON), ("Another text.", NOON, None)]


def test_closing_twice_changes_nothing():
    show()
    assert close("app.thing", ["1", "2"], at=NOON + timedelta(hours=1)) == 1

    assert close("app.thing", ["1"], at=NOON + timedelta(hours=2)) == 0
    assert get_spans() == [("One text.", NOON, NOON + timedelta(hours=1))]


def test_two_people_who_publish_at_once_leave_one_open_entry(monkeypatch):
    """The second one read the open entry before the first had closed it."""
    show("One text.")
    stale = module.get_open_entry(module.make_open_key("app.thing", "1"))
    show("Of the first.", at=NOON + timedelta(hours=1))
    read, answers = module.get_open_entry, [stale]
    monkeypatch.setattr(
        module, "get_open_entry", lambda key, *, lock=False: answers.pop() if answers else read(key, lock=lock)
    )

    assert show("Of the second.", at=NOON + timedelta(hours=2))

    assert [words for words, _starts, _ends in get_spans()] == ["One text.", "Of the first.", "Of the second."]
    assert ArchiveEntry.objects.filter(shown_to=None).count() == 1


def test_two_people_who_publish_something_for_the_first_time_at_once_leave_one_open_entry(monkeypatch):
    show("Of the first.")
    read, answers = module.get_open_entry, [None]
    monkeypatch.setattr(
        module, "get_open_entry", lambda key, *, lock=False: answers.pop() if answers else read(key, lock=lock)
    )

    assert show("Of the second.", at=NOON + timedelta(hours=1))

    assert [ends for _words, _starts, ends in get_spans()] == [NOON + timedelta(hours=1), None]


class TestAppendOnly:
    def test_no_entry_is_saved_again_or_deleted(self):
        show()
        entry = ArchiveEntry.objects.get()
        entry.title = "Forged"

        for forge in (
            entry.save,
            entry.delete,
            entry.text.save,
            entry.text.delete,
            ArchiveEntry.objects.all().delete,
            lambda: ArchiveEntry.objects.update(title="Forged"),
            lambda: ArchivedText.objects.filter(pk=entry.text_id).update(data={}),
        ):
            with pytest.raises(AppendOnlyError):
                forge()
        assert ArchiveEntry.objects.get().title == "A thing"

    def test_the_name_of_a_publisher_outlives_the_person(self, admin_user):
        record(Showing(model="app.thing", object_id="1", title="A thing", content={}), user=admin_user, at=NOON)

        admin_user.delete()

        entry = ArchiveEntry.objects.get()
        assert (entry.published_by, entry.published_by_name) == (None, "admin")


class TestRetention:
    @pytest.fixture(autouse=True)
    def old_and_new(self):
        now = datetime.now(UTC)
        show("Old.", at=now - timedelta(days=900))
        show("Middle.", at=now - timedelta(days=400))
        show("New.", at=now - timedelta(days=10))
        show("Old.", object_id="2", at=now - timedelta(days=900))

    @override_settings(WAGTAIL_BACKCARE={"ARCHIVE_DAYS": 365})
    def test_closed_entries_that_are_older_go_and_open_ones_stay_however_old(self, capsys):
        call_command("backcare_archive", "--prune")

        assert [words for words, _starts, _ends in get_spans(object_id="1")] == ["Middle.", "New."]
        assert [words for words, _starts, _ends in get_spans(object_id="2")] == ["Old."]
        assert ArchivedText.objects.count() == 3
        assert "1 entries and 0 texts deleted" in capsys.readouterr().out

    @override_settings(WAGTAIL_BACKCARE={"ARCHIVE_DAYS": 5})
    def test_a_text_goes_with_its_last_entry(self):
        call_command("backcare_archive", "--prune")

        assert sorted(text.data["words"] for text in ArchivedText.objects.all()) == ["New.", "Old."]

    @override_settings(WAGTAIL_BACKCARE={"ARCHIVE_DAYS": 365})
    def test_a_dry_run_deletes_nothing(self, capsys):
        call_command("backcare_archive", "--prune", "--dry-run")

        assert ArchiveEntry.objects.count() == 4
        assert "1 entries were closed before" in capsys.readouterr().out

    def test_nothing_is_pruned_where_all_is_to_be_kept(self):
        with pytest.raises(CommandError, match="ARCHIVE_DAYS is not set"):
            call_command("backcare_archive", "--prune")

        assert ArchiveEntry.objects.count() == 4

    @pytest.mark.parametrize("days", [0, -1, "30"])
    def test_a_retention_that_makes_no_sense_is_refused(self, days):
        with (
            override_settings(WAGTAIL_BACKCARE={"ARCHIVE_DAYS": days}),
            pytest.raises(ImproperlyConfigured, match="ARCHIVE_DAYS"),
        ):
            get_settings()

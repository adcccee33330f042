"""A page as it was on a day: from the archive alone, and never with today's words for then's."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Site

from tests.helpers import (
    create_clinician,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_question,
    create_reference,
    create_review,
    get_locale,
    get_site,
    section,
)
from tests.past_pages.conftest import make_body
from tests.past_pages.test_recording import publish
from tests.testapp.models import BlogPage, HomePage
from wagtail_backcare.archive.models import ArchiveEntry
from wagtail_backcare.disclaimers.confirm import confirm
from wagtail_backcare.models import Disclaimer
from wagtail_backcare.past_pages.compose import find_page_versions, get_day
from wagtail_backcare.past_pages.document import render_document
from wagtail_backcare.past_pages.rows import iter_rows, write_csv

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 3)


def find(page_id, day=DAY):
    return find_page_versions(page_id, *get_day(day))


def read(then) -> BeautifulSoup:
    return BeautifulSoup(render_document(then), "html.parser")


def get_main(then) -> str:
    return " ".join(read(then).main.get_text(" ").split())


def get_banner(then) -> str:
    return " ".join(read(then).header.get_text(" ").split())


def publish_with(page, *content):
    """Publish a page with one more section."""
    return publish(page, body=make_body("Low back pain is common.", section("outlook", *content)))


def change_snippet(snippet, **values):
    for name, value in values.items():
        setattr(snippet, name, value)
    snippet.save_revision().publish()


class TestDays:
    def test_a_text_published_before_and_never_changed_was_shown_all_day(self, page):
        (then,) = find(page.pk)

        assert (then.starts, then.ends) == (datetime(2026, 5, 3, tzinfo=UTC), datetime(2026, 5, 4, tzinfo=UTC))
        main = get_main(then)
        assert "Low back pain is common." in main
        assert "your legs feel numb" in main
        assert "This page is for information only." in main

    def test_each_text_of_a_day_is_listed_with_its_times(self, page, clock):
        first, second = clock.set("2026-05-03 09:00"), datetime(2026, 5, 3, 17, 30, tzinfo=UTC)
        page = publish(page, summary="In the morning.")
        clock.now = second
        page = publish(page, summary="In the evening.")

        versions = find(page.pk)

        assert [then.starts for then in versions] == [datetime(2026, 5, 3, tzinfo=UTC), first, second]
        assert [then.ends for then in versions] == [first, second, datetime(2026, 5, 4, tzinfo=UTC)]
        for then, words in zip(
            versions, ["A summary in plain words.", "In the morning.", "In the evening."], strict=True
        ):
            assert words in get_main(then)

    def test_a_day_is_one_of_the_time_zone_of_the_site(self, page, clock, settings):
        settings.TIME_ZONE = "America/New_York"
        clock.set("2026-05-04 03:59")
        page = publish(page, summary="Late in the evening.")
        clock.set("2026-05-04 04:00")
        page = publish(page, summary="After midnight.")

        assert ["Late in the evening." in get_main(then) for then in find(page.pk)] == [False, True]
        assert "America/New_York" in get_banner(find(page.pk)[1])

    def test_a_day_on_which_the_clocks_change_has_23_hours(self, page, settings):
        settings.TIME_ZONE = "Europe/London"

        starts, ends = get_day(date(2026, 3, 29))

        assert ends.astimezone(UTC) - starts.astimezone(UTC) == timedelta(hours=23)

    def test_there_is_nothing_for_times_at_which_nobody_could_see_the_page(self, page, clock):
        assert find(page.pk, date(2026, 4, 30)) == []
        clock.set("2026-05-03 10:00")
        page.unpublish()
        clock.set("2026-05-03 12:00")
        publish(page)

        spans = [(then.starts.hour, then.ends.hour) for then in find(page.pk)]

        assert spans == [(0, 10), (12, 0)]
        assert find(page.pk, date(2026, 5, 4))

    def test_the_number_of_queries_does_not_grow_with_changes(self, page, clock, django_assert_max_num_queries):
        question = create_question()
        cards = ("help_cards", {"shared": create_help_cards(), "cards": []})
        page = publish_with(page, ("questions", {"title": "", "questions": [("shared_question", question)]}), cards)
        for hour in range(1, 9):
            clock.set(f"2026-05-03 {hour:02}:00")
            change_snippet(question, answer=f"<p>Answer of {hour} o’clock.</p>")
            clock.advance(minutes=30)
            page = publish(page, summary=f"Words of {hour} o’clock.")

        with django_assert_max_num_queries(6):
            versions = find(page.pk)

        assert len(versions) == 17


class TestSharedTexts:
    def test_an_answer_changed_at_noon_is_shown_as_it_was(self, page, clock):
        question = create_question(answer="<p>The old answer.</p>")
        page = publish_with(page, ("questions", {"title": "", "questions": [("shared_question", question)]}))
        clock.set("2026-05-03 12:00")
        change_snippet(question, answer="<p>The new answer.</p>")

        morning, afternoon = find(page.pk)

        assert "The old answer." in get_main(morning)
        assert "The new answer." not in get_main(morning)
        assert "The new answer." in get_main(afternoon)

    def test_shared_help_cards_are_those_of_then(self, page, clock):
        cards = create_help_cards("an old sign")
        page = publish_with(page, ("help_cards", {"shared": cards, "cards": []}))
        clock.set("2026-05-05 12:00")
        change_snippet(cards, cards=[("emergency", {"heading": "", "signs": ["a new sign"]})])

        (then,) = find(page.pk)

        assert "an old sign" in get_main(then)
        assert "a new sign" not in get_main(then)
        assert "Back pain" in get_banner(then)

    def test_a_text_that_is_gone_is_shown_from_the_archive(self, page, clock):
        question = create_question(answer="<p>The old answer.</p>")
        page = publish_with(page, ("questions", {"title": "", "questions": [("shared_question", question)]}))
        clock.set("2026-05-05 12:00")
        question.delete()

        assert "The old answer." in get_main(find(page.pk)[0])

    def test_a_text_that_was_not_published_then_is_named_and_todays_is_not_shown(self, page, clock):
        question = create_question(answer="<p>Never shown then.</p>", live=False)
        page = publish_with(page, ("questions", {"title": "", "questions": [("shared_question", question)]}))
        clock.set("2026-05-05 12:00")
        question.save_revision().publish()

        (then,) = find(page.pk)

        assert "Never shown then." not in get_main(then)
        assert f"question no. {question.pk}" in get_banner(then)

    def test_sources_and_author_have_the_words_of_then(self, page, clock):
        source, author = create_reference(title="An old title"), create_clinician(name="Old Name")
        statement = {"statement": "It may help.", "certainty": "not_very", "compared_with": "", "how_long": ""}
        body = make_body(
            "Low back pain is common.", section("evidence", ("evidence_statement", {**statement, "sources": [source]}))
        )
        page = publish(page, author=author, body=body)
        clock.set("2026-05-05 12:00")
        source.title, author.name = "A new title", "New Name"
        source.save()
        author.save()

        main = get_main(find(page.pk)[0])

        assert "An old title" in main
        assert "Old Name, Physiotherapist" in main
        assert "A new title" not in main
        assert "New Name" not in main


class TestDisclaimers:
    def test_the_disclaimer_is_the_one_that_was_in_force(self, page, clock):
        clock.set("2026-05-03 12:00")
        disclaimer = Disclaimer.objects.get()
        disclaimer.text = "Other words about the limits."
        confirm(disclaimer, name="a test", now=clock.now)
        disclaimer.save_revision().publish()

        morning, afternoon = find(page.pk)

        assert "This page is for information only." in get_main(morning)
        assert "Other words about the limits." in get_main(afternoon)
        assert morning.wordings[0].wording.token in get_banner(morning)

    def test_one_for_its_kind_comes_before_one_for_every_kind(self, page, clock):
        clock.set("2026-05-02 12:00")
        create_disclaimer(kind="condition", text="For conditions alone.")
        create_disclaimer(kind="treatment", text="For treatments alone.")

        main = get_main(find(page.pk)[0])

        assert "For conditions alone." in main
        assert "This page is for information only." not in main

    def test_one_of_another_site_or_language_is_never_shown(self, page, clock):
        elsewhere = get_site().root_page.get_parent().add_child(instance=HomePage(title="Other", slug="other"))
        other = Site.objects.create(hostname="other.example", root_page=elsewhere)
        create_disclaimer(site=other, text="Of another site.")
        create_disclaimer(language="es", text="En otro idioma.")

        (then,) = find(page.pk)

        assert [version.text for version in then.wordings] == ["This page is for information only."]

    def test_where_none_was_in_force_that_is_said(self, page, clock):
        entry = ArchiveEntry.objects.get(page=page.pk)
        ArchiveEntry._base_manager.filter(pk=entry.pk).update(language_code="de")

        assert "a disclaimer" in get_banner(find(page.pk)[0])

    def test_an_alias_in_another_tree_shows_that_of_its_text_and_that_of_its_tree(self, page, clock):
        create_disclaimer(language="es", text="Esta página solo informa.")
        page.get_parent().copy_for_translation(get_locale("es"))
        alias = page.copy_for_translation(get_locale("es"), alias=True)

        (then,) = find(alias.pk)

        main = get_main(then)
        assert main.index("This page is for information only.") < main.index("Esta página solo informa.")


class TestClinic:
    def test_the_number_is_the_one_of_then(self, page, clinic, clock, django_capture_on_commit_callbacks):
        clock.set("2026-05-05 12:00")
        with django_capture_on_commit_callbacks(execute=True):
            clinic.emergency_number = "112"
            clinic.clinic_name = "Renamed"
            clinic.save()

        main = get_main(find(page.pk)[0])

        assert "Call 999 or go to A&E now if:" in main
        assert "112" not in main
        assert "Example Clinic" in main

    def test_a_site_that_is_gone_changes_nothing(self, page, clock, django_capture_on_commit_callbacks):
        clock.set("2026-05-05 12:00")
        with django_capture_on_commit_callbacks(execute=True):
            get_site().delete()

        main = get_main(find(page.pk)[0])

        assert "This page is for information only." in main


class TestWhatIsGone:
    def test_a_deleted_page_is_shown(self, page, clock):
        key = page.pk
        clock.set("2026-05-05 12:00")
        page.delete()

        assert "Low back pain is common." in get_main(find(key)[0])

    def test_a_page_is_found_by_the_address_of_then(self, page, clock, capsys):
        clock.set("2026-05-05 12:00")
        publish(page, slug="sore-back", title="Sore back")

        call_command("backcare_page_on", "/low-back-pain/", "--on", "2026-05-03")

        assert "Low back pain is common." in capsys.readouterr().out
        with pytest.raises(CommandError, match="knows no page /sore-back/ at that time"):
            call_command("backcare_page_on", "/sore-back/", "--on", "2026-05-03")

    def test_a_page_type_that_is_gone_leaves_its_words(self, page):
        ArchiveEntry._base_manager.filter(page=page.pk).update(model="gone.conditionpage")

        (then,) = find(page.pk)

        assert "A summary in plain words." in get_main(then)
        assert "Low back pain is common." in get_main(then)

    def test_a_kind_of_block_that_is_gone_is_named_and_its_words_are_in_the_table(self, page, clock):
        raw = [*page.body.get_prep_value(), {"type": "leeches", "value": {"text": "Words of then."}, "id": "1"}]
        entry = ArchiveEntry.objects.get(page=page.pk)
        type(entry.text)._base_manager.filter(pk=entry.text_id).update(data={**entry.text.data, "body": raw})

        (then,) = find(page.pk)

        assert "leeches" in get_banner(then)
        assert "Words of then." in [row.text for row in iter_rows(then)]

    def test_a_picture_is_named_and_not_looked_up(self, page, clock, django_assert_max_num_queries):
        figure = {"image": {"image": 4711, "decorative": False, "alt_text": "A back"}, "caption": "Where it hurts"}
        value = {"heading": "", "content": [{"type": "figure", "value": figure, "id": "1"}]}
        raw = [*page.body.get_prep_value(), {"type": "outlook", "value": value, "id": "2"}]
        page = publish(page, body=json.dumps(raw))
        (then,) = find(page.pk)

        with django_assert_max_num_queries(0):
            document = read(then)

        assert "Where it hurts" in document.main.get_text()
        assert "4711" in document.header.get_text()
        assert "A back" in [row.text for row in iter_rows(then)]


def test_links_lead_to_the_address_of_then(page, clock):
    target = create_condition(title="Sciatica", slug="sciatica", live=False, body=make_body())
    target.save_revision().publish()
    unknown = get_site().root_page.pk
    text = f'<p><a linktype="page" id="{target.pk}">More</a>, <a linktype="page" id="{unknown}">home</a></p>'
    page = publish_with(page, ("text", text))
    clock.set("2026-05-05 12:00")
    publish(target, slug="renamed")

    links = {link.get_text(): link.get("href") for link in read(find(page.pk)[0]).main.select(".backcare-body a")}

    assert links["More"] == "http://localhost/sciatica/"
    assert links["home"] is None


def test_a_review_is_told_for_the_time_at_which_it_was_on_record(page, clock):
    clock.set("2026-05-03 12:00")
    review = create_review(page)
    type(review)._base_manager.filter(pk=review.pk).update(recorded_at=clock.now)
    clock.set("2026-05-03 18:00")
    page = publish(page, summary="Other words.")

    told = ["Robin Reader, Doctor" in get_main(then) for then in find(page.pk)]

    assert told == [False, True, False]


def test_an_article_type_of_the_site_is_shown_with_all_its_texts(clinic, clock):
    page = BlogPage(title="A walk", slug="a-walk", intro="<p>Walking <b>helps</b>.</p>", live=False)
    question = {"question": "How far?", "answer": "<p>As far as you like.</p>"}
    page.body = [("faq", {"title": "", "questions": [("question", question)]})]
    get_site().root_page.add_child(instance=page)
    page.save_revision().publish()

    main = get_main(find(page.pk)[0])

    assert "Walking helps ." in main
    assert "How far?" in main
    assert "As far as you like." in main
    assert "This page is for information only." in main


def test_markup_in_plain_fields_stays_text(page):
    page = publish(page, summary="<script>alert(1)</script>", audience="<b>You</b>")

    document = read(find(page.pk)[0])

    assert document.find("script") is None
    assert "<script>alert(1)</script>" in document.main.get_text()
    assert "<b>You</b>" in document.main.get_text()


def test_the_banner_names_times_publisher_address_and_hash(page, clock, admin_user):
    clock.set("2026-05-03 09:00")
    page = publish(page, user=admin_user, summary="In the morning.")
    clock.set("2026-05-03 17:30")
    publish(page, summary="In the evening.")

    then = find(page.pk)[1]

    banner = get_banner(then)
    assert "What readers saw of “Low back pain” from May 3, 2026, 09:00:00 to May 3, 2026, 17:30:00 (UTC)" in banner
    for words in ("http://localhost/low-back-pain/", "admin", then.entry.text.sha256, "English"):
        assert words in banner


class TestRows:
    def get_rows(self, page):
        file = io.StringIO()
        write_csv(file, find(page.pk))
        return list(csv.DictReader(io.StringIO(file.getvalue())))

    def test_each_text_has_its_place_times_publisher_and_hash(self, page, clock, admin_user):
        clock.set("2026-05-02 10:00")
        page = publish(page, user=admin_user, summary="Other words.")

        rows = {(row["part"], row["name"]): row for row in self.get_rows(page)}

        summary = rows["page", "summary"]
        assert (summary["text"], summary["by"]) == ("Other words.", "admin")
        assert (summary["shown_from"], summary["shown_to"]) == ("2026-05-02T10:00:00+00:00", "")
        assert summary["sha256"] == ArchiveEntry.objects.filter(page=page.pk).last().text.sha256
        assert rows["page", "body: overview: content: text"]["text"] == "Low back pain is common."
        assert rows["page", "body: when_to_get_help: content: help_cards: cards: emergency: signs"]["text"] == (
            "your legs feel numb"
        )
        assert [row["text"] for row in self.get_rows(page) if row["part"] == "disclaimer"] == [
            "Please note\n\nThis page is for information only."
        ]

    def test_texts_from_elsewhere_and_numbers_are_rows_too(self, page, clock):
        question = create_question(answer="<p>The old answer</p><ul><li>in two parts</li></ul>")
        page = publish_with(page, ("questions", {"title": "", "questions": [("shared_question", question)]}))

        texts = {(row["part"], row["name"]): row["text"] for row in self.get_rows(page)}

        assert texts[f"question no. {question.pk}", "answer"] == "The old answer\nin two parts"
        assert "emergency_number 999" in texts["clinic", "en"]


class TestCommand:
    def test_csv_is_written_to_a_file(self, page, tmp_path):
        call_command(
            "backcare_page_on", str(page.pk), "--on", "2026-05-03", "--format", "csv", "--output", tmp_path / "a.csv"
        )

        rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8"))))
        assert "A summary in plain words." in [row["text"] for row in rows]

    def test_html_is_one_file_for_each_text_of_the_day(self, page, clock, tmp_path):
        clock.set("2026-05-03 09:00")
        publish(page, summary="In the morning.")

        call_command("backcare_page_on", str(page.pk), "--on", "2026-05-03", "--format", "html", "--output", tmp_path)

        names = sorted(path.name for path in tmp_path.iterdir())
        assert names == [f"page-{page.pk}-20260503T000000000000Z.html", f"page-{page.pk}-20260503T090000000000Z.html"]
        assert "In the morning." in (tmp_path / names[1]).read_text(encoding="utf-8")

    def test_html_of_one_text_is_printed(self, page, capsys):
        call_command("backcare_page_on", page.full_url, "--on", "2026-05-03", "--format", "html")

        assert "What readers saw of “Low back pain”" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("which", "day", "message"),
        [("0", "2026-05-03", "knows no page 0"), (None, "2026-04-30", "No reader saw page")],
    )
    def test_it_says_what_it_does_not_know(self, page, which, day, message):
        with pytest.raises(CommandError, match=message):
            call_command("backcare_page_on", which or str(page.pk), "--on", day)

    def test_several_texts_need_a_folder(self, page, clock):
        clock.set("2026-05-03 09:00")
        publish(page, summary="In the morning.")

        with pytest.raises(CommandError, match="Readers saw 2 texts that day"):
            call_command("backcare_page_on", str(page.pk), "--on", "2026-05-03", "--format", "html")

"""What the editor says of reviews."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.helpers import create_clinician, create_condition, create_index, create_review
from tests.testapp.models import BlogPage
from wagtail_backcare.reviewing.panel import ReviewPanel, add_panel

pytestmark = pytest.mark.django_db


def read_panel(client, page) -> str:
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content
    panel = BeautifulSoup(html, "html.parser").select_one(".backcare-review")
    return " ".join(panel.get_text(" ").split()) if panel is not None else ""


def test_without_a_review_it_says_so_and_leads_to_the_form(admin_client, page):
    text = read_panel(admin_client, page)

    assert text.startswith("No review by a clinician is on record.")
    assert "Record a review" in text


def test_a_current_review_is_told_with_its_days(admin_client, page):
    create_review(page)

    text = read_panel(admin_client, page)

    assert "Last reviewed by Robin Reader (Doctor) on" in text
    assert "The next review is due on" in text
    assert "The text has not changed since." in text


def test_a_draft_with_another_text_says_what_readers_still_see(admin_client, page):
    create_review(page)
    draft = page.get_latest_revision_as_object()
    draft.summary = "Other words."
    draft.save_revision()

    text = read_panel(admin_client, page)

    assert "The text has changed since." in text
    assert "Readers still see the published text, and that Robin Reader reviewed it on" in text


def test_an_overdue_review_and_one_by_the_author_are_told(admin_client, page):
    create_review(page, days_ago=400, due_in=-1)
    assert "The text has not changed since, and the next review is overdue." in read_panel(admin_client, page)

    page.author = create_clinician(name="Robin Reader")
    page.save_revision()
    assert "The reviewer is now the author of the page" in read_panel(admin_client, page)


def test_who_may_not_record_is_told_who_can(log_in, page):
    client = log_in(on_pages=["change_page"])

    text = read_panel(client, page)

    assert "Record a review" not in text
    assert "Somebody who may record reviews can do so" in text


def test_new_pages_indexes_and_aliases_have_no_panel(admin_client, page):
    alias = page.create_alias(update_slug="alias")

    assert read_panel(admin_client, create_index()) == ""
    assert read_panel(admin_client, alias) == ""
    url = reverse("wagtailadmin_pages:add", args=["wagtail_backcare_pages", "conditionpage", page.get_parent().pk])
    assert not BeautifulSoup(admin_client.get(url).content, "html.parser").select(".backcare-review")


def test_an_article_type_of_the_site_has_the_panel_too():
    assert count_panels(BlogPage.get_edit_handler()) == 1


def test_a_panel_that_a_page_type_places_itself_is_not_doubled():
    handler = BlogPage.get_edit_handler()

    add_panel(BlogPage, handler=handler)

    assert count_panels(handler) == 1


def count_panels(panel) -> int:
    return isinstance(panel, ReviewPanel) + sum(map(count_panels, getattr(panel, "children", ())))


def test_a_draft_that_was_never_live_has_the_panel(admin_client, page):
    assert "No review" in read_panel(admin_client, create_condition(slug="draft", live=False))

"""Which live pages have a review, whether it holds, and when it is due again."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.helpers import create_condition, create_guide, create_index, create_review, create_treatment, get_locale
from wagtail_backcare.past_pages.whole import record_all

pytestmark = pytest.mark.django_db

URL = "backcare_reviews"


@pytest.fixture
def pages(page):
    """One page in each state, and pages that do not belong into the report."""
    pages = {
        "none": page,
        "current": create_condition(title="Current", slug="current"),
        "overdue": create_treatment(title="Overdue", slug="overdue"),
        "stale": create_guide(title="Stale", slug="stale"),
    }
    create_index()
    create_condition(title="Draft", slug="draft", live=False)
    create_review(pages["current"])
    create_review(pages["overdue"], days_ago=400, due_in=-1)
    create_review(pages["stale"])
    pages["stale"].summary = "Other words."
    pages["stale"].save()
    page.create_alias(update_slug="alias")
    record_all()
    return pages


def get_rows(client, **query):
    soup = BeautifulSoup(client.get(reverse(URL), query).content, "html.parser")
    rows = [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in soup.select("tbody tr")]
    return {row[0]: row[-1] for row in rows}


def test_every_live_page_has_a_row_with_its_state_the_most_urgent_first(admin_client, pages):
    rows = get_rows(admin_client)

    assert list(rows.items()) == [
        ("Overdue", "Overdue"),
        ("Stale", "Text changed since"),
        ("Low back pain", "No review"),
        ("Current", "Current"),
    ]


@pytest.mark.parametrize(
    ("state", "title"),
    [("none", "Low back pain"), ("stale", "Stale"), ("overdue", "Overdue"), ("current", "Current")],
)
def test_it_is_filtered_by_state(admin_client, pages, state, title):
    assert list(get_rows(admin_client, review_state=state)) == [title]


def test_it_is_filtered_by_language_and_kind(admin_client, pages):
    spanish = get_locale("es")
    kind = pages["overdue"].content_type_id

    assert list(get_rows(admin_client, content_type=kind)) == ["Overdue"]
    assert list(get_rows(admin_client, locale=spanish.pk)) == []
    assert len(get_rows(admin_client, locale=get_locale("en").pk)) == 4


def test_a_review_of_a_draft_leaves_the_state_of_the_live_text(admin_client, page):
    create_review(page)
    draft = page.get_latest_revision_as_object()
    draft.summary = "Other words."
    revision = draft.save_revision()
    create_review(revision.as_object(), revision=revision)

    assert list(get_rows(admin_client).values()) == ["Current"]


def test_a_withdrawn_review_is_none(admin_client, page, admin_user):
    create_review(page).withdraw(user=admin_user, at=page.last_published_at)

    assert list(get_rows(admin_client).values()) == ["No review"]


def test_the_table_is_exported(admin_client, pages):
    response = admin_client.get(reverse(URL), {"export": "csv"})

    rows = list(csv.DictReader(io.StringIO(b"".join(response).decode("utf-8-sig"))))
    assert [row["State"] for row in rows] == ["Overdue", "Text changed since", "No review", "Current"]
    assert rows[0]["Reviewer"] == "Robin Reader"
    assert (rows[0]["Language"], rows[0]["Kind"].lower()) == ("English", "treatment page")


def test_the_number_of_queries_is_the_same_for_few_pages_and_many(admin_client, pages):
    counts = []
    for size in (0, 60):
        for number in range(size):
            create_review(create_condition(title=f"Page {number}", slug=f"page-{number}"))
        record_all()
        admin_client.get(reverse(URL))
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(reverse(URL), {"review_state": "current"})
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 12


def test_only_pages_that_somebody_may_edit_or_publish_are_listed(log_in, pages):
    client = log_in(on_pages=["publish_page"])
    assert len(get_rows(client)) == 4


def test_who_may_edit_no_page_sees_no_report(log_in, pages):
    response = log_in().get(reverse(URL))

    assert response["Location"] == reverse("wagtailadmin_home")


def test_the_menu_has_it(admin_client, page):
    assert reverse(URL) in admin_client.get(reverse("wagtailadmin_home")).content.decode()


def test_purging_revisions_leaves_the_states(admin_client, pages):
    call_command("purge_revisions")

    assert list(get_rows(admin_client).values()) == ["Overdue", "Text changed since", "No review", "Current"]

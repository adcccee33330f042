"""What readers saw, in the history of a page, for those who may see that."""

import csv
import io
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.helpers import create_condition, get_site
from tests.past_pages.test_recording import publish
from tests.testapp.models import HomePage

pytestmark = pytest.mark.django_db


def get_url(page):
    return reverse("backcare_readers_saw", args=[page.pk])


def get_text(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


@pytest.fixture
def admin(admin_client):
    return admin_client


def test_it_lists_each_text_of_a_day_with_facts_and_a_link(admin, page, clock, admin_user):
    clock.set("2026-05-03 09:00")
    publish(page, user=admin_user, summary="In the morning.")

    response = admin.get(get_url(page), {"on": "2026-05-03"})

    text = get_text(response)
    assert "Readers saw 2 texts one after the other. Times are those of UTC." in text
    assert "May 3, 2026, 00:00:00 to May 3, 2026, 09:00:00" in text
    assert "May 3, 2026, 09:00:00 to May 4, 2026, 00:00:00" in text
    links = re.findall(r'href="(\?at=[^"]+)"', response.content.decode())
    documents = [admin.get(get_url(page) + link).content.decode() for link in links]
    assert ["In the morning." in document for document in documents] == [False, True]


def test_a_day_comes_as_csv(admin, page):
    response = admin.get(get_url(page), {"on": "2026-05-03", "format": "csv"})

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="page-{page.pk}-2026-05-03.csv"' in response["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert "A summary in plain words." in [row["text"] for row in rows]


def test_it_says_when_the_record_begins(admin, page):
    text = get_text(admin.get(get_url(page), {"on": "2026-04-30"}))

    assert "The record of this page begins on May 1, 2026." in text


def test_a_page_that_was_never_live_has_nothing_on_record(admin, clinic):
    draft = create_condition(live=False)

    assert "Nothing is on record of this page." in get_text(admin.get(get_url(draft), {"on": "2026-05-03"}))


@pytest.mark.parametrize(
    "at", ["", "yesterday", "2026-05-03T09:00:00", "2026-13-03T09:00:00+00:00", "2020-05-03T09:00:00+00:00"]
)
def test_a_moment_that_is_none_or_unknown_is_not_found(admin, page, at):
    assert admin.get(get_url(page), {"at": at}).status_code == 404


def test_a_day_that_is_none_is_an_error_of_the_form(admin, page):
    assert "Enter a valid date." in get_text(admin.get(get_url(page), {"on": "soon"}))


def test_without_a_day_it_shows_today(admin, page, clock):
    assert "May 1, 2026" in get_text(admin.get(get_url(page)))


def test_only_those_who_may_see_the_history_see_it(client, page, django_user_model):
    user = django_user_model.objects.create_user("reader", password="reader")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    response = client.get(get_url(page))

    assert response.status_code == 302
    assert response["Location"] == reverse("wagtailadmin_home")
    client.logout()
    assert "login" in client.get(get_url(page))["Location"]


@pytest.mark.parametrize("name", ["wagtailadmin_pages:history", "wagtailadmin_pages:edit", "wagtailadmin_explore"])
def test_a_button_leads_to_it(admin, page, name):
    assert get_url(page) in admin.get(reverse(name, args=[page.pk])).content.decode()


@pytest.mark.parametrize("name", ["wagtailadmin_pages:history", "wagtailadmin_explore"])
def test_other_pages_of_the_site_have_no_such_button(admin, name):
    home = get_site().root_page.add_child(instance=HomePage(title="Section", slug="section"))

    assert "readers-saw" not in admin.get(reverse(name, args=[home.pk])).content.decode()

"""Pages that were kept as drafts, on the dashboard."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageLogEntry

from tests.helpers import create_condition, create_index
from wagtail_backcare.kept_drafts.models import KeptAsDraft, Occasion
from wagtail_backcare.kept_drafts.notes import note_kept
from wagtail_backcare.readiness import kept_pages

pytestmark = pytest.mark.django_db

REASON = {"message": "There is no disclaimer."}


@pytest.fixture
def kept():
    page = create_condition(live=False)
    note_kept(page, [REASON], occasion=Occasion.SCHEDULE)
    return page


def read(client) -> list[str]:
    """The rows of the panel."""
    soup = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
    return [" ".join(row.get_text(" ").split()) for row in soup.select("#backcare-kept-as-drafts-section tbody tr")]


def dismiss(client, page, **data):
    return client.post(reverse("backcare_dismiss_note", args=[page.pk]), data)


def test_each_is_listed_with_its_reasons_and_leads_to_the_editor(admin, kept):
    response = admin.get(reverse("wagtailadmin_home"))

    (row,) = read(admin)
    assert row.startswith("Low back pain English Kept as a draft because: There is no disclaimer.")
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[kept.pk])}"' in response.text


def test_it_says_where_readers_see_the_older_text(admin, kept):
    KeptAsDraft.objects.update(shows_older_text=True)

    assert "readers still see the older text, because:" in read(admin)[0]


def test_nothing_is_shown_where_there_is_none(admin):
    assert "backcare-kept-as-drafts" not in admin.get(reverse("wagtailadmin_home")).text


def test_many_are_cut_off_with_a_word(admin, kept, monkeypatch):
    monkeypatch.setattr(kept_pages, "MOST_LISTED", 1)
    newer = create_condition(slug="newer", title="Newer", live=False)
    note_kept(newer, [REASON], occasion=Occasion.COPY)

    assert len(read(admin)) == 1
    assert read(admin)[0].startswith("Newer")
    assert "There are more." in admin.get(reverse("wagtailadmin_home")).text


def test_whoever_has_seen_it_takes_it_away(admin, kept):
    response = dismiss(admin, kept)

    assert response.url == reverse("wagtailadmin_home")
    assert read(admin) == []
    assert PageLogEntry.objects.filter(page=kept.pk, action="wagtail_backcare.kept_as_draft").exists()


def test_it_is_taken_away_by_a_click_and_by_no_link(admin, kept):
    assert admin.get(reverse("backcare_dismiss_note", args=[kept.pk])).status_code == 405
    assert KeptAsDraft.objects.exists()


@pytest.fixture
def somebody(client, django_user_model):
    """An editor of one section."""
    user = django_user_model.objects.create_user("somebody", "somebody@example.org", "secret")
    group = Group.objects.create(name="Some editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    permission = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=create_index(), permission=permission)
    user.groups.add(group)
    client.force_login(user)
    return client


def test_only_those_see_it_and_take_it_away_who_may_edit_the_page(somebody, kept):
    assert read(somebody) == []
    assert dismiss(somebody, kept).status_code in {302, 403}
    assert KeptAsDraft.objects.exists()

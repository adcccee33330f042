"""The list over API v3."""

import pytest
from django.urls import reverse
from wagtail import VERSION
from wagtail.models import Page

from tests.helpers import create_treatment, help_section, section

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(VERSION < (8, 0), reason="needs Wagtail 8.0"),
]


@pytest.fixture
def fetch(client, admin_user):
    def fetch(page, user=admin_user):
        from wagtail.models import APIToken

        _token, key = APIToken.create_token(user=user, name="test")
        address = reverse("wagtailapi_v3:backcare_problems", kwargs={"page_id": page.pk})
        return client.get(address, headers={"Authorization": f"Bearer {key}"})

    return fetch


def test_the_list_of_the_newest_revision(fetch, fit_site):
    page = create_treatment(live=False, body=[help_section()])
    page.body = [help_section(), section("side_effects")]
    page.save_revision()

    answer = fetch(page).json()

    assert answer["page_id"] == page.pk
    assert answer["can_be_published"] is False
    assert answer["problems"][0] == {
        "code": "side_effects.missing",
        "rule": "side_effects",
        "severity": "must_fix",
        "message": "The page does not say what side effects the treatment may have.",
        "hint": "Fill in the section “Side effects”, with frequencies as whole numbers where they are known.",
        "field": "body",
        "block_id": page.body[1].id,
        "keeps_from_publishing": True,
    }
    assert [(p["code"], p["keeps_from_publishing"]) for p in answer["problems"]][-1] == ("review.missing", False)


def test_what_readers_have_before_them_keeps_nobody_from_publishing(fetch, fit_site):
    answer = fetch(create_treatment()).json()

    assert answer["can_be_published"] is True
    assert {(p["severity"], p["keeps_from_publishing"]) for p in answer["problems"]} == {
        ("must_fix", False),
        ("please_check", False),
    }


def test_it_is_for_those_who_may_edit_the_page(fetch, client, django_user_model, fit_site):
    page = create_treatment()
    user = django_user_model.objects.create_user("somebody", "somebody@example.org", "secret")

    assert fetch(page, user).status_code == 403
    assert client.get(reverse("wagtailapi_v3:backcare_problems", kwargs={"page_id": page.pk})).status_code == 401


def test_other_pages_have_none(fetch):
    assert fetch(Page.objects.get(depth=2)).status_code == 404


def test_it_is_documented(client, db):
    paths = client.get("/api/v3/openapi.json").json()["paths"]

    assert "/api/v3/backcare/problems/{page_id}/" in paths

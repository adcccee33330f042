"""Routes 33 to 41: the admin's own API, and API v3, which publishes too."""

import pytest
from django.urls import reverse
from wagtail.blocks import StreamBlock
from wagtail.models import Page

from tests.helpers import create_clinic, create_condition, create_disclaimer, create_index, get_site, help_section
from tests.routes.world import (
    assert_kept,
    assert_refused_on_record,
    assert_tree_intact,
    create_second_site,
    get_log_actions,
    is_live,
    translate_home,
)
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db

MODEL = "wagtail_backcare_pages.ConditionPage"


@pytest.fixture
def fit_here_only():
    """A live page that is fit on the default site, and on no other."""
    create_clinic()
    create_disclaimer(site=get_site())
    return create_condition(parent=create_index(), body=[help_section()])


def act(admin, page, action, **data):
    return admin.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, action]), data)


@pytest.mark.route(33)
def test_admin_api_publish(world, admin):
    page = world.create_unfit()

    response = act(admin, page, "publish")

    assert response.status_code == 400
    [[message]] = response.json().values()
    assert message.endswith(f"[backcare.{world.code}]")
    assert not is_live(page)
    assert_refused_on_record(page, world.code)


def test_admin_api_move(fit_here_only, admin):
    _site, home = create_second_site()

    response = act(admin, fit_here_only, "move", destination_page_id=home.pk, position="last-child")

    assert response.status_code == 400
    assert "[backcare.disclaimer.missing]" in str(response.json())
    assert "wagtail_backcare.refused" in get_log_actions(fit_here_only)


@pytest.mark.route(34)
def test_admin_api_copy(world, admin):
    page = world.create_unfit_live()

    response = act(admin, page, "copy", keep_live=True, slug="copy", recursive=False)

    assert response.status_code == 201
    assert_kept(ConditionPage.objects.get(slug="copy"), world.code)


@pytest.mark.route(34)
def test_admin_api_create_alias(world, admin):
    page = world.create_unfit_live()

    response = act(admin, page, "create_alias", update_slug="alias", recursive=False)

    assert response.status_code == 201
    assert_kept(ConditionPage.objects.get(slug="alias"), world.code)


def make_body(world) -> list:
    """The body of an unfit page as the API takes it."""
    draft = world.create_unfit(slug="elsewhere")
    return StreamBlock.get_api_representation(draft.body.stream_block, draft.body)


def get_error_types(response) -> list[str]:
    """What API v3 calls the errors."""
    return [error.get("type") for error in response.json().get("errors", [])]


@pytest.mark.route(35)
def test_v3_create_and_publish(world, api):
    meta = {"type": MODEL, "parent_id": world.index.pk, "action": "publish"}
    data = {"meta": meta, "title": "New", "slug": "new", "summary": "New.", "body": make_body(world)}

    response = api("post", "create_page", data)

    assert response.status_code == 422
    assert f"backcare.{world.code}" in get_error_types(response)
    assert not ConditionPage.objects.filter(slug="new").exists()
    assert_refused_on_record(world.index, world.code, of="New")
    assert_tree_intact()


@pytest.mark.route(35)
def test_v3_create_as_a_draft(world, api):
    meta = {"type": MODEL, "parent_id": world.index.pk}
    data = {"meta": meta, "title": "New", "slug": "new", "summary": "New.", "body": make_body(world)}

    response = api("post", "create_page", data)

    assert response.status_code == 201
    assert not ConditionPage.objects.get(slug="new").live


@pytest.mark.route(36)
def test_v3_change_the_title_and_publish(world, api):
    page = world.create_unfit()
    data = {"meta": {"type": MODEL, "action": "publish"}, "title": "Newer"}

    response = api("patch", "update_page", data, page_id=page.pk)

    assert response.status_code == 422
    assert f"backcare.{world.code}" in get_error_types(response)
    assert not is_live(page)
    assert Page.objects.get(pk=page.pk).draft_title == "Low back pain"
    assert_refused_on_record(page, world.code)


@pytest.mark.route(37)
def test_v3_publish(world, api):
    page = world.create_unfit()

    response = api("post", "pages_actions_publish", page_id=page.pk)

    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert error["type"] == f"backcare.{world.code}"
    assert error["msg"].endswith(f"[backcare.{world.code}]")
    assert not is_live(page)
    assert "wagtail.publish" not in get_log_actions(page)
    assert_refused_on_record(page, world.code)


@pytest.mark.route(38)
def test_v3_copy(world, api):
    page = world.create_unfit_live()

    response = api("post", "pages_actions_copy", {"slug": "copy", "keep_live": True}, page_id=page.pk)

    assert response.status_code == 201
    assert_kept(ConditionPage.objects.get(slug="copy"), world.code)


@pytest.mark.route(39)
def test_v3_move(fit_here_only, api):
    _site, home = create_second_site()

    data = {"destination_id": home.pk, "position": "last-child"}
    response = api("post", "pages_actions_move", data, page_id=fit_here_only.pk)

    assert response.status_code == 422
    messages = [error["msg"] for error in response.json()["errors"]]
    assert [message.rpartition(" ")[2] for message in messages] == [
        "[backcare.disclaimer.missing]",
        "[backcare.country.missing]",
    ]
    assert "wagtail_backcare.refused" in get_log_actions(fit_here_only)
    assert Page.objects.get(pk=fit_here_only.pk).url_path == "/home/conditions/low-back-pain/"
    assert_tree_intact()


@pytest.mark.route(40)
def test_v3_copy_for_translation_as_alias(fit_here_only, api):
    translate_home("es")

    data = {"locale": "es", "alias": True, "copy_parents": True}
    response = api("post", "pages_actions_copy_for_translation", data, page_id=fit_here_only.pk)

    assert response.status_code == 201
    assert is_live(ConditionPage.objects.get(alias_of=fit_here_only)), "its text is English, and so is the disclaimer"


@pytest.mark.route(40)
def test_v3_copy_for_translation_as_alias_without_wording(world, api):
    translate_home("es")
    page = world.create_unfit_live()

    data = {"locale": "es", "alias": True, "copy_parents": True}
    response = api("post", "pages_actions_copy_for_translation", data, page_id=page.pk)

    assert response.status_code == 201
    assert_kept(ConditionPage.objects.get(alias_of=page), world.code)


@pytest.mark.route(41)
def test_v3_create_alias_on_another_site(fit_here_only, api):
    _site, home = create_second_site()

    response = api("post", "pages_actions_create_alias", {"destination_id": home.pk}, page_id=fit_here_only.pk)

    assert response.status_code == 201
    assert_kept(ConditionPage.objects.get(alias_of=fit_here_only), "disclaimer.missing")

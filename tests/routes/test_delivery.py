"""The routes by which a health page reaches a reader, one test each; `delivery` holds the table."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.cache import cache
from django.core.handlers.base import BaseHandler
from django.test import override_settings
from django.urls import reverse
from wagtail import VERSION
from wagtail.models import PageViewRestriction

from tests.caching import cdn
from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    get_locale,
    get_site,
    help_section,
    make_live,
    put_in_force,
    section,
)
from tests.routes import styles
from tests.routes.delivery import ROUTES
from tests.testapp.models import AgencyPage, BlogPage, CampaignPage
from wagtail_backcare.guard import checks
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db

BY_NUMBER = {route.number: route for route in ROUTES}
TEXT = "Most people feel better within a few weeks."
WORDING = "For information only."
HEADER = "X-Backcare-Disclaimer"

in_production = override_settings(WAGTAIL_BACKCARE={"DISCLAIMER_LEFT_OUT": "insert"})


def by_route(*numbers: int):
    """Name a test, or a round of it, after the route that it walks."""
    rounds = []
    for number in numbers:
        route = BY_NUMBER[number]
        rounds.append(pytest.param(route, id=f"D{number:02} {route.title}", marks=pytest.mark.route(route.key)))
    return pytest.mark.parametrize("route", rounds)


def make_body():
    return [section("overview", ("text", f"<p>{TEXT}</p>")), help_section()]


@pytest.fixture
def page(disclaimer):
    return create_condition(body=make_body())


@pytest.fixture
def agency_page(disclaimer):
    return create_agency_page()


def create_agency_page():
    page = AgencyPage(title="Low back pain", slug="agency", summary="A summary.", live=False, body=make_body())
    get_site().root_page.add_child(instance=page)
    make_live(page)
    return page


@pytest.fixture
def with_middleware(settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "wagtail_backcare.guard.middleware.DisclaimerMiddleware"]
    settings.WAGTAIL_BACKCARE = {"DISCLAIMER_LEFT_OUT": "insert"}


@pytest.fixture
def as_editor(admin_user):
    """Headers of somebody who may do everything over API v3."""
    from wagtail.models import APIToken

    _token, key = APIToken.create_token(user=admin_user, name="test")
    return {"Authorization": f"Bearer {key}"}


def assert_shows(response, *, text=TEXT, wording=WORDING):
    content = response.content.decode()
    assert response.status_code == 200
    assert text in content
    assert content.count(wording) == 1


def assert_withheld(response):
    assert response.status_code == 503
    assert TEXT not in response.content.decode()
    assert int(response["Retry-After"]) > 0
    assert "no-store" in response["Cache-Control"]


@by_route(1)
def test_our_template(route, client, page):
    assert_shows(client.get(page.url))


@by_route(2)
def test_the_whole_body_in_a_template_of_an_agency(route, client, agency_page):
    assert_shows(client.get(agency_page.url, {"template": "whole_body"}))


@by_route(3, 4, 5)
@in_production
def test_parts_of_the_body_in_a_template_of_an_agency(route, client, agency_page):
    template = {3: "loop", 4: "some_blocks", 5: "by_name"}[route.number]

    response = client.get(agency_page.url, {"template": template})

    assert_shows(response)
    main = BeautifulSoup(response.content, "html.parser").main
    assert main.select_one("[data-backcare-disclaimer]")["data-backcare-disclaimer"] == response[HEADER]


@by_route(6)
@in_production
def test_html_of_an_override(route, client, agency_page):
    assert_shows(client.get(agency_page.url, {"answer": "html"}), text="Low back pain")


@by_route(7)
@in_production
def test_json_of_an_override(route, client, agency_page):
    response = client.get(agency_page.url, {"answer": "json"})

    assert_withheld(response)
    assert response.json() == {"detail": "This page is not available at the moment."}


@by_route(8)
@in_production
def test_a_sub_route(route, client, agency_page):
    response = client.get(f"{agency_page.url}leaflet/")

    assert_shows(response)
    assert "<h1>Leaflet</h1>" in response.content.decode()


@by_route(9)
@in_production
def test_a_fragment_for_scripts(route, client, agency_page):
    response = client.get(agency_page.url, headers={"X-Requested-With": "XMLHttpRequest"})

    assert_shows(response)
    assert "<html" not in response.content.decode()


@by_route(10)
@in_production
def test_a_preview(route, monkeypatch):
    monkeypatch.setattr(AgencyPage, "get_template", lambda *args, **kwargs: "testapp/agency/loop.html")
    page = create_agency_page()
    page.live = False

    without = page.make_preview_request().content.decode()
    put_in_force()
    response = page.make_preview_request()

    assert TEXT in without
    assert "there is no disclaimer in this language (English)" in without
    assert_shows(response)


def assert_stands_in(body):
    assert TEXT in json.dumps(body)
    texts = [block["value"] for block in body if block["type"] == "disclaimer"]
    assert [text["paragraphs"] for text in texts] == [[WORDING]]
    assert re.fullmatch(r"\d+-[0-9a-f]{12}", texts[0]["token"])


@by_route(11, 12)
def test_api_v2_detail(route, client, page):
    query = {11: {}, 12: {"fields": "_,body"}}[route.number]

    response = client.get(reverse("wagtailapi:pages:detail", args=[page.pk]), query)

    assert_stands_in(response.json()["body"])


@by_route(13)
def test_api_v2_listing(route, client, page):
    query = {"type": page._meta.label, "fields": "body"}

    items = client.get(reverse("wagtailapi:pages:listing"), query).json()["items"]

    assert [item["id"] for item in items] == [page.pk]
    assert_stands_in(items[0]["body"])


def get_over_v3(client, name, query=None, headers=None, **ids):
    return client.get(reverse(f"wagtailapi_v3:{name}", kwargs=ids), query, headers=headers)


@by_route(14)
def test_api_v3_detail(route, client, page):
    assert_stands_in(get_over_v3(client, "detail_page", page_id=page.pk).json()["body"])


@by_route(15)
def test_a_draft_over_api_v3(route, client, page, as_editor):
    page.title = "A newer draft"
    page.save_revision()

    draft = get_over_v3(client, "detail_page", {"version": "draft"}, as_editor, page_id=page.pk).json()

    assert draft["title"] == "A newer draft"
    assert_stands_in(draft["body"])


@by_route(16)
def test_a_revision_over_api_v3(route, client, page, as_editor):
    ids = {"page_id": page.pk, "revision_id": page.save_revision().pk}

    revision = get_over_v3(client, "detail_page_revision", headers=as_editor, **ids).json()

    assert_stands_in(revision["content_object"]["body"])


@by_route(17)
def test_another_view(route, client, page):
    assert_shows(client.get("/site/bodies/"))


@by_route(18)
def test_another_page_type(route, client, page):
    campaign = get_site().root_page.add_child(instance=CampaignPage(title="Campaign", slug="campaign"))

    assert_shows(client.get(campaign.url))


@by_route(19, 21, 22)
def test_a_view_that_answers_in_no_html(route, client, page, with_middleware):
    path = {19: "/site/feed/", 21: "/site/json/", 22: "/site/raw/"}[route.number]

    assert_withheld(client.get(path))


@by_route(20)
def test_a_search_excerpt(route, client, page, with_middleware):
    response = client.get("/site/search/")

    assert_shows(response)
    assert response.content.decode().index(WORDING) < response.content.decode().index("</main>")


@by_route(23)
def test_a_stream(route, client, page, with_middleware):
    html, csv = client.get("/site/stream/"), client.get("/site/stream/", {"as": "text/csv"})

    content = html.getvalue().decode()
    assert html.status_code == 200
    assert TEXT in content
    assert WORDING in content
    assert csv.status_code == 503
    assert TEXT not in csv.getvalue().decode()


@by_route(24)
@in_production
def test_an_export_by_serve(route, rf, agency_page):
    response = agency_page.serve(rf.get("/", {"template": "loop"}))
    response.render()

    assert_shows(response)


@by_route(25)
@in_production
def test_an_export_by_the_base_handler(route, rf, agency_page):
    handler = BaseHandler()
    handler.load_middleware()

    assert_shows(handler.get_response(rf.get(agency_page.url, {"template": "loop"})))


@by_route(26)
def test_html_of_a_page_without_wording(route, client):
    create_clinic(country="GB")
    page = create_condition(body=make_body())

    response = client.get(page.url)

    assert_withheld(response)
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.h1.get_text() == "This page is not available at the moment."
    assert soup.html["lang"] == "en"
    assert soup.select_one('a[href="tel:999"]')


@by_route(27)
def test_a_page_without_wording_over_the_api(route, client):
    page = create_condition(body=make_body())
    addresses = [reverse("wagtailapi:pages:detail", args=[page.pk])]
    if VERSION >= (8, 0):
        addresses.append(reverse("wagtailapi_v3:detail_page", kwargs={"page_id": page.pk}))

    for address in addresses:
        response = client.get(address)

        assert response.json()["body"] == []
        assert TEXT not in response.content.decode()


def serve(rf, page) -> str:
    """What a page answers wherever its language has its address."""
    return ConditionPage.objects.get(pk=page.pk).serve(rf.get("/")).render().content.decode()


def translate(page, *, alias: bool):
    translated = page.copy_for_translation(get_locale("de"), copy_parents=True, alias=alias)
    make_live(translated)
    return translated


@by_route(28)
@in_production
def test_a_translation(route, rf, page):
    put_in_force(language="de", text="Nur zur Information.")

    content = serve(rf, translate(page, alias=False))

    assert "Nur zur Information." in content
    assert WORDING not in content


@by_route(29)
@in_production
def test_an_alias_in_the_tree_of_another_language(route, rf, page):
    alias = translate(page, alias=True)

    assert WORDING in serve(rf, alias)
    put_in_force(language="de", text="Nur zur Information.")
    content = serve(rf, alias)

    assert content.index(WORDING) < content.index("Nur zur Information.")


@by_route(30)
@in_production
def test_a_body_in_the_cache_of_a_template(route, client, agency_page):
    cache.clear()
    assert_shows(client.get(agency_page.url, {"template": "cached"}))
    key = AgencyPage.objects.get(pk=agency_page.pk).cache_key
    create_disclaimer(text="These are new words.")

    response = client.get(agency_page.url, {"template": "cached"})

    assert_shows(response, wording="These are new words.")
    assert WORDING not in response.content.decode()
    assert AgencyPage.objects.get(pk=agency_page.pk).cache_key != key


@by_route(31)
def test_head(route, client, agency_page):
    with in_production:
        whole = client.head(agency_page.url)
    nothing = client.head(agency_page.url, {"answer": "nothing"})

    assert (whole.status_code, whole.content) == (200, b"")
    assert (nothing.status_code, nothing.content) == (200, b"")


@by_route(32)
def test_a_password_page(route, client, page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="open")

    response = client.get(page.url)

    assert response.status_code == 200
    assert 'type="password"' in response.content.decode()
    assert TEXT not in response.content.decode()


@by_route(33)
def test_a_sitemap(route, client, page, with_middleware):
    response = client.get("/site/sitemap.xml")

    assert response.status_code == 200
    assert page.url in response.content.decode()
    assert TEXT not in response.content.decode()


@by_route(34)
def test_a_cache_in_front_of_the_site(route, page, settings, monkeypatch, django_capture_on_commit_callbacks):
    settings.WAGTAILFRONTENDCACHE = cdn.SETTINGS
    monkeypatch.setattr(apps, "is_installed", lambda name, real=apps.is_installed: "frontend" in name or real(name))
    cdn.purged.clear()

    with django_capture_on_commit_callbacks(execute=True):
        create_disclaimer(text="These are new words.")

    assert page.full_url in cdn.purged


@by_route(35)
def test_text_outside_the_body(route, monkeypatch):
    assert checks.check_text_outside_bodies(None) == []
    monkeypatch.setattr(BlogPage, "api_fields", ["intro"], raising=False)

    assert [message.id for message in checks.check_text_outside_bodies(None)] == ["wagtail_backcare.W003"]


@by_route(36)
@in_production
def test_the_style_sheet(route, client, page):
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    disclaimer = soup.select_one("[data-backcare-disclaimer]")
    around = [disclaimer, *disclaimer.find_all(True), *disclaimer.parents]
    classes = {name for tag in around for name in tag.get("class", [])}

    assert "backcare-disclaimer" in classes
    assert styles.find_hiding_rules(styles.read_style_sheet(), classes) == []

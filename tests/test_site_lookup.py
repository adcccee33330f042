"""The optional middleware finds the site that Wagtail finds, with one query, and keeps nothing."""

import pytest
from django.core.exceptions import DisallowedHost
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from tests.helpers import create_clinic, create_condition, create_disclaimer, get_site, help_section
from tests.testapp.models import HomePage
from wagtail_backcare import site_lookup
from wagtail_backcare.site_lookup import SiteLookupMiddleware, find_site

pytestmark = pytest.mark.django_db

#: Host name, port, whether it is the default site.
ONE = [("localhost", 80, True)]
NO_DEFAULT = [("localhost", 80, False)]
SAME_NAME = [("localhost", 80, True), ("clinic.example", 80, False), ("clinic.example", 8000, False)]
TWO = [("localhost", 80, True), ("clinic.example", 80, False)]
TWO_WITHOUT_DEFAULT = [("clinic.example", 80, False), ("clinic.example", 8000, False)]
DEFAULT_AT_TWO_PORTS = [("clinic.example", 80, True), ("clinic.example", 8000, False)]


@pytest.fixture(autouse=True)
def nothing_met(monkeypatch):
    monkeypatch.setattr(site_lookup, "_home_models", [])
    yield
    Site.clear_site_root_paths_cache()


@pytest.mark.parametrize("sites", [[], ONE, NO_DEFAULT, SAME_NAME, TWO, TWO_WITHOUT_DEFAULT, DEFAULT_AT_TWO_PORTS])
@pytest.mark.parametrize("host", ["localhost", "clinic.example", "clinic.example:8000", "clinic.example:9000", "else"])
def test_it_is_the_site_that_wagtail_finds(sites, host):
    home = get_site().root_page
    Site.objects.all().delete()
    Site.objects.bulk_create(
        Site(hostname=name, port=port, is_default_site=is_default, root_page=home) for name, port, is_default in sites
    )
    name, _colon, port = host.partition(":")

    request = RequestFactory().get("/", headers={"host": host}, SERVER_PORT=port or "80")
    expected = Site.find_for_request(request)

    assert find_site(name, int(port or 80)) == expected


def count_queries(client, url: str) -> int:
    """Queries of a warm view."""
    for _view in range(2):
        assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


def test_a_page_takes_a_query_less_and_each_change_shows_at_once(client, settings):
    create_clinic()
    create_disclaimer()
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Home", slug="own-home"))
    Site.objects.update(root_page=home)
    page = create_condition(parent=home, body=[help_section()])
    usual = count_queries(client, page.url)
    settings.MIDDLEWARE = ["wagtail_backcare.site_lookup.SiteLookupMiddleware", *settings.MIDDLEWARE]
    client = Client()

    assert count_queries(client, page.url) == usual - 1

    Page.objects.filter(pk=page.pk).update(live=False)
    assert client.get(page.url).status_code == 404


def test_the_home_page_is_that_of_the_database(django_assert_num_queries):
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Home", slug="own-home"))
    Site.objects.update(root_page=home)
    find_site("localhost", 80)
    with django_assert_num_queries(1):
        found = find_site("localhost", 80).root_page.specific
    assert type(found) is HomePage

    Page.objects.filter(pk=home.pk).update(title="Another title")
    other = home.get_parent().add_child(instance=HomePage(title="Other", slug="other-home"))

    assert find_site("localhost", 80).root_page.specific.title == "Another title"
    Site.objects.update(root_page=other)
    assert find_site("localhost", 80).root_page.specific == other
    Site.objects.update(hostname="moved.example", is_default_site=False)
    assert find_site("localhost", 80) is None


def test_a_host_that_is_not_allowed_is_still_refused_where_somebody_asks(settings):
    settings.ALLOWED_HOSTS = ["clinic.example"]
    request = RequestFactory().get("/", headers={"host": "else.example"})

    assert SiteLookupMiddleware(lambda request: HttpResponse("made"))(request).content == b"made"
    with pytest.raises(DisallowedHost):
        request.get_host()

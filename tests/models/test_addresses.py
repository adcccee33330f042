"""Addresses made in bulk are those that Wagtail makes of each page."""

import pytest
from django.core.cache import cache
from django.test import override_settings
from django.urls import include, path, re_path
from django.utils import translation
from wagtail import urls as wagtail_urls
from wagtail import views
from wagtail.models import Page, Site

from tests.helpers import create_condition, create_index, create_translation, get_locale, get_site
from wagtail_backcare.models import addresses
from wagtail_backcare.models.addresses import Addresses, make_addresses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_cached():
    cache.clear()


def get_pages() -> list[Page]:
    return list(Page.objects.filter(depth__gt=1))


def get_addresses(request=None) -> list[str]:
    return [page.get_full_url(request) or "" for page in get_pages()]


def make(request=None) -> list[str]:
    return make_addresses([page.url_path for page in get_pages()], request)


def add_site(hostname: str, home: Page) -> None:
    """A site, whether or not its pages are fit to be read."""
    Site.objects.bulk_create([Site(hostname=hostname, root_page=home, port=443)])
    cache.clear()


@pytest.fixture
def tree():
    page = create_condition(parent=create_index())
    create_translation(page, "es", slug="dolor-de-espalda-baja")
    create_translation(page, "en-gb")
    create_condition(parent=page.get_parent(), slug="ألم-الظهر")
    create_condition(parent=Page.objects.get(depth=1), slug="on-no-site")


class OtherPlace:
    """Addresses that begin elsewhere."""

    urlpatterns = [path("health/", include(wagtail_urls))]


class PathInTheMiddle:
    """Addresses that do not end with the path of the page."""

    urlpatterns = [re_path(r"^((?:[\w\-]+/)*)read/$", views.serve, name="wagtail_serve")]


class WithoutPages:
    """A site whose pages are read elsewhere."""

    urlpatterns = []


@pytest.mark.parametrize(
    "urlconf", ["tests.urls", "tests.urls_by_language", OtherPlace, PathInTheMiddle, WithoutPages], ids=str
)
@pytest.mark.parametrize("visitor", ["en", "es", "fr", None])
def test_they_are_those_that_wagtail_makes(tree, settings, urlconf, visitor):
    settings.ROOT_URLCONF = urlconf

    with translation.override(visitor):
        made = make()
        assert made == get_addresses()

    assert any(made) == (urlconf is not WithoutPages)


@override_settings(WAGTAIL_I18N_ENABLED=False, ROOT_URLCONF="tests.urls_by_language")
def test_without_languages_they_follow_the_visitor(tree):
    with translation.override("es"):
        assert make() == get_addresses()
        assert "http://localhost/es/conditions/low-back-pain/" in make()


def test_a_visitor_s_variant_of_a_language_is_kept(tree, settings):
    settings.ROOT_URLCONF = "tests.urls_by_language"
    settings.LANGUAGES = [("en", "English"), ("es", "Spanish"), ("es-mx", "Mexican Spanish")]
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("es", "Spanish")]

    with translation.override("es-mx"):
        assert make() == get_addresses()
        assert "http://localhost/es-mx/conditions/dolor-de-espalda-baja/" in make()


def test_of_several_sites_with_the_same_pages_the_visited_one_is_taken(tree, rf):
    add_site("other.example", get_site().root_page)
    request = rf.get("/", SERVER_NAME="other.example", SERVER_PORT=443)

    assert make() == get_addresses()
    assert make(request) == get_addresses(request)
    assert "https://other.example/conditions/low-back-pain/" in make(request)


def test_a_site_below_another_has_its_own_pages(tree):
    home = Page.objects.get(slug="conditions", locale=get_locale())
    add_site("below.example", home)

    assert make() == get_addresses()
    assert "https://below.example/low-back-pain/" in make()


def test_a_slash_at_the_end_may_be_left_out(tree, monkeypatch):
    monkeypatch.setattr("wagtail.models.pages.WAGTAIL_APPEND_SLASH", False)
    monkeypatch.setattr(addresses, "WAGTAIL_APPEND_SLASH", False)

    assert make() == get_addresses()
    assert "http://localhost/conditions/low-back-pain" in make()


def test_a_base_page_with_addresses_of_its_own_is_asked(tree, monkeypatch):
    monkeypatch.setattr(Page, "get_url_parts", lambda self, request=None: (1, "https://cdn.example", self.url_path))

    assert "https://cdn.example/home/conditions/low-back-pain/" in make()
    assert make() == get_addresses()


def test_no_page_is_loaded(tree, django_assert_num_queries):
    paths = [page.url_path for page in get_pages()]
    make()

    with django_assert_num_queries(0):
        assert len(make_addresses(paths)) == len(paths)


def make_links() -> list[str]:
    return [Addresses().make_link(page.url_path) for page in get_pages()]


@pytest.mark.parametrize("has_languages", [False, True])
@pytest.mark.parametrize("urlconf", [None, OtherPlace, PathInTheMiddle])
def test_links_are_those_of_pages(tree, settings, urlconf, has_languages):
    settings.WAGTAIL_I18N_ENABLED = has_languages
    with override_settings(**({"ROOT_URLCONF": urlconf} if urlconf else {})):
        on_one_site = [page.url or "" for page in get_pages()]
        assert make_links() == on_one_site
        add_site("second.example", Page.objects.filter(slug="conditions").first())
        on_two = [page.url or "" for page in get_pages()]
        assert make_links() == on_two

    assert "" in on_one_site
    assert on_one_site[0].startswith("/")
    assert all(url.startswith("http") for url in on_two if url)

"""The sitemap: which pages are in it, in which languages, and when they were changed."""

import datetime
from unittest import mock
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.models import Page, PageViewRestriction, Site

from tests.bulk import bulk_add_children
from tests.helpers import (
    create_alias,
    create_condition,
    create_guide,
    create_help_cards,
    create_index,
    create_translation,
    end_disclaimer,
    get_site,
    make_live,
    section,
)
from tests.testapp.models import HomePage
from wagtail_backcare.models import HelpCardSet
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.sitemaps import PagesSitemap
from wagtail_backcare.templatetags.backcare_sitemap import backcare_sitemap_entry

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.urls_with_sitemap"),
    pytest.mark.usefixtures("disclaimers"),
]

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(autouse=True)
def forget_sites():
    # Sites of an earlier test may be left there: taking their rows back sends no signal.
    cache.clear()


def get(client, path="/sitemap-pages.xml", **extra) -> ElementTree.Element:
    response = client.get(path, **extra)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def read(client, **extra) -> dict[str, dict]:
    """Address → its entry: the date it was changed, and addresses by language."""
    entries = {}
    for url in get(client, **extra).findall("s:url", SPACES):
        address = url.findtext("s:loc", namespaces=SPACES)
        assert address not in entries
        entries[address] = {
            "lastmod": url.findtext("s:lastmod", namespaces=SPACES),
            "alternates": {link.get("hreflang"): link.get("href") for link in url.findall("x:link", SPACES)},
        }
    return entries


def list_paths(client, **extra) -> list[str]:
    return [address.removeprefix("http://localhost") for address in read(client, **extra)]


def make_site(hostname: str, home: Page) -> Site:
    return Site.objects.create(hostname=hostname, root_page=home, port=80)


@pytest.fixture
def index():
    make_live(get_site().root_page)
    return create_index()


# Which pages


def test_every_page_of_the_site_that_readers_can_open_is_there(client, index):
    create_condition(parent=index)
    create_condition(parent=index, slug="draft", live=False)
    create_condition(parent=index, slug="expired", live=False, expired=True)
    closed = create_index(slug="closed")
    create_condition(parent=closed)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    alias_of_closed = create_alias(closed, parent=index, update_slug="alias")

    assert list_paths(client) == ["/", "/conditions/", "/conditions/low-back-pain/"]
    assert alias_of_closed.live


def test_an_alias_is_there_only_where_its_original_is_not(client, index):
    page = create_condition(parent=index)
    alias = create_alias(page, parent=get_site().root_page, update_slug="alias")
    create_alias(alias, parent=get_site().root_page, update_slug="alias-of-alias")
    other_home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Other", slug="other"))
    make_site("other.example", other_home)
    create_alias(page, parent=other_home, update_slug="elsewhere")

    assert list_paths(client) == ["/", "/conditions/", "/conditions/low-back-pain/"]
    assert list(read(client, HTTP_HOST="other.example")) == ["http://other.example/", "http://other.example/elsewhere/"]


def test_each_site_lists_its_own_pages_under_its_own_name(client, index):
    other_home = get_site().root_page.add_child(instance=HomePage(title="Other", slug="other"))
    make_site("other.example", other_home)
    create_condition(parent=other_home)

    assert list_paths(client) == ["/", "/conditions/"]
    assert list(read(client, HTTP_HOST="other.example")) == [
        "http://other.example/",
        "http://other.example/low-back-pain/",
    ]


def test_a_page_type_that_makes_its_own_addresses_is_asked_for_them(client, index):
    home = get_site().root_page
    for slug in ("events", "hidden"):
        home.add_child(instance=HomePage(title=slug, slug=slug))

    def get_sitemap_urls(page, request=None):
        if page.slug == "hidden":
            return []
        address = page.get_full_url(request)
        return [{"location": address, "priority": 0.3}, {"location": f"{address}past/?a=1&b=2", "changefreq": "weekly"}]

    with mock.patch.object(HomePage, "get_sitemap_urls", get_sitemap_urls):
        paths = list_paths(client)
        with mock.patch.object(
            HomePage, "get_full_url", lambda page, request=None: f"http://localhost/at/{page.slug}/"
        ):
            moved = list_paths(client)

    assert paths == ["/", "/conditions/", "/events/", "/events/past/?a=1&b=2"]
    assert moved == ["/", "/conditions/", "/at/events/", "/at/events/past/?a=1&b=2"]


# Languages


def test_a_page_names_its_versions_in_every_language(client, index):
    page = create_condition(parent=index)
    make_live(index)
    create_translation(page, "es", slug="dolor-lumbar")
    create_translation(page, "en-gb")
    create_guide(parent=index)

    entries = read(client)

    versions = {
        "en": "http://localhost/conditions/low-back-pain/",
        "x-default": "http://localhost/conditions/low-back-pain/",
        "en-GB": "http://localhost/en-gb/conditions/low-back-pain/",
        "es": "http://localhost/es/conditions/dolor-lumbar/",
    }
    assert {url: entry["alternates"] for url, entry in entries.items()} == {
        "http://localhost/": {},
        "http://localhost/conditions/": {},
        "http://localhost/conditions/a-session/": {},
        **dict.fromkeys(versions.values(), versions),
    }


def test_a_version_that_readers_cannot_open_or_that_is_not_translated_is_named_nowhere(client, index):
    page = create_condition(parent=index)
    create_translation(page, "es", live=False)
    create_alias(page, language="de")
    french = create_translation(page, "fr")
    PageViewRestriction.objects.create(page=french, restriction_type=PageViewRestriction.LOGIN)

    entries = read(client)

    assert list(entries) == [f"http://localhost{path}" for path in ("/", "/conditions/", "/conditions/low-back-pain/")]
    assert not any(entry["alternates"] for entry in entries.values())


def test_a_language_whose_readers_are_shown_no_text_is_not_there(client, index):
    page = create_condition(parent=index)
    create_translation(page, "es")
    create_translation(page, "de")
    end_disclaimer("es")

    entries = read(client)

    assert not [address for address in entries if "/es/conditions" in address]
    assert set(entries[f"http://localhost{page.url}"]["alternates"]) == {"de", "en", "x-default"}


def test_there_is_no_default_version_without_the_language_of_the_settings(client, index):
    page = create_condition(parent=index, live=False)
    create_translation(page, "es")
    create_translation(page, "fr")

    entries = read(client)

    languages = [set(entry["alternates"]) for url, entry in entries.items() if "low-back-pain" in url]
    assert languages == [{"es", "fr"}, {"es", "fr"}]


def test_a_site_in_one_language_names_no_others(client, index, settings):
    page = create_condition(parent=index)
    create_translation(page, "es")
    settings.WAGTAIL_I18N_ENABLED = False
    cache.clear()

    entries = read(client)

    assert [*entries] == [f"http://localhost{path}" for path in ("/", "/conditions/", "/conditions/low-back-pain/")]
    assert not any(entry["alternates"] for entry in entries.values())


# Dates

JANUARY, FEBRUARY, MARCH = (datetime.datetime(2026, month, 1, 12, tzinfo=datetime.UTC) for month in (1, 2, 3))


def test_a_page_was_changed_when_it_was_published_or_when_a_text_that_it_shows_was(client, index):
    cards = create_help_cards()
    shown = section("when_to_get_help", ("help_cards", {"shared": cards, "cards": []}))
    pages = {
        "published": create_condition(parent=index, slug="published"),
        "revised": create_condition(parent=index, slug="revised"),
        "shows": create_condition(parent=index, slug="shows", body=[shown]),
        "newer": create_condition(parent=index, slug="newer", body=[shown]),
    }
    Page.objects.update(last_published_at=None, latest_revision_created_at=None)
    dates = {"published": JANUARY, "shows": JANUARY, "newer": MARCH}
    for name, date in dates.items():
        Page.objects.filter(pk=pages[name].pk).update(last_published_at=date, latest_revision_created_at=MARCH)
    Page.objects.filter(pk=pages["revised"].pk).update(latest_revision_created_at=JANUARY)
    HelpCardSet.objects.update(last_published_at=FEBRUARY)

    entries = read(client)

    assert {name: entries[page.full_url]["lastmod"] for name, page in pages.items()} == {
        "published": "2026-01-01T12:00:00+00:00",
        "revised": "2026-01-01T12:00:00+00:00",
        "shows": "2026-02-01T12:00:00+00:00",
        "newer": "2026-03-01T12:00:00+00:00",
    }
    assert entries[index.full_url]["lastmod"] is None


def test_the_list_of_files_says_when_anything_was_changed(client, index):
    Page.objects.update(last_published_at=JANUARY)
    create_help_cards(last_published_at=FEBRUARY)

    listed = get(client, "/sitemap.xml")

    assert listed.findtext("s:sitemap/s:loc", namespaces=SPACES) == "http://testserver/sitemap-pages.xml"
    assert listed.findtext("s:sitemap/s:lastmod", namespaces=SPACES) == "2026-02-01T12:00:00+00:00"
    assert client.get("/sitemap-pages.xml")["Last-Modified"] == "Thu, 01 Jan 2026 12:00:00 GMT"


def test_a_site_without_pages_has_a_sitemap_without_entries(client):
    Page.objects.update(live=False)

    assert read(client) == {}
    assert get(client, "/sitemap.xml").findtext("s:sitemap/s:lastmod", namespaces=SPACES) is None


# Size


def test_a_large_site_has_several_files_and_each_page_is_in_one(client, index):
    bulk_add_children(index, [ConditionPage(title=f"Page {n}", summary="S.") for n in range(25)])

    with mock.patch.object(PagesSitemap, "limit", 10):
        files = [item.findtext("s:loc", namespaces=SPACES) for item in get(client, "/sitemap.xml")]
        paths = [list_paths(client, path=file.removeprefix("http://testserver")) for file in files]
        beyond = (
            client.get("/sitemap-pages.xml?p=4"),
            client.get("/sitemap-pages.xml?p=x"),
            client.get("/sitemap-x.xml"),
        )

    assert files == [f"http://testserver/sitemap-pages.xml{query}" for query in ("", "?p=2", "?p=3")]
    assert [len(each) for each in paths] == [10, 10, 7]
    assert len({path for each in paths for path in each}) == 27
    assert [response.status_code for response in beyond] == [404] * 3


def test_the_number_of_queries_does_not_grow_with_the_number_of_pages(client, index):
    create_translation(create_condition(parent=index), "es")
    create_help_cards(last_published_at=timezone.now())

    def count() -> int:
        list_paths(client)
        with CaptureQueriesContext(connection) as queries:
            list_paths(client)
        return len(queries)

    few = count()
    bulk_add_children(index, [ConditionPage(title=f"Page {n}", summary="S.") for n in range(100)])

    assert count() <= few <= 11


def test_the_usual_template_of_django_takes_it_too(rf, index):
    page = create_condition(parent=index)
    create_translation(page, "es")

    response = sitemap(rf.get("/sitemap.xml", HTTP_HOST="localhost"), {"pages": PagesSitemap}).render()

    tree = ElementTree.fromstring(response.content)  # noqa: S314 - our own
    assert len(tree.findall("s:url", SPACES)) == 4
    assert len(tree.findall("s:url/x:link", SPACES)) == 6


def test_an_entry_is_xml_whatever_the_address():
    entry = {
        "location": 'http://localhost/?a=1&b="<',
        "lastmod": datetime.date(2026, 1, 2),
        "priority": 0.5,
        "alternates": [{"lang_code": "en", "location": 'http://localhost/?q="&'}],
    }

    assert backcare_sitemap_entry(entry) == (
        "<url><loc>http://localhost/?a=1&amp;b=&quot;&lt;</loc><lastmod>2026-01-02</lastmod><priority>0.5</priority>"
        '<xhtml:link rel="alternate" hreflang="en" href="http://localhost/?q=&quot;&amp;"/></url>'
    )

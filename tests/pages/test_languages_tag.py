"""``{% backcare_languages %}``: the choice of language that a site puts into its frame."""

import pytest
from bs4 import BeautifulSoup
from django.http import HttpRequest
from django.template import engines
from django.urls import resolve
from django.utils import translation

from tests.helpers import create_condition, create_index, create_translation, get_locale, get_site, make_live
from wagtail_backcare.pages.models import ConditionPage

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.urls_by_language"),
    pytest.mark.usefixtures("empty_cache", "disclaimers"),
]

TAG = engines["django"].from_string("{% load backcare_tags %}{% backcare_languages %}")


def make_request(rf, path: str = "/") -> HttpRequest:
    request = rf.get(path)
    request.resolver_match = resolve(request.path)
    return request


def render(request, page=None) -> BeautifulSoup:
    context = {"page": type(page).objects.get(pk=page.pk)} if page else {}
    return BeautifulSoup(TAG.render(context, request), "html.parser")


def read_choices(soup) -> dict[str, str]:
    """The text of each entry → where it leads, or whether it is the one being read."""
    entries = {item.get_text(" ", strip=True): item.select_one("a, [aria-current]") for item in soup.select("li")}
    return {text: tag.get("href", "current") if tag else "" for text, tag in entries.items()}


@pytest.fixture
def page():
    """A page in English and Spanish, on a site that is in German and Arabic too."""
    for code in ("ar", "de", "es"):
        make_live(get_site().root_page.copy_for_translation(get_locale(code)))
    page = create_condition(parent=create_index())
    create_translation(page, "es", slug="dolor")
    return page


def test_each_language_leads_to_the_page_or_says_that_it_is_not_there(rf, page):
    soup = render(make_request(rf), page)

    assert read_choices(soup) == {
        "العربيّة (not this page)": "",
        "Deutsch (not this page)": "",
        "English": "current",
        "Español": "http://localhost/es/conditions/dolor/",
    }
    assert (soup.nav["lang"], soup.nav["dir"], soup.nav["aria-label"]) == ("en", "ltr", "Languages")
    link = soup.a
    assert (link["lang"], link["hreflang"], link["dir"]) == ("es", "es", "ltr")
    assert (soup.bdi["lang"], soup.bdi["dir"]) == ("ar", "rtl")


def test_its_words_are_in_the_language_of_the_page_whatever_the_reader_s_is(rf, page):
    spanish, request = page.get_translation(get_locale("es")), make_request(rf)

    with translation.override("de"):
        soup = render(request, spanish)

    assert (soup.nav["lang"], soup.nav["aria-label"]) == ("es", "Idiomas")
    assert soup.select_one("[aria-current]").get_text() == "Español"
    assert "Deutsch (esta página no)" in read_choices(soup)


def test_a_home_page_is_in_every_language(rf, page):
    choices = read_choices(render(make_request(rf), get_site().root_page))

    assert choices["Deutsch"] == "http://localhost/de/"
    assert "" not in choices.values()


@pytest.mark.parametrize(("is_home", "count"), [(True, 1), (False, 2)])
def test_it_takes_a_query_for_the_page_and_one_for_the_home_page(rf, page, is_home, count, django_assert_num_queries):
    request = make_request(rf)
    render(request, page)
    shown = get_site().root_page if is_home else ConditionPage.objects.get(pk=page.pk)
    assert shown.locale.language_code == "en"
    del request._wagtail_site.root_page._backcare_language_versions

    with django_assert_num_queries(count):
        TAG.render({"page": shown}, request)


def test_a_language_whose_home_page_is_an_alias_is_listed_where_the_page_is_in_it(rf):
    page = create_condition(parent=create_index())
    create_translation(page, "es", slug="dolor")
    assert get_site().root_page.get_translation(get_locale("es")).alias_of_id

    assert read_choices(render(make_request(rf), page))["Español"] == "http://localhost/es/conditions/dolor/"


def test_a_view_without_an_address_in_other_languages_leads_to_the_home_pages(rf, page):
    with translation.override("en"):
        choices = read_choices(render(make_request(rf, "/site/search/")))

    assert choices["English"] == "current"
    assert choices["Español"] == "http://localhost/es/"


def test_a_view_with_an_address_in_each_language_leads_to_itself(rf, page, settings):
    settings.ROOT_URLCONF = "tests.pages.search_by_language"

    with translation.override("es"):
        choices = read_choices(render(make_request(rf, "/es/find/?q=back")))

    assert choices == {
        "العربيّة": "/ar/find/?q=back",
        "Deutsch": "/de/find/?q=back",
        "English": "/find/?q=back",
        "Español": "current",
    }


def test_an_address_without_a_page_leads_to_the_home_pages(rf, page):
    with translation.override("en"):
        assert read_choices(render(make_request(rf, "/nothing/here/")))["Español"] == "http://localhost/es/"


@pytest.mark.parametrize("code", ["en-us", "it"])
def test_a_language_that_no_page_has(rf, page, code):
    with translation.override(code):
        choices = read_choices(render(make_request(rf, "/site/search/")))

    assert ("current" in choices.values()) == (code == "en-us")


def test_a_site_in_one_language_has_no_choice(rf):
    assert render(make_request(rf), create_condition()).nav is None


def test_without_a_request_there_is_none(page):
    assert TAG.render({"page": page}).strip() == ""

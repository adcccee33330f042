"""The language of what a reader reads is marked, and the package's own words beside it are in it."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from tests.helpers import (
    create_alias,
    create_clinic,
    create_condition,
    create_disclaimer,
    create_guide,
    create_index,
    create_translation,
    get_locale,
    help_section,
    section,
)
from wagtail_backcare.pages.models import HealthIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("disclaimer", "empty_cache")]


@pytest.fixture(autouse=True)
def addresses_by_language(settings):
    settings.ROOT_URLCONF = "tests.urls_by_language"


def read(client, page) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def get_marked_language(tag) -> tuple[str, str]:
    """Language and direction of the nearest element that says so."""
    around = next(each for each in (tag, *tag.parents) if each.get("lang"))
    return around["lang"], around["dir"]


def test_an_alias_in_another_languages_tree_is_marked_as_the_language_of_its_text(client):
    create_clinic()
    body = [section("overview", ("text", "<p>Text</p>")), section("causes", ("text", "<p>Text</p>")), help_section()]
    related = create_guide(slug="related")
    create_translation(related, "ar", title="جلسة")
    page = create_condition(body=body, audience="Adults")
    page.related_links.create(related_page=related)

    soup = read(client, create_alias(page, language="ar"))

    for name in ("h1", ".backcare-summary", ".backcare-body h2", ".backcare-toc", ".backcare-about dd"):
        assert get_marked_language(soup.select_one(name)) == ("en", "ltr")
    headings = [tag.get_text(strip=True) for tag in soup.select(".backcare-body section > h2, .backcare-about h2")]
    assert {"Overview", "Causes", "About this page"} <= set(headings)
    assert [tag.get_text(strip=True) for tag in soup.select(".backcare-toc a")][:2] == ["Overview", "Causes"]
    for name in ("html", ".backcare-breadcrumb", ".backcare-related a"):
        assert get_marked_language(soup.select_one(name)) == ("ar", "rtl")
    assert soup.select_one(".backcare-related").get_text(" ", strip=True) == "صفحات ذات صلة جلسة"


def test_an_alias_of_an_index_keeps_the_list_in_the_language_of_its_tree(client):
    index = create_index()
    alias = create_alias(index, language="ar")
    create_condition(parent=HealthIndexPage.objects.get(pk=alias.pk), locale=get_locale("ar"), title="ألم الظهر")

    soup = read(client, alias)

    assert get_marked_language(soup.h1) == get_marked_language(soup.select_one(".backcare-about h2")) == ("en", "ltr")
    assert soup.select_one(".backcare-about h2").get_text() == "About this page"
    assert get_marked_language(soup.select_one(".backcare-entries a")) == ("ar", "rtl")


def test_a_page_of_its_own_says_its_language_once(client):
    soup = read(client, create_condition(body=[help_section()]))

    assert [tag.name for tag in soup.select("[lang]")] == ["html", "div", "section"]


def test_the_skip_link_is_in_the_language_of_the_page_whatever_the_reader_s_is(rf):
    page = create_condition(locale=get_locale("es"))
    create_disclaimer(language="es", text="Solo para informar.")

    with translation.override("de"):
        html = page.serve(rf.get("/")).render().content

    soup = BeautifulSoup(html, "html.parser")
    assert soup.html["lang"] == "es"
    assert soup.select_one(".backcare-skip").get_text() == "Ir al contenido principal"

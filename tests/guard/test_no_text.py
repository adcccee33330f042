"""A page whose language has no disclaimer is withheld, and when the package's own text takes its place."""

import pytest
from bs4 import BeautifulSoup

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    get_locale,
    get_site,
    put_in_force,
    section,
)
from tests.testapp.models import BlogPage
from wagtail_backcare.disclaimers.package_texts import TEXTS, get_package_wording

pytestmark = pytest.mark.django_db

HEADER = "X-Backcare-Disclaimer"


def make_body():
    return [section("overview", ("text", "<p>Most people feel better.</p>"))]


def test_another_language_never_takes_its_place(client, disclaimer):
    page = create_condition(locale=get_locale("fr"), body=make_body())

    response = client.get(page.url)

    assert response.status_code == 503
    assert "Most people feel better." not in response.content.decode()
    assert not response.has_header(HEADER)


def test_a_site_with_texts_in_the_language_gets_the_package_s_for_other_kinds(client):
    put_in_force(kind="treatment", text="Nur über Behandlungen.", language="de")
    page = create_condition(locale=get_locale("de"), body=make_body())

    response = client.get(page.url)

    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 200
    assert response[HEADER] == get_package_wording("de").token
    assert "Diese Seite gibt allgemeine Informationen." in soup.select_one(".backcare-disclaimer").get_text()
    assert soup.select_one(".backcare-disclaimer")["lang"] == "de"


def test_texts_of_another_site_do_not_count(client):
    from tests.routes.world import create_second_site

    other, _home = create_second_site()
    create_disclaimer(site=other, kind="treatment")

    assert client.get(create_condition(body=make_body()).url).status_code == 503


def test_a_language_that_the_package_does_not_speak_has_none(client):
    put_in_force(kind="treatment", text="Solo sui trattamenti.", language="it")

    assert client.get(create_condition(locale=get_locale("it"), body=make_body()).url).status_code == 503


def test_a_variant_gets_the_text_of_its_language():
    assert get_package_wording("en-gb").language_code == "en"
    assert get_package_wording("it") is None
    assert len({get_package_wording(code).token for code in TEXTS}) == 5


def test_the_page_instead_says_so_in_a_way_that_helps(client):
    create_clinic(country="FR")
    page = create_condition(locale=get_locale("ar"), body=make_body())

    response = client.get(page.url)

    soup = BeautifulSoup(response.content, "html.parser")
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    assert soup.select_one('a[href="tel:112"]') or soup.select_one('a[href="tel:15"]')
    assert soup.select_one('meta[name="robots"]')["content"] == "noindex"
    assert soup.main.h1


def test_without_a_country_it_names_no_number(client):
    soup = BeautifulSoup(client.get(create_condition(body=make_body()).url).content, "html.parser")

    assert not soup.select('a[href^="tel:"]')


def test_an_article_type_of_the_site_is_withheld_too(client, monkeypatch):
    monkeypatch.setattr(BlogPage, "template", "testapp/agency/frame.html")
    page = BlogPage(title="Blog", slug="blog", live=False)
    get_site().root_page.add_child(instance=page)
    BlogPage.objects.filter(pk=page.pk).update(live=True)

    assert client.get(page.url).status_code == 503


def test_a_body_says_nothing_wherever_it_is_printed(rf):
    page = create_condition(body=make_body())

    html = str(page.body.render_as_block({"request": rf.get("/")}))

    assert "Most people feel better." not in html
    assert "This text is not available at the moment." in html

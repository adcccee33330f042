"""What the head of a page says: description, canonical address, languages and Open Graph."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.template import Context, Template
from django.test import override_settings
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageViewRestriction, Site

from tests.helpers import (
    create_alias,
    create_clinic,
    create_condition,
    create_guide,
    create_index,
    create_translation,
    get_locale,
    get_site,
)
from wagtail_backcare.conf import METADATA, get_settings

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.urls_by_language"), pytest.mark.usefixtures("disclaimers")]

OWN_BASE = "<head>{% block extra_head %}{% endblock %}</head><main>{% block content %}{% endblock %}</main>"
OWN_BASE_WITH_TAG = "{% load backcare_tags %}" + OWN_BASE.replace("<head>", "<head>{% backcare_head %}")
OWN_BASE_WITHOUT_BLOCK = OWN_BASE.replace("{% block extra_head %}{% endblock %}", "")


@pytest.fixture(autouse=True)
def nothing_cached():
    """Languages and renditions of an earlier test: taking its rows back sends no signal, and keys are used again."""
    cache.clear()


@pytest.fixture
def use_templates(settings, tmp_path):
    """Write templates of the site by name."""

    def write(**sources: str):
        for name, source in sources.items():
            path = tmp_path / f"{name.replace('__', '/')}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source)
        settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    return write


def get_soup(client, page, **params) -> BeautifulSoup:
    response = client.get(page.url, params)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def get_property(soup, name: str) -> list[str]:
    return [meta["content"] for meta in soup.select(f'head meta[property="{name}"]')]


def get_alternates(soup) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in soup.select('link[rel="alternate"]')}


def get_canonical(soup) -> list[str]:
    return [link["href"] for link in soup.select('head link[rel="canonical"]')]


def get_description(soup) -> list[str]:
    return [meta["content"] for meta in soup.select('meta[name="description"]')]


def render(source: str, rf, **context) -> BeautifulSoup:
    html = Template("{% load backcare_tags %}" + source).render(Context({"request": rf.get("/"), **context}))
    return BeautifulSoup(html, "html.parser")


# What is said


def test_an_article(client):
    create_clinic()
    page = create_condition(
        seo_title="Back pain explained",
        first_published_at="2026-01-15T12:00Z",
        last_published_at="2026-02-01T12:00Z",
    )

    soup = get_soup(client, page)

    assert get_description(soup) == ["A summary in plain words."]
    assert get_canonical(soup) == ["http://localhost/low-back-pain/"]
    assert get_property(soup, "og:type") == ["article"]
    assert get_property(soup, "og:title") == ["Back pain explained"]
    assert get_property(soup, "og:description") == ["A summary in plain words."]
    assert get_property(soup, "og:url") == ["http://localhost/low-back-pain/"]
    assert get_property(soup, "og:site_name") == ["Example Clinic"]
    assert get_property(soup, "og:locale") == ["en"]
    assert get_property(soup, "article:published_time") == ["2026-01-15"]
    assert get_property(soup, "article:modified_time") == ["2026-02-01"]
    assert not soup.select('meta[property^="og:image"], link[rel="alternate"]')


def test_the_editor_s_description_comes_first(client):
    assert get_description(get_soup(client, create_condition(search_description="For search."))) == ["For search."]


def test_a_title_with_markup_is_escaped(client):
    page = create_condition(title='"><script>alert(1)</script>', summary='"><script>alert(2)</script>')

    soup = get_soup(client, page)

    assert get_property(soup, "og:title") == [page.title]
    assert get_description(soup) == [page.summary]
    assert not soup.head.select("script")


def test_an_index_is_no_article(client):
    assert get_property(get_soup(client, create_index()), "og:type") == ["website"]


def test_a_picture_is_shared_with_its_words(client):
    image = get_image_model().objects.create(title="Back", file=get_test_image_file(size=(1600, 900)))

    soup = get_soup(client, create_condition(image=image, image_alt="A back"))

    [address] = get_property(soup, "og:image")
    assert address.startswith("http://localhost/")
    assert address.removeprefix("http://localhost") in soup.select_one(".backcare-picture img")["srcset"]
    assert get_property(soup, "og:image:width") == ["1440"]
    assert get_property(soup, "og:image:height") == ["810"]
    assert get_property(soup, "og:image:alt") == ["A back"]


def test_a_picture_whose_file_is_gone_is_not_shared(client):
    image = get_image_model().objects.create(title="Back", file=get_test_image_file())
    image.file.storage.delete(image.file.name)

    assert not get_property(get_soup(client, create_condition(image=image)), "og:image")


def test_a_picture_costs_no_query_once_wagtail_has_cached_its_file(django_assert_num_queries, rf):
    image = get_image_model().objects.create(title="Back", file=get_test_image_file())
    page = create_condition(image=image)
    render("{% backcare_open_graph %}", rf, page=page, clinic=None)
    page = type(page).objects.select_related("image", "locale").get(pk=page.pk)
    request = rf.get("/")
    Site.find_for_request(request)

    with django_assert_num_queries(0):
        Template("{% load backcare_tags %}{% backcare_open_graph %}").render(
            Context({"request": request, "page": page})
        )


def test_the_canonical_address_of_an_alias_is_that_of_its_original(client):
    page = create_condition(parent=create_index())
    alias = create_alias(page, parent=get_site().root_page, update_slug="also-here")

    soup = get_soup(client, alias)

    assert get_canonical(soup) == get_property(soup, "og:url") == ["http://localhost/conditions/low-back-pain/"]


def test_an_alias_whose_original_cannot_be_read_has_its_own_address(client):
    page = create_condition(parent=create_index())
    alias = create_alias(page, parent=get_site().root_page, update_slug="also-here")
    Page.objects.filter(pk=page.pk).update(live=False)

    assert get_canonical(get_soup(client, alias)) == ["http://localhost/also-here/"]


def test_an_alias_of_a_page_on_no_site_has_its_own_address(client):
    page = create_condition(parent=Page.objects.get(depth=1), slug="nowhere")
    alias = create_alias(page, parent=get_site().root_page, update_slug="here")

    assert get_canonical(get_soup(client, alias)) == ["http://localhost/here/"]


@pytest.mark.parametrize("query", [{"kind": "condition"}, {"letter": "l"}, {"q": "back"}])
def test_a_selection_from_an_index_is_listed_as_the_whole(client, query):
    index = create_index()
    create_condition(parent=index)

    assert get_canonical(get_soup(client, index, **query)) == ["http://localhost/conditions/"]


@pytest.mark.parametrize("name", ["after", "before"])
def test_a_later_page_of_an_index_is_not_listed_as_the_first(client, name):
    index = create_index()
    page = create_condition(parent=index)

    assert get_canonical(get_soup(client, index, **{name: f"a~{page.pk}"})) == []


# Languages


def test_each_language_is_named_and_the_site_s_own_for_everybody_else(client):
    page = create_condition(parent=create_index())
    spanish = create_translation(page, "es", slug="dolor-lumbar")
    create_translation(page, "en-gb")
    expected = {
        "en": "http://localhost/conditions/low-back-pain/",
        "en-GB": "http://localhost/en-gb/conditions/low-back-pain/",
        "es": "http://localhost/es/conditions/dolor-lumbar/",
        "x-default": "http://localhost/conditions/low-back-pain/",
    }

    for each in (page, spanish):
        soup = get_soup(client, each)
        assert get_alternates(soup) == expected
        assert all(link.find_parent("head") for link in soup.select('link[rel="alternate"]'))
    assert get_property(soup, "og:locale") == ["es"]
    assert get_property(soup, "og:locale:alternate") == ["en", "en_GB"]


def test_an_arabic_page(client):
    page = create_condition(parent=create_index())
    arabic = create_translation(page, "ar", title="ألم أسفل الظهر", summary="ما هو.")

    soup = get_soup(client, arabic)

    assert get_canonical(soup) == ["http://localhost/ar/conditions/low-back-pain/"]
    assert get_property(soup, "og:title") == ["ألم أسفل الظهر"]
    assert set(get_alternates(soup)) == {"ar", "en", "x-default"}


def test_a_page_in_one_language_has_no_alternates(client):
    page = create_condition(parent=create_index())
    create_translation(page, "es", live=False)

    assert get_alternates(get_soup(client, page)) == {}


def test_without_a_version_in_the_language_of_the_site_there_is_none_for_everybody_else(client):
    page = create_condition(parent=create_index())
    spanish = create_translation(page, "es")
    create_translation(page, "de")
    page.unpublish()

    assert set(get_alternates(get_soup(client, spanish))) == {"de", "es"}


def test_an_alias_in_another_language_names_no_alternates(client):
    page = create_condition(parent=create_index())
    create_translation(page, "de")
    alias = create_alias(page, language="es")

    soup = get_soup(client, alias)

    assert get_alternates(soup) == {}
    assert get_canonical(soup) == ["http://localhost/conditions/low-back-pain/"]
    assert get_property(soup, "og:locale") == ["en"]


# Where it is printed


@pytest.mark.parametrize(("base", "whole"), [(OWN_BASE, False), (OWN_BASE_WITH_TAG, True)])
def test_a_base_template_of_the_site_gets_languages_in_its_block_and_the_rest_by_the_tag(
    client, use_templates, base, whole
):
    use_templates(agency=base)
    page = create_condition(parent=create_index())
    create_translation(page, "es")

    with override_settings(WAGTAIL_BACKCARE={"BASE_TEMPLATE": "agency.html"}):
        soup = get_soup(client, page)

    assert [link["hreflang"] for link in soup.select('head link[rel="alternate"]')] == ["en", "es", "x-default"]
    assert len(get_canonical(soup)) == len(get_description(soup)) == len(get_property(soup, "og:type")) == int(whole)
    assert len(soup.select('script[type="application/ld+json"]')) == 1


def test_a_base_template_without_the_block_still_gets_structured_data(client, use_templates):
    use_templates(agency=OWN_BASE_WITHOUT_BLOCK)
    page = create_condition(parent=create_index())
    create_translation(page, "es")

    with override_settings(WAGTAIL_BACKCARE={"BASE_TEMPLATE": "agency.html"}):
        soup = get_soup(client, page)

    assert not soup.head.contents
    assert len(soup.select('main script[type="application/ld+json"]')) == 1


@pytest.mark.parametrize(
    ("block", "selector"),
    [
        ("meta_description", 'meta[name="description"]'),
        ("canonical", 'link[rel="canonical"]'),
        ("open_graph", 'meta[property^="og:"]'),
        ("backcare_alternates", 'link[rel="alternate"]'),
        ("backcare_structured_data", 'script[type="application/ld+json"]'),
    ],
)
def test_each_part_stands_in_a_block_of_its_own(client, use_templates, block, selector):
    page = create_condition(parent=create_index())
    create_translation(page, "es")
    assert get_soup(client, page).select(selector)

    use_templates(
        wagtail_backcare__condition_page='{% extends "wagtail_backcare/article_page.html" %}'
        f"{{% block {block} %}}<!-- ours -->{{% endblock %}}"
    )
    soup = get_soup(client, page)

    assert not soup.select(selector)
    assert str(soup).count("<!-- ours -->") == 1


SELECTORS = {
    "description": 'meta[name="description"]',
    "canonical": 'link[rel="canonical"]',
    "alternates": 'link[rel="alternate"]',
    "open_graph": 'meta[property^="og:"]',
    "structured_data": 'script[type="application/ld+json"]',
}


@pytest.mark.parametrize("part", METADATA)
def test_a_part_that_the_setting_leaves_out_is_left_to_the_site(client, part):
    page = create_condition(parent=create_index())
    create_translation(page, "es")

    with override_settings(WAGTAIL_BACKCARE={"METADATA": set(METADATA) - {part}}):
        soup = get_soup(client, page)

    assert [name for name, selector in SELECTORS.items() if not soup.select(selector)] == [part]


def test_an_unknown_part_is_named_with_those_that_exist():
    with (
        override_settings(WAGTAIL_BACKCARE={"METADATA": ["twitter"]}),
        pytest.raises(ImproperlyConfigured, match="'twitter'.*description, canonical, alternates"),
    ):
        get_settings()


def test_a_page_of_the_site_gets_the_same_by_the_same_tag(rf):
    page = Page(title="About us", slug="about", search_description="Who we are.")
    get_site().root_page.add_child(instance=page)

    soup = render("<head>{% backcare_head %}</head>", rf, page=page)

    assert get_description(soup) == ["Who we are."]
    assert get_canonical(soup) == ["http://localhost/about/"]
    assert get_property(soup, "og:type") == ["website"]


def test_the_name_of_the_site_stands_in_for_that_of_the_clinic(rf):
    Site.objects.update(site_name="Example Site")

    soup = render("<head>{% backcare_head %}</head>", rf, page=get_site().root_page)

    assert get_property(soup, "og:site_name") == ["Example Site"]


def test_the_form_that_asks_for_a_password_tells_nothing_of_the_page(client, use_templates):
    use_templates(wagtailcore__password_required="{% load backcare_tags %}{% backcare_head %}{{ form }}")
    page = create_condition(title="For members", summary="What only members may read.")
    restriction = PageViewRestriction(page=page, restriction_type=PageViewRestriction.PASSWORD)
    restriction.password = "quillmere"
    restriction.save()

    form = get_soup(client, page)

    assert form.select('input[type="password"]')
    assert not form.select("meta, link")


@pytest.mark.parametrize("page", [None, [1, 2], "a page"])
def test_a_view_without_a_page_prints_nothing(rf, page):
    assert not render("{% backcare_head %}{% backcare_structured_data %}", rf, page=page).contents


def test_a_page_without_a_place_prints_its_words_and_no_address(rf):
    page = create_guide().__class__(title="New", summary="Soon.", locale=get_locale())

    soup = render("<head>{% backcare_head %}</head>{% backcare_structured_data %}", rf, page=page)

    assert get_description(soup) == ["Soon."]
    assert not get_canonical(soup)
    assert not get_property(soup, "og:url")
    assert not soup.select("script")

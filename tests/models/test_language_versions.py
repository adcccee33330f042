import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from wagtail.models import Page, PageManager, PageViewRestriction, Site

from tests.helpers import (
    create_alias,
    create_clinic,
    create_condition,
    create_index,
    create_translation,
    end_disclaimer,
    get_locale,
    get_site,
    make_live,
    put_in_force,
)
from wagtail_backcare.models import language_versions
from wagtail_backcare.models.language_versions import get_language_versions
from wagtail_backcare.pages.models import ConditionPage

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.urls_by_language"), pytest.mark.usefixtures("disclaimers")]


def read(page):
    """A page as a request finds it: nothing is known about it yet."""
    return ConditionPage.objects.get(pk=page.pk)


def get_codes(page) -> list[str]:
    return [version.code for version in get_language_versions(read(page))]


@pytest.fixture
def page():
    # Languages of an earlier test may be left there: taking its rows back sends no signal.
    cache.clear()
    return create_condition(parent=create_index())


def test_each_language_has_code_own_name_and_address(page):
    create_translation(page, "es", slug="dolor-lumbar")
    create_translation(page, "ar")
    create_translation(page, "en-gb")

    versions = get_language_versions(read(page))

    assert [(version.code, version.tag, version.name, version.url) for version in versions] == [
        ("ar", "ar", "العربيّة", "http://localhost/ar/conditions/low-back-pain/"),
        ("en", "en", "English", "http://localhost/conditions/low-back-pain/"),
        ("en-gb", "en-GB", "British English", "http://localhost/en-gb/conditions/low-back-pain/"),
        ("es", "es", "español", "http://localhost/es/conditions/dolor-lumbar/"),
    ]
    assert [version.code for version in versions if version.is_default] == ["en"]
    assert [version.code for version in versions if version.is_original] == ["en"]


def test_a_translation_gives_the_same_versions_as_its_original(page):
    spanish = create_translation(page, "es")

    assert get_language_versions(read(spanish)) == get_language_versions(read(page))


def test_the_original_may_be_in_another_language_than_the_site(page):
    index = page.get_parent()
    create_translation(index, "es")
    spanish_index = index.get_translation(get_locale("es"))
    spanish = create_condition(parent=spanish_index, locale=get_locale("es"), title="Dolor", slug="dolor")
    create_translation(spanish, "en", slug="pain")

    versions = get_language_versions(read(spanish))

    assert [(version.code, version.is_default, version.is_original) for version in versions] == [
        ("en", True, False),
        ("es", False, True),
    ]


def test_a_language_whose_readers_are_shown_no_text_is_not_listed(page, client):
    spanish = create_translation(page, "es")
    create_translation(page, "de")
    end_disclaimer("es")
    assert client.get(spanish.url).status_code == 503

    assert get_codes(page) == ["de", "en"]


def test_the_text_of_the_package_counts_as_it_does_on_pages(page, client):
    spanish = create_translation(page, "es")
    end_disclaimer("es")
    put_in_force(language="es", kind="guide")
    create_clinic()
    assert client.get(spanish.url).status_code == 200

    assert get_codes(page) == ["en", "es"]


def test_pages_that_carry_no_disclaimer_need_none(page):
    home = get_site().root_page
    make_live(home)
    make_live(home.copy_for_translation(get_locale("es")))
    end_disclaimer("en")
    end_disclaimer("es")

    assert [version.code for version in get_language_versions(Page.objects.get(pk=home.pk))] == ["en", "es"]


def test_a_draft_is_not_listed(page):
    create_translation(page, "es", live=False)
    create_translation(page, "de")

    assert get_codes(page) == ["de", "en"]


def test_where_the_original_is_a_draft_no_version_counts_as_it(page):
    spanish = create_translation(page, "es")
    create_translation(page, "de")
    page.unpublish()

    assert [version.is_original for version in get_language_versions(read(spanish))] == [False, False]


@pytest.mark.parametrize("restricted", ["page", "parent"])
def test_a_page_that_only_some_may_see_is_not_listed(page, restricted):
    spanish = create_translation(page, "es")
    target = spanish if restricted == "page" else spanish.get_parent()
    PageViewRestriction.objects.create(page=target, restriction_type=PageViewRestriction.LOGIN)
    create_translation(page, "de")

    assert get_codes(page) == ["de", "en"]


def test_a_restriction_elsewhere_takes_nothing_away(page):
    create_translation(page, "es")
    other = create_condition(parent=page.get_parent(), title="Neck pain", slug="neck-pain")
    PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)

    assert get_codes(page) == ["en", "es"]


def test_an_alias_in_another_language_is_not_listed(page):
    create_translation(page, "de")
    create_alias(page, language="es")

    assert get_codes(page) == ["de", "en"]


def test_a_language_that_the_site_no_longer_has_is_not_listed(page, settings):
    create_translation(page, "es")
    create_translation(page, "de")
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("de", "German")]

    assert get_codes(page) == ["de", "en"]


def test_a_page_on_no_site_is_not_listed(page):
    create_translation(page, "es")
    root = Page.objects.get(depth=1)
    create_condition(parent=root, locale=get_locale("de"), translation_key=page.translation_key)

    assert get_codes(page) == ["en", "es"]


def test_a_language_without_a_name_of_its_own_is_called_as_in_the_settings(page, settings):
    names = [("en", "English"), ("tlh", "Klingon")]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = names
    create_translation(page, "tlh")
    put_in_force(language="tlh")

    assert [version.name for version in get_language_versions(read(page))] == ["English", "Klingon"]


@pytest.mark.parametrize("languages", [["es"], ["es", "de", "fr", "ar", "en-gb"]])
def test_one_query_whatever_the_number_of_languages(page, languages, django_assert_num_queries):
    for language in languages:
        create_translation(page, language)
    found = read(page)
    found.get_url()  # Wagtail's list of sites is cached from then on.

    with django_assert_num_queries(1):
        versions = get_language_versions(found)
        get_language_versions(found)

    assert len(versions) == len(languages) + 1


def test_no_query_on_a_site_in_one_language(page, django_assert_num_queries):
    found = read(page)
    found.get_url()

    with django_assert_num_queries(0):
        assert get_language_versions(found) == []


@override_settings(WAGTAIL_I18N_ENABLED=False)
def test_no_query_where_languages_are_off(page, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert get_language_versions(page) == []


def test_a_page_that_was_never_saved_has_no_versions(page):
    create_translation(page, "es")

    assert get_language_versions(ConditionPage(title="New")) == []


def test_the_query_of_a_manager_of_the_site_is_made_each_time(page, monkeypatch):
    class SiteManager(PageManager):
        def get_queryset(self):
            return super().get_queryset().exclude(slug="hidden")

    create_translation(page, "es", slug="hidden")
    create_translation(page, "de")
    manager = SiteManager()
    manager.model, manager.name = Page, "objects"
    monkeypatch.setattr(Page, "objects", manager)

    assert get_codes(page) == ["de", "en"]


def test_the_database_looks_versions_up_by_an_index(page):
    rows = language_versions.find_rows(page)

    assert len(rows) == 1
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            query = language_versions._build(pk=page.pk, site=get_site().pk, kind="condition")
            sql, values = query.query.sql_with_params()
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
            plan = [row[-1] for row in cursor.fetchall()]
        assert any("USING INDEX" in line and "translation_key" in line for line in plan), plan


def test_two_sites_each_have_addresses_of_their_own(page):
    create_translation(page, "es")
    home = Page.objects.get(depth=1).add_child(instance=Page(title="Other", slug="other", locale=get_locale("de")))
    Site.objects.create(hostname="other.example", root_page=home, port=443)
    create_condition(parent=home, locale=get_locale("de"), translation_key=page.translation_key)

    assert [version.url for version in get_language_versions(read(page))] == [
        "https://other.example/de/low-back-pain/",
        "http://localhost/conditions/low-back-pain/",
        "http://localhost/es/conditions/low-back-pain/",
    ]
    assert get_site().hostname == "localhost"

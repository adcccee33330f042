"""A site that had its pages before it had rules: what it is told, and that no reader loses a page."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from tests.bulk import bulk_add_children
from tests.helpers import create_disclaimer, create_index, get_locale, get_site, make_live
from tests.testapp.models import BlogPage, HomePage
from wagtail_backcare.kinds import Kind
from wagtail_backcare.readiness.adopting import foresee
from wagtail_backcare.readiness.findings import get_pages, iter_findings

pytestmark = pytest.mark.django_db

NUMBER = 50


@pytest.fixture
def blog():
    """Fifty articles that were live before the mixin was added to their type."""
    pages = [BlogPage(title=f"Article {number}", slug=f"article-{number}", body=[]) for number in range(NUMBER)]
    bulk_add_children(get_site().root_page, pages)
    return pages


def adopt():
    """What the how-to says: load the disclaimers, confirmed and published."""
    call_command(
        "load_backcare_starter",
        "--only",
        "disclaimers",
        "--publish",
        "--checked-by",
        "Alex Example",
        "--on",
        "2026-01-31",
        verbosity=0,
    )


def test_all_pages_are_named_that_would_be_withheld(blog):
    adoption = foresee(BlogPage)

    (group,) = adoption.withheld
    assert adoption.pages == NUMBER
    assert (group.language, len(group.titles)) == ("English", NUMBER)
    assert "localhost" in group.site


def test_with_the_disclaimers_of_the_starter_content_none_is(blog):
    adopt()

    assert foresee(BlogPage).withheld == []


def test_adopted_pages_stay_live_with_their_disclaimer(blog, client):
    adopt()

    answers = {page.slug: client.get(page.url) for page in BlogPage.objects.all()}

    assert len(answers) == NUMBER
    assert {answer.status_code for answer in answers.values()} == {200}
    assert all("data-backcare-disclaimer" in answer.text for answer in answers.values())


def test_adopted_pages_can_be_corrected(blog):
    """They have no help cards and the site no country: both are only to be checked on articles."""
    adopt()
    page = BlogPage.objects.first()
    page.intro = "<p>Corrected.</p>"

    page.save_revision().publish()

    assert BlogPage.objects.get(pk=page.pk).intro == "<p>Corrected.</p>"
    assert not any(problem.must_fix for finding in iter_findings(get_pages()) for problem in finding.problems)


def test_it_works_before_the_mixin_is_added():
    get_site().root_page.add_child(instance=HomePage(title="News", slug="news"))

    adoption = foresee(HomePage)

    assert adoption.pages == 1
    assert [group.titles for group in adoption.withheld] == [["News"]]


def test_pages_are_told_apart_by_language_and_site(blog):
    create_disclaimer(site=get_site())
    home = Page.objects.get(depth=1).add_child(instance=Page(title="Second", slug="second"))
    Site.objects.create(hostname="second.example", root_page=home)
    bulk_add_children(home, [BlogPage(title="Elsewhere", slug="elsewhere", body=[])])
    make_live(BlogPage.objects.get(slug="article-0").copy_for_translation(get_locale("es"), copy_parents=True))

    groups = {(group.site, group.language): group.titles for group in foresee(BlogPage).withheld}

    assert {titles[0] for titles in groups.values()} == {"Elsewhere", "Article 0"}
    assert ("second.example", "English") in groups
    assert any(language == "Spanish" for _site, language in groups)


def test_the_kind_that_the_pages_will_be_decides(blog):
    create_disclaimer(kind="condition")

    as_conditions, as_articles = foresee(BlogPage, kind=Kind.CONDITION), foresee(BlogPage)

    assert as_conditions.with_package_text == []
    assert [len(group.titles) for group in as_articles.with_package_text] == [NUMBER]


def test_it_foresees_what_readers_get(blog):
    """A site with a disclaimer for other kinds shows the package's own; in a language without any it withholds."""
    create_disclaimer(kind="guide")
    english = BlogPage.objects.get(slug="article-0")
    spanish = english.copy_for_translation(get_locale("es"), copy_parents=True)
    make_live(spanish)

    adoption = foresee(BlogPage)

    assert [group.language for group in adoption.with_package_text] == ["English"]
    assert [group.titles for group in adoption.withheld] == [["Article 0"]]
    assert [wording.version for wording in english.get_wordings(get_site())] == [0]
    assert spanish.get_wordings(get_site()) == ()


def test_an_alias_needs_the_disclaimer_of_the_text_it_shows(blog):
    create_disclaimer()
    alias = BlogPage.objects.get(slug="article-0").copy_for_translation(get_locale("es"), copy_parents=True, alias=True)
    make_live(alias)

    assert foresee(BlogPage).withheld == []


def test_it_costs_the_same_however_many_pages_there_are(blog):
    with CaptureQueriesContext(connection) as many:
        foresee(BlogPage)
    BlogPage.objects.filter(slug__gt="article-1").delete()
    with CaptureQueriesContext(connection) as few:
        foresee(BlogPage)

    assert len(many) == len(few) == 5


def test_draft_pages_of_the_type_are_left_out():
    create_index()
    BlogPage.objects.all().delete()

    assert foresee(BlogPage).pages == 0

import pytest
from wagtail.models import Page, PageManager, PageViewRestriction

from tests.helpers import create_clinician, create_condition, create_guide, create_index
from tests.testapp.models import HomePage
from wagtail_backcare.models.page_lookup import choose, find_child
from wagtail_backcare.pages.models import ConditionPage, GuidePage, HealthIndexPage
from wagtail_backcare.prepared import PreparedQuery

pytestmark = pytest.mark.django_db


def test_a_child_comes_with_author_and_language(django_assert_num_queries):
    index = create_index()
    page = create_condition(parent=index, author=create_clinician())

    with django_assert_num_queries(1):
        found = find_child(index, page.slug, [ConditionPage, GuidePage])
        names = (type(found), found.author.name, found.locale.language_code, found.get_parent())

    assert names == (ConditionPage, "Alex Example", "en", index)


def test_a_child_of_another_model_is_found_as_what_it_is():
    index = create_index()
    index.add_child(instance=HomePage(title="A page of the site", slug="of-the-site"))

    found = find_child(index, "of-the-site", [ConditionPage])

    assert type(found) is HomePage


@pytest.mark.parametrize("slug", ["", "nothing", "a-guide-below"])
def test_only_a_child_is_found(slug):
    index = create_index()
    create_guide(parent=create_condition(parent=index), slug="a-guide-below")

    assert find_child(index, slug, [ConditionPage, GuidePage]) is None


def test_restrictions_are_looked_up_anew_when_asked_for_again():
    index = create_index()
    create_condition(parent=index, slug="neck")
    page = find_child(index, "neck", [ConditionPage])
    assert list(page.get_view_restrictions()) == []
    restriction = PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)

    assert list(page.get_view_restrictions()) == [restriction]


def test_an_index_that_was_never_saved_holds_few_pages():
    assert HealthIndexPage(title="New").holds_few_pages


def test_the_query_of_a_manager_of_the_site_is_made_each_time():
    class SiteManager(PageManager):
        pass

    query = PreparedQuery(lambda *, slug: Page.objects.filter(slug=slug), slug=str)

    assert choose(query, Page.objects) is query
    assert choose(query, Page.objects, SiteManager()) == query.build

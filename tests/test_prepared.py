import pytest
from wagtail.models import Page

from tests.helpers import create_condition, create_index
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.prepared import PreparedQuery

pytestmark = pytest.mark.django_db


def build(*, slug: str, depth: int):
    return Page.objects.filter(slug=slug, depth=depth).select_related("locale").order_by()


def test_finds_what_the_queryset_finds():
    page = create_condition(slug="neck")
    query = PreparedQuery(build, slug=str, depth=int)

    found = query(slug="neck", depth=page.depth)

    assert found == [page.page_ptr]
    assert found[0].locale.language_code == "en"
    assert query(slug="back", depth=page.depth) == []
    assert query(slug="neck", depth=page.depth + 1) == []


def test_each_run_asks_the_database(django_assert_num_queries):
    page = create_condition(slug="neck", title="Neck pain")
    query = PreparedQuery(build, slug=str, depth=int)
    query(slug="neck", depth=page.depth)
    ConditionPage.objects.update(title="Stiff neck")

    with django_assert_num_queries(1):
        found = query(slug="neck", depth=page.depth)

    assert found[0].title == "Stiff neck"


def test_rows_and_unions_come_as_tuples():
    create_condition(slug="neck", title="Neck pain")
    create_index(title="Conditions")

    def build_union(*, first: str, second: str):
        rows = Page.objects.order_by().values_list("title", "has_unpublished_changes")
        return rows.filter(slug=first).union(rows.filter(slug=second)).order_by("title")

    query = PreparedQuery(build_union, first=str, second=str)

    assert query(first="neck", second="conditions") == [("Conditions", False), ("Neck pain", False)]


def test_values_of_another_type_are_refused():
    query = PreparedQuery(build, slug=str, depth=int)

    with pytest.raises(TypeError, match="depth must be of type int"):
        query(slug="neck", depth="3")


def test_a_parameter_that_is_changed_on_its_way_is_refused():
    query = PreparedQuery(lambda *, slug: Page.objects.filter(slug__startswith=slug), slug=str)

    with pytest.raises(ValueError, match="does not hold slug"):
        query(slug="neck")

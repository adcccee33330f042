"""How many queries a page costs, warm, and that the number does not grow with the page or the site."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.bulk import bulk_add_children
from tests.helpers import (
    create_clinic,
    create_clinician,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_index,
    create_question,
    create_reference,
    create_review,
    create_translation,
    create_treatment,
    help_section,
    section,
)
from tests.testapp.models import BlogPage
from wagtail_backcare.models.health_page import make_sort_title
from wagtail_backcare.models.listing import Filters, list_pages
from wagtail_backcare.models.page_lookup import FEW
from wagtail_backcare.pages.models import (
    ConditionPage,
    ConditionRelatedLink,
    GuidePage,
    HealthIndexPage,
    QuestionsPage,
    TreatmentCondition,
    TreatmentPage,
)

pytestmark = pytest.mark.django_db

MOST_FOR_AN_ARTICLE = 7
MOST_FOR_AN_INDEX = 8
MOST_FOR_A_SEARCH = 11


@pytest.fixture(autouse=True)
def one_language(settings):
    settings.WAGTAIL_I18N_ENABLED = False


@pytest.fixture
def index():
    create_clinic()
    create_disclaimer()
    return create_index()


def count_queries(client, url: str) -> int:
    """Queries of a warm request, through every middleware."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


def make_statement(*references) -> tuple:
    value = {"statement": "It may help.", "certainty": "not_very", "compared_with": "", "how_long": ""}
    return ("evidence_statement", {**value, "sources": list(references)})


def make_question(text: str) -> tuple:
    return ("question", {"question": text, "answer": "<p>An answer.</p>"})


def create_full_article(index, **fields):
    """Author, audience, help cards, evidence with two sources, questions, list of sources."""
    first = create_reference(title="A review", doi="10.1000/first")
    second = create_reference(title="A guideline", doi="10.1000/second")
    body = [
        section("overview", ("text", "<p>Low back pain is common.</p>")),
        help_section(),
        section("evidence", make_statement(first), make_statement(first, second)),
        section("questions", ("questions", {"title": "", "questions": [make_question("Why?"), make_question("How?")]})),
        section("references", ("references", {"more": []})),
    ]
    defaults = {"author": create_clinician(), "audience": "Adults", "other_names": "Lumbago", "body": body}
    return create_condition(parent=index, **{**defaults, **fields})


def test_an_article_with_every_feature(client, index):
    page = create_full_article(index)

    assert count_queries(client, page.url) <= MOST_FOR_AN_ARTICLE


def test_five_languages_cost_at_most_two_queries_more(client, index, settings):
    settings.WAGTAIL_I18N_ENABLED = True
    cache.clear()
    page = create_full_article(index)
    in_one_language = count_queries(client, page.url)
    for language in ("es", "de", "fr", "ar"):
        create_translation(page, language, slug=f"page-{language}")

    assert count_queries(client, page.url) <= in_one_language + 2 <= MOST_FOR_AN_ARTICLE + 2


def test_a_review_costs_no_query(client, index):
    page = create_full_article(index)
    before = count_queries(client, page.url)
    create_review(page)

    assert "Reviewed by" in client.get(page.url).content.decode()
    assert count_queries(client, page.url) == before


def test_an_article_type_of_the_site_takes_one_query_for_its_disclaimer(client, index):
    page = BlogPage(title="Blog", slug="blog", body="<p>Words.</p>")
    index.get_parent().add_child(instance=page)
    client.get(page.url)

    with CaptureQueriesContext(connection) as queries:
        content = client.get(page.url).content.decode()

    asked = [query["sql"] for query in queries if "disclaimerversion" in query["sql"]]
    assert len(asked) == 1
    assert "active_key" in asked[0]
    assert not any('FROM "wagtailcore_locale"' in query["sql"] for query in queries)
    assert "This page is for information only." in content


def test_each_thing_shared_with_other_pages_costs_one_query_whatever_its_number(client, index):
    page = create_full_article(index)
    before = count_queries(client, page.url)
    shared = [("shared_question", create_question(question=f"Question {number}?")) for number in range(5)]
    cards = ("help_cards", {"shared": create_help_cards(), "cards": []})
    page.body = [
        *[(child.block_type, child.value) for child in page.body],
        section("outlook", cards, cards, ("questions", {"title": "", "questions": shared})),
    ]
    page.save()
    for number in range(3):
        linked = create_condition(parent=index, title=f"Linked {number}", slug=f"linked-{number}")
        treatment = create_treatment(parent=index, title=f"Treatment {number}", slug=f"treatment-{number}")
        ConditionRelatedLink.objects.create(page=page, related_page=linked)
        TreatmentCondition.objects.create(page=treatment, condition=page)

    after = count_queries(client, page.url)

    # One each for shared cards, shared questions, treatments and related pages, which it had none of before.
    assert after == before + 4


def test_the_number_is_the_same_from_10_to_500_blocks(client, index):
    source = create_reference()
    names = ["overview", "symptoms", "types", "causes", "diagnosis"]
    counts = []
    for size in (10, 500):
        content = [("text", "<p>Some words.</p>"), ("key_facts", {"items": ["One fact"]}), make_statement(source)]
        body = [section(names[number % len(names)], *content, ("text", "<p>More.</p>")) for number in range(size // 5)]
        page = create_condition(parent=index, slug=f"blocks-{size}", body=body)
        counts.append(count_queries(client, page.url))

    assert counts[0] == counts[1] <= MOST_FOR_AN_ARTICLE


@pytest.mark.parametrize("links", [1, 10])
def test_links_cost_two_queries_in_all(client, index, links):
    targets = [create_condition(parent=index, title=f"To {n}", slug=f"to-{n}") for n in range(links)]
    plain = [("text", "<p>Read more.</p>") for _target in targets]
    linked = [("text", f'<p>Read <a linktype="page" id="{target.pk}">more</a>.</p>') for target in targets]
    without = create_condition(parent=index, slug="without", body=[section("overview", *plain)])
    with_links = create_condition(parent=index, slug="with", body=[section("overview", *linked)])

    assert count_queries(client, with_links.url) == count_queries(client, without.url) + 2


def test_links_set_on_a_page_that_had_none_are_shown(index):
    page = create_condition(parent=index)
    linked = create_condition(parent=index, title="Linked", slug="linked")
    found = index.specific.route(None, ["low-back-pain"]).page
    assert found.pk == page.pk
    assert found.get_related() == []

    found.related_links.add(ConditionRelatedLink(related_page=linked))

    assert [[item.pk for item in pages] for _heading, pages in found.get_related()] == [[linked.pk]]


def fill(index, size: int) -> list[str]:
    """Pages of all kinds, a draft among them. Returns the titles of the live ones in the order of an A to Z."""
    titles = []
    for offset, model in enumerate([ConditionPage, TreatmentPage, GuidePage, QuestionsPage]):
        mine = [f"{chr(97 + number * 7 % 26)} page {number:04}" for number in range(offset, size, 4)]
        pages = [model(title=title, sort_title=make_sort_title(title), summary="A summary.") for title in mine]
        bulk_add_children(index, pages)
        titles += mine
    create_condition(parent=index, title="a draft", slug="draft", live=False)
    return sorted(titles)


def test_an_index_of_1000_pages_costs_as_many_queries_as_one_of_100(client, index):
    small = create_index(title="Small", slug="small")
    fill(small, 100)
    fill(index, 1000)

    counts = [count_queries(client, url) for url in (small.url, index.url, f"{index.url}?letter=m&kind=guide")]

    assert counts[0] == counts[1] == counts[2] <= MOST_FOR_AN_INDEX


def test_a_search_within_an_index_costs_as_many_queries_whatever_it_finds(client, index):
    create_condition(parent=index, title="Sciatica", slug="sciatica")
    one = count_queries(client, f"{index.url}?q=sciatica")
    fill(index, 100)

    many = count_queries(client, f"{index.url}?q=page&kind=guide")

    assert many <= one <= MOST_FOR_A_SEARCH


@pytest.mark.parametrize("size", [FEW - 20, FEW + 20])
def test_few_pages_and_many_are_listed_in_the_same_order(index, size):
    titles = fill(index, size)
    fill(create_index(title="Elsewhere", slug="elsewhere"), 40)
    index = HealthIndexPage.objects.get(pk=index.pk)
    assert index.holds_few_pages == (size < FEW)

    seen, filters = [], Filters()
    while True:
        listing = list_pages(index, filters, page_size=30)
        seen += [entry.title for entry in listing.entries]
        if not listing.next_cursor:
            break
        filters = Filters(after=listing.next_cursor)
    back = list_pages(index, Filters(before=listing.previous_cursor), page_size=30)

    assert seen == titles
    last = len(titles) - len(listing.entries)
    assert [entry.title for entry in back.entries] == titles[last - 30 : last]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the query plan of SQLite")
@pytest.mark.parametrize(("size", "index_used"), [(20, "path>"), (FEW + 20, "sort_title")])
def test_the_list_is_read_from_an_index(index, size, index_used):
    fill(index, size)
    index = HealthIndexPage.objects.get(pk=index.pk)

    with CaptureQueriesContext(connection) as queries:
        list_pages(index, Filters(), page_size=30)
    sql = next(query["sql"] for query in queries.captured_queries if "sort_title" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        plan = [row[-1] for row in cursor.fetchall()]

    searches = [line for line in plan if " U0 USING" in line or " U1 USING" in line]
    assert sum(index_used in line for line in searches) == 4, plan

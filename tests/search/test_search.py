"""What is found by names, for whom, where, and how misspelt words are put right: the same on every database."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction, Site

from tests.bulk import bulk_add_children
from tests.helpers import (
    create_condition,
    create_guide,
    create_help_cards,
    create_index,
    create_question,
    create_treatment,
    get_locale,
    get_site,
    section,
)
from tests.testapp.models import HomePage
from wagtail_backcare.conf import get_listed_page_models
from wagtail_backcare.models.health_page import make_sort_title
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.search import search_health_pages
from wagtail_backcare.search.scope import Scope
from wagtail_backcare.search.texts import Texts
from wagtail_backcare.search.vocabulary import read_vocabulary

pytestmark = pytest.mark.django_db


def search(query, **options):
    return search_health_pages(query, **{"site": get_site(), **options})


def find(query, **options):
    return [page.title for page in search(query, **options).pages]


def restrict(page, **fields):
    kind = fields.pop("kind", PageViewRestriction.LOGIN)
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, **fields)


@pytest.fixture
def index():
    index = create_index()
    create_condition(
        parent=index,
        body_area="lower-back",
        other_names="Lumbago, Backache,Lumbar pain",
        summary="Pain in the low back.",
    )
    create_condition(
        parent=index,
        title="Sciatica",
        slug="sciatica",
        body_area="hip-leg",
        other_names="Ischias, Slipped disc",
        summary="Pain down one leg, from the low back.",
    )
    create_treatment(parent=index, body_area="lower-back", summary="For low back pain.")
    create_guide(parent=index, summary="What to expect of acupuncture.")
    return index


# Names and summaries


NAMED = {
    "lumbago": "Low back pain",
    "LUMBAGO": "Low back pain",
    "backache": "Low back pain",
    "lumbar pain": "Low back pain",
    "ischias": "Sciatica",
    "slipped disc": "Sciatica",
    "disc, slipped!": "Sciatica",
    "sciat": "Sciatica",
    '"sciatica" \x00 *': "Sciatica",
    "session": "A session",
}


def test_a_page_is_found_by_its_title_and_its_other_names(index):
    assert {query: find(query)[:1] for query in NAMED} == {query: [title] for query, title in NAMED.items()}


def test_a_query_without_words_finds_nothing_and_asks_nothing(django_assert_num_queries):
    site = get_site()

    with django_assert_num_queries(0):
        found = [search_health_pages(query, site=site).pages for query in ("", "  ", "\x00", "*", "“”")]

    assert found == [[]] * 5


def test_the_name_comes_before_names_that_hold_it_and_these_before_summaries(index):
    create_condition(parent=index, title="Back", slug="back", summary="Nothing.")
    create_condition(parent=index, title="Backbone", slug="backbone", summary="Nothing.")
    create_condition(parent=index, title="A stiff neck", slug="neck", other_names="Upper back", summary="Nothing.")

    found = find("back")

    assert found[0] == "Back"
    assert found[1:3] == ["A stiff neck", "Low back pain"]
    assert found[3] == "Backbone"
    assert set(found[4:]) == {"Acupuncture", "Sciatica"}


def test_words_side_by_side_come_before_words_apart(index):
    create_condition(parent=index, title="Pain low on the back", slug="apart")

    assert find("back pain")[:2] == ["Low back pain", "Pain low on the back"]


def test_accents_of_a_title_do_not_matter(index):
    create_condition(parent=index, title="Ménière’s disease", slug="meniere")

    assert find("meniere") == find("Ménière") == ["Ménière’s disease"]


def test_a_result_says_what_a_list_shows(index):
    page = search("ischias").pages[0]

    assert (page.summary, page.kind) == ("Pain down one leg, from the low back.", "condition")
    assert page.url.endswith("/conditions/sciatica/")


# Where and for whom


def test_kind_and_body_area(index):
    assert find("back", kind="treatment") == ["Acupuncture"]
    assert find("back", body_area="hip-leg") == ["Sciatica"]
    assert set(find("back", body_area="lower-back")) == {"Low back pain", "Acupuncture"}
    assert find("back", kind="treatment", body_area="hip-leg") == []
    assert find("acupuncture", kind="guide", body_area="lower-back") == []
    assert find("back", kind="index") == find("back", kind="nonsense") == []


def test_pages_that_are_not_live_or_stand_elsewhere_are_not_found(index):
    create_condition(parent=index, title="Lumbago draft", slug="draft", live=False)
    other_home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Other", slug="other"))
    other = Site.objects.create(hostname="other.example", root_page=other_home)
    create_condition(parent=other_home, title="Lumbago elsewhere", slug="elsewhere")

    assert find("lumbago") == ["Low back pain"]
    assert find("lumbago", site=other) == ["Lumbago elsewhere"]
    assert find("lumbago", site=None, below=index) == ["Low back pain"]


def test_a_search_below_a_page_leaves_out_the_page_and_its_neighbours(index):
    create_condition(title="Lumbago beside", slug="beside")

    assert find("lumbago", below=index) == ["Low back pain"]
    assert find("conditions", below=index) == []


def test_the_language_of_the_reader(index):
    spanish = get_locale("es")
    home = get_site().root_page.copy_for_translation(spanish)
    create_condition(parent=home, title="Lumbago en español", slug="lumbago", locale=spanish)

    with override("es"):
        assert find("lumbago") == ["Lumbago en español"]
    assert find("lumbago") == ["Low back pain"]
    assert find("lumbago", locale=spanish) == ["Lumbago en español"]
    assert find("lumbago", locale=get_locale("de")) == []


def test_a_site_in_one_language_is_searched_whatever_the_active_one(index, settings):
    settings.WAGTAIL_I18N_ENABLED = False

    with override("es"):
        assert find("lumbago") == ["Low back pain"]


def test_what_a_reader_may_not_open_is_not_found(index, rf, django_user_model):
    closed = create_index(title="Members", slug="members")
    create_condition(parent=closed, title="Lumbago for members", slug="lumbago")
    restrict(closed)
    visitor, member = rf.get("/"), rf.get("/")
    visitor.user, member.user = AnonymousUser(), django_user_model.objects.create_user("member")

    assert find("lumbago") == find("lumbago", request=visitor) == find("lumbago", request=rf.get("/"))
    assert find("lumbago") == ["Low back pain"]
    assert set(find("lumbago", request=member)) == {"Low back pain", "Lumbago for members"}
    assert find("lumbago", below=closed, request=member) == ["Lumbago for members"]


def test_an_alias_of_a_page_that_a_reader_may_not_open_is_not_found(index):
    closed = create_condition(title="Lumbago for members", slug="members")
    closed.create_alias(parent=index, update_slug="alias").create_alias(parent=index, update_slug="alias-of-alias")
    Page.objects.filter(alias_of__isnull=False).update(live=True)
    assert len(find("lumbago")) == 4

    restrict(closed, kind=PageViewRestriction.PASSWORD, password="secret")

    assert find("lumbago") == ["Low back pain"]


def test_pages_that_are_no_health_pages_are_found_where_they_are_wanted(index):
    get_site().root_page.add_child(
        instance=HomePage(title="Lumbago clinic", slug="clinic", search_description="Where we are.")
    )

    results = search("lumbago", other_pages=True)

    assert find("lumbago") == ["Low back pain"]
    assert [(page.title, page.kind) for page in results.pages] == [
        ("Low back pain", "condition"),
        ("Lumbago clinic", ""),
    ]
    assert results.pages[1].summary == "Where we are."
    assert [page.kind for page in search("conditions", other_pages=True).pages] == ["index"]
    assert find("lumbago", other_pages=True, kind="condition") == ["Low back pain"]


def test_a_search_without_a_place_is_a_mistake():
    with pytest.raises(TypeError, match="needs a site"):
        search_health_pages("lumbago")


def test_the_number_of_results_has_a_limit(index):
    some, rest = search("back", limit=2), search("back", limit=3)

    assert (len(some.pages), some.has_more) == (2, True)
    assert (len(rest.pages), rest.has_more) == (3, False)
    assert some.pages == rest.pages[:2]


# Spelling


MISSPELT = {
    "lumbaggo": ("lumbago", "Low back pain"),
    "ishias": ("ischias", "Sciatica"),
    "slippd disc": ("slipped disc", "Sciatica"),
    "acupunture": ("acupuncture", "Acupuncture"),
}


def test_misspelt_words_lead_to_the_page(index):
    found = {query: search(query) for query in MISSPELT}

    assert {q: (results.correction, results.pages[0].title) for q, results in found.items()} == MISSPELT
    assert (found["ishias"].query, found["ishias"].words) == ("ishias", "ischias")


def test_words_of_sections_and_shared_texts_count_as_spelt_right(index):
    create_help_cards("tingling feet")
    create_help_cards("unpublished signs", live=False)
    create_question(question="Can I swim?", answer="<p>Yes, <b>backstroke</b> too.</p>")
    create_guide(parent=index, title="A guide", slug="guide", body=[section("overview", ("text", "<p>Vertebrae</p>"))])
    scope = Scope(below=index, models=get_listed_page_models())

    words = read_vocabulary(Texts(scope), like=["xxxx"]).known

    assert {"tingling", "swim", "backstroke", "vertebrae", "symptoms"} <= set(words)
    assert not {"unpublished", "lumbago", "b", "p"} & set(words)


def test_a_word_that_no_page_has_is_not_put_right_to_one_that_is_not_there(index):
    results = search("lumbaggo", kind="guide")

    assert (results.pages, results.correction) == ([], "")


def test_a_word_that_tells_of_an_emergency_is_never_put_right(index):
    create_guide(parent=index, title="Stroking and collapsing chairs, bleeding hearts", slug="chairs")

    for query in ("stroke", "strok", "suicidel", "collapsedd", "lumbaggo stroke"):
        assert search(query).correction == "", query
    assert search("stoking").correction == "stroking"


def test_pages_with_some_of_the_words_are_better_than_none(index):
    results = search("swimming with sciatica")

    assert results.any_word
    assert results.pages[0].title == "Sciatica"
    assert not search("sciatica pain").any_word


# Cost


def test_a_search_asks_as_often_whatever_is_found(index):
    def count(query):
        with CaptureQueriesContext(connection) as queries:
            search_health_pages(query, below=index)
        return len(queries)

    # The first search finds out which sites there are, which Wagtail keeps.
    count("lumbago")
    few = count("lumbago")
    titles = [f"Lumbago {number:03}" for number in range(120)]
    pages = [ConditionPage(title=title, sort_title=make_sort_title(title), summary="A page.") for title in titles]
    bulk_add_children(index, pages)

    assert few <= 4
    assert count("lumbago") <= few
    assert count("lumbaggo") <= 16
    assert count("qqqq xxxx") <= 16

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from wagtail.models import PageViewRestriction

from tests.helpers import create_condition, create_guide, create_index, create_treatment
from wagtail_backcare.models.health_page import make_sort_title
from wagtail_backcare.models.listing import Filters, get_alphabet, list_pages
from wagtail_backcare.pages.models import HealthIndexPage, TreatmentPage

pytestmark = pytest.mark.django_db


def titles(listing):
    return [entry.title for entry in listing.entries]


@pytest.fixture
def index():
    index = create_index()
    create_condition(parent=index, title="Ärger with the neck", slug="a", body_area="neck", other_names="Stiff neck")
    create_treatment(parent=index, title="Massage", slug="m")
    create_guide(parent=index, title="a guide", slug="g")
    create_condition(parent=index, title="Sciatica", slug="s", body_area="hip-leg")
    create_condition(parent=index, title="A draft", slug="d", live=False)
    return index


def test_every_kind_is_listed_in_the_order_of_an_a_to_z(index):
    listing = list_pages(index, Filters(), page_size=10)

    assert titles(listing) == ["a guide", "Ärger with the neck", "Massage", "Sciatica"]
    assert [letter for letter, _entries in listing.by_letter] == ["A", "M", "S"]
    assert listing.is_whole
    assert listing.entries[0].url.endswith("/conditions/g/")


def test_pages_elsewhere_are_left_out(index):
    create_condition(title="Elsewhere", slug="elsewhere")

    assert "Elsewhere" not in titles(list_pages(index, Filters(), page_size=10))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(kind="treatment"), ["Massage"]),
        (Filters(body_area="neck"), ["Ärger with the neck"]),
        (Filters(letter="s"), ["Sciatica"]),
        (Filters(letter="z"), []),
        (Filters(kind="condition", body_area="hip-leg"), ["Sciatica"]),
    ],
)
def test_filters(index, filters, expected):
    assert titles(list_pages(index, filters, page_size=10)) == expected


def test_paging_forward_and_back_meets_every_page_once(index):
    first = list_pages(index, Filters(), page_size=3)
    second = list_pages(index, Filters(after=first.next_cursor), page_size=3)
    back = list_pages(index, Filters(before=second.previous_cursor), page_size=3)

    assert titles(first) + titles(second) == ["a guide", "Ärger with the neck", "Massage", "Sciatica"]
    assert not first.previous_cursor
    assert not second.next_cursor
    assert titles(back) == titles(first)


def test_pages_that_the_reader_may_not_open_are_left_out(index, django_user_model):
    members = create_index(parent=index, title="Members", slug="members")
    create_guide(parent=members, title="A guide for members", slug="g")
    massage = TreatmentPage.objects.get(title="Massage")
    massage.create_alias(parent=index, update_slug="alias", update_locale=False)
    for page in (members, massage):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    member, visitor = RequestFactory().get("/"), RequestFactory().get("/")
    member.user, visitor.user = django_user_model.objects.create_user("member"), AnonymousUser()

    def find(who, index=index):
        return titles(list_pages(HealthIndexPage.objects.get(pk=index.pk), Filters(), page_size=10, request=who))

    open_titles = ["a guide", "Ärger with the neck", "Sciatica"]
    assert find(None) == find(visitor) == open_titles
    assert set(find(member)) == {*open_titles, "A guide for members", "Massage"}
    assert find(visitor, members) == []


def test_search_finds_other_names_within_the_index(index):
    listing = list_pages(index, Filters(query="stiff"), page_size=10)

    assert listing.is_search
    assert titles(listing) == ["Ärger with the neck"]
    assert titles(list_pages(index, Filters(query="stiff", body_area="hip-leg"), page_size=10)) == []


@pytest.mark.parametrize(
    "query",
    [
        "kind=nonsense",
        "area=x",
        "after=~~",
        "after=%00",
        "after=a~99999999999999999999",
        "letter=%00",
        "q=%00",
        "before=x~9x",
    ],
)
def test_a_query_string_that_makes_no_sense_lists_everything(index, query):
    request = RequestFactory().get(f"/?{query}")

    listing = index.get_context(request)["listing"]

    assert len(listing.entries) == 4


def test_a_title_is_sorted_without_accents_case_and_leading_marks():
    assert make_sort_title("“Écrit” test") == "ecrit” test"
    assert make_sort_title("...") == "..."


def test_the_alphabet_follows_the_language():
    assert get_alphabet("en-gb").startswith("ABC")
    assert get_alphabet("ar").startswith("ا")

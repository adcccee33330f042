"""The report under Reports: pages and what they lack, filtered, exported, at a bounded cost."""

import csv
from io import BytesIO, StringIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests.bulk import bulk_add_children
from tests.helpers import (
    create_clinician,
    create_condition,
    create_help_cards,
    create_index,
    create_question,
    create_review,
    create_treatment,
    get_locale,
    get_site,
    help_section,
    make_live,
    section,
)
from tests.readiness.queries import find_own_queries
from tests.testapp.models import HomePage
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db


def open_report(client, **filters):
    return client.get(reverse("backcare_report"), filters)


def read(response) -> dict[str, list[str]]:
    """Title of a page → what the report says of it."""
    rows = BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")
    return {
        row.select_one(".title-wrapper").get_text(strip=True): [
            " ".join(item.get_text(" ").split()) for item in row.select("li")
        ]
        for row in rows
    }


@pytest.fixture
def pages(fit_site):
    index = create_index()
    create_condition(parent=index)
    create_treatment(parent=index, body=[help_section()])
    get_site().root_page.add_child(instance=HomePage(title="Other", slug="other"))
    return index


def test_pages_that_lack_something_are_listed(admin, pages):
    response = open_report(admin)

    found = read(response)
    assert set(found) == {"Low back pain", "Acupuncture"}
    assert found["Low back pain"][0].startswith("Must fix The page does not say when to get help")
    assert found["Low back pain"][1].startswith("Please check No review by a clinician is on record.")
    assert "Live pages 1 to 3 of 3: 2 of them lack something." in " ".join(response.text.split())


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"kind": "treatment"}, {"Acupuncture": 4}),
        ({"rule": "help_cards"}, {"Low back pain": 1}),
        ({"severity": "please_check"}, {"Low back pain": 1, "Acupuncture": 1}),
        ({"rule": "review", "severity": "must_fix"}, {}),
        ({"language": "es"}, {}),
        ({"language": "en", "kind": "condition"}, {"Low back pain": 2}),
    ],
)
def test_filters(admin, pages, filters, expected):
    assert {title: len(items) for title, items in read(open_report(admin, **filters)).items()} == expected


@pytest.mark.parametrize("filters", [{"severity": "must_fix"}, {"rule": "help_cards"}])
def test_a_screen_is_full_of_the_problems_that_are_looked_for(admin, fit_site, filters):
    fit = [ConditionPage(title=f"A{n}", summary="S.", body=[help_section()], slug=f"a{n}") for n in range(60)]
    index = create_index()
    bulk_add_children(index, [*fit, ConditionPage(title="Unfit", summary="S.", body=[], slug="unfit")])
    for page in ConditionPage.objects.child_of(index):
        make_live(page)

    response = open_report(admin, **filters)

    assert set(read(response)) == {"Unfit"}
    assert "1 live page lacks what you look for." in " ".join(response.text.split())


def test_nothing_lacks_what_is_looked_for(admin, fit_site):
    create_condition(body=[help_section()])

    assert "No live page lacks what you look for." in open_report(admin, severity="must_fix").text


def test_the_pages_of_a_site(admin, pages):
    assert set(read(open_report(admin, site=get_site().pk))) == {"Low back pain", "Acupuncture"}


def test_the_results_alone_are_for_the_filters(admin, pages):
    response = admin.get(reverse("backcare_report_results"), {"kind": "condition"})

    assert set(read(response)) == {"Low back pain"}
    assert "<html" not in response.text


def test_without_pages_it_says_so(admin, fit_site):
    assert "There are no such pages that are live." in open_report(admin).text


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_the_export_has_a_row_for_each_problem(admin, pages, format):
    response = open_report(admin, export=format, kind="condition")

    rows = read_file(b"".join(response.streaming_content), format)
    assert rows[0][:4] == ["Page", "Address", "Kind", "Language"]
    assert [row[:7] for row in rows[1:]] == [
        ["Low back pain", "/home/conditions/low-back-pain/", "Condition", "English", *problem]
        for problem in (("Must fix", "help_cards", "help_cards.missing"), ("Please check", "review", "review.missing"))
    ]


def read_file(content: bytes, format: str) -> list[list[str]]:
    if format == "csv":
        return list(csv.reader(StringIO(content.decode())))
    from openpyxl import load_workbook

    return [list(row) for row in load_workbook(BytesIO(content)).active.values]


def create_many(parent, number: int) -> None:
    """Reviewed pages, each with an author, that show shared help cards and a shared question."""
    shared = ("help_cards", {"shared": create_help_cards(), "cards": []})
    questions = ("questions", {"questions": [("shared_question", create_question())]})
    own_cards = help_section()[1]["content"][0]
    body = [section("when_to_get_help", shared, own_cards), section("questions", questions)]
    pages = [
        ConditionPage(title=f"{n}", summary="S.", body=body, slug=f"p{n}", author=create_clinician(name=f"Author {n}"))
        for n in range(number)
    ]
    bulk_add_children(parent, pages)
    reviewer = create_clinician(name="Robin Reader")
    for page in ConditionPage.objects.child_of(parent):
        create_review(page, reviewer=reviewer)


@pytest.mark.parametrize("languages", [["es"], ["ar", "de", "es", "fr"]])
def test_it_costs_at_most_twelve_queries_at_any_size_and_in_any_number_of_languages(admin, fit_site, languages):
    for code in languages:
        get_locale(code)

    def count(**filters) -> int:
        return len(find_own_queries(admin, reverse("backcare_report"), filters))

    index = create_index()
    create_many(index, 3)
    count()
    few = count()
    create_many(create_index(slug="more"), 60)
    many = count()
    for page in ConditionPage.objects.child_of(index):
        make_live(page.copy_for_translation(get_locale("es"), copy_parents=True))
    translated = count(language="es")

    assert few == many == 9
    assert translated == 12


class TestPermissions:
    @pytest.fixture
    def somebody(self, client, django_user_model):
        user = django_user_model.objects.create_user("somebody", "somebody@example.org", "secret")
        client.group = Group.objects.create(name="Some editors")
        client.group.permissions.add(Permission.objects.get(codename="access_admin"))
        user.groups.add(client.group)
        client.force_login(user)
        return client

    def test_only_pages_that_somebody_may_edit_or_publish(self, somebody, pages):
        other = create_condition(slug="other-page", title="Not mine")
        permission = Permission.objects.get(codename="change_page")
        GroupPagePermission.objects.create(group=somebody.group, page=pages, permission=permission)

        assert other.title not in read(open_report(somebody))
        assert "Low back pain" in read(open_report(somebody))
        assert reverse("backcare_report") in somebody.get(reverse("wagtailadmin_home")).text

    def test_nothing_for_those_who_may_edit_no_page(self, somebody, pages):
        assert open_report(somebody).status_code in {302, 403}
        assert reverse("backcare_report") not in somebody.get(reverse("wagtailadmin_home")).text

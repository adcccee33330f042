"""Before anybody changes what many pages show, the form says on which pages."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ReferenceIndex

from tests.bulk import bulk_add_children
from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_guide,
    create_help_cards,
    create_index,
    create_question,
    get_locale,
    get_site,
    section,
)
from tests.shared_texts.people import create_person
from wagtail_backcare.models import Disclaimer
from wagtail_backcare.models.health_page import make_sort_title
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.shared_texts.pages_panel import MOST_LISTED

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client


def read_panel(client, address) -> tuple[str, dict[str, str]]:
    """What the panel says, and the links in it by their text."""
    screen = BeautifulSoup(client.get(address).content, "html.parser")
    panel = screen.select_one("#panel-backcare_shown_on-section")
    links = {link.get_text(strip=True): link["href"] for link in panel.select("li a")}
    return " ".join(panel.get_text(" ").split()), links


def edit(model, pk):
    return reverse(f"wagtailsnippets_wagtail_backcare_{model}:edit", args=[pk])


def show(*content, **fields):
    page = create_condition(body=[section("overview", *content)], **fields)
    ReferenceIndex.create_or_update_for_object(page)
    return page


def test_help_cards_and_a_question_name_the_live_pages_that_show_them(admin):
    cards, question = create_help_cards(), create_question()
    value = {"title": "", "questions": [("shared_question", question)]}
    page = show(("help_cards", {"shared": cards, "cards": []}), ("questions", value))
    show(("help_cards", {"shared": cards, "cards": []}), title="A draft", slug="draft", live=False)

    for address in (edit("helpcardset", cards.pk), edit("question", question.pk)):
        text, links = read_panel(admin, address)
        assert "Shown on 1 live page. A change of it is a change of that page." in text
        assert links == {"Low back pain": reverse("wagtailadmin_pages:edit", args=[page.pk])}


def test_a_disclaimer_names_the_pages_that_carry_it(admin):
    create_condition()
    create_guide()
    general = create_disclaimer()
    special = create_disclaimer(kind="guide", text="For guides.")

    assert list(read_panel(admin, edit("disclaimer", general.pk))[1]) == ["Low back pain"]
    assert list(read_panel(admin, edit("disclaimer", special.pk))[1]) == ["A session"]


def test_a_disclaimer_that_is_a_draft_names_the_pages_that_would_carry_it(admin):
    create_condition()
    draft = create_disclaimer(publish=False)

    assert list(read_panel(admin, edit("disclaimer", draft.pk))[1]) == ["Low back pain"]


def test_a_new_disclaimer_names_the_pages_that_would_carry_it(admin):
    create_condition()
    create_guide()
    create_disclaimer()
    add = reverse("wagtailsnippets_wagtail_backcare_disclaimer:add")

    assert "No live page shows it." not in read_panel(admin, add)[0]
    assert list(read_panel(admin, add)[1]) == ["Low back pain", "A session"]


@pytest.mark.parametrize(
    ("chosen", "titles"),
    [
        ({"kind": "guide"}, ["A session"]),
        ({"kind": "condition", "site": "here"}, ["Low back pain"]),
        ({"kind": "treatment"}, []),
    ],
)
def test_the_list_follows_the_kind_and_site_that_are_chosen(admin, chosen, titles):
    create_condition()
    create_guide()
    query = {"locale": get_locale().pk, **chosen}
    if "site" in chosen:
        query["site"] = get_site().pk

    response = admin.get(reverse("wagtailsnippets_wagtail_backcare_disclaimer:shown_on"), query)

    links = BeautifulSoup(response.content, "html.parser").select("li a")
    assert [link.get_text() for link in links] == titles


def test_the_list_is_for_those_who_may_write_disclaimers_and_for_what_there_is(admin, client):
    address = reverse("wagtailsnippets_wagtail_backcare_disclaimer:shown_on")
    assert admin.get(address, {"kind": "none", "locale": get_locale().pk}).status_code == 404

    client.force_login(create_person(models=["helpcardset"]))
    assert client.get(address, {"kind": "any", "locale": get_locale().pk}).status_code in {302, 403}


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_whoever_withdraws_or_deletes_a_disclaimer_sees_the_pages_whose_text_changes(admin, action):
    create_condition()
    create_disclaimer()
    special = create_disclaimer(kind="condition", text="For conditions.")

    response = admin.get(reverse(f"wagtailsnippets_wagtail_backcare_disclaimer:{action}", args=[special.pk]))

    text = " ".join(BeautifulSoup(response.content, "html.parser").select_one("main").get_text(" ").split())
    assert "Shown on 1 live page." in text
    assert "Low back pain" in text
    assert "referenced 0 times" not in text


def test_whoever_deletes_a_question_sees_the_pages_that_show_it(admin):
    question = create_question()
    show(("questions", {"title": "", "questions": [("shared_question", question)]}))

    response = admin.get(reverse("wagtailsnippets_wagtail_backcare_question:delete", args=[question.pk]))

    assert "Shown on 1 live page." in response.text


def test_the_details_of_a_clinic_name_the_pages_of_its_site(admin):
    create_clinic()
    create_condition()
    address = reverse("wagtailsettings:edit", args=["wagtail_backcare", "clinicsettings", get_site().pk])

    assert list(read_panel(admin, address)[1]) == ["Low back pain"]


def test_nothing_shows_it(admin):
    assert "No live page shows it." in read_panel(admin, edit("question", create_question().pk))[0]


def test_somebody_who_may_not_edit_a_page_gets_a_link_to_read_it(client):
    client.force_login(create_person(models=["helpcardset"]))
    cards = create_help_cards()
    page = show(("help_cards", {"shared": cards, "cards": []}))

    assert read_panel(client, edit("helpcardset", cards.pk))[1] == {"Low back pain": page.full_url}


def test_500_pages_are_counted_and_cost_as_many_queries_as_a_few(admin):
    disclaimer = create_disclaimer()
    index = create_index()
    costs = []
    for size in (MOST_LISTED, 500):
        pages = [
            ConditionPage(title=f"Page {size}-{n:03}", sort_title=make_sort_title(f"Page {n}"), summary="A summary.")
            for n in range(size)
        ]
        bulk_add_children(index, pages)
        admin.get(edit("disclaimer", disclaimer.pk))
        with CaptureQueriesContext(connection) as queries:
            text, links = read_panel(admin, edit("disclaimer", disclaimer.pk))
        costs.append(len(queries))
        assert len(links) == MOST_LISTED

    assert f"Shown on {501 + MOST_LISTED} live pages." in text
    assert f"And {501} more." in text
    assert costs[0] == costs[1]
    assert Disclaimer.objects.count() == 1

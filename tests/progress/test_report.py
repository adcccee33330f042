"""The report of where translations stand."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.helpers import (
    create_condition,
    create_guide,
    create_help_cards,
    create_index,
    get_locale,
    get_site,
    help_section,
    section,
    sign_safety_text,
)
from tests.progress.standing import needs_localize, translate
from wagtail_backcare.progress.report import Standings

pytestmark = pytest.mark.django_db


def read_rows(response) -> list[list[str]]:
    rows = BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")
    return [[" ".join(cell.text.split()) for cell in row.select("td")] for row in rows]


def test_the_report_lists_pages_and_shared_texts(english, admin):
    create_help_cards()

    rows = read_rows(admin.get(reverse("backcare_progress")))

    assert [row[:4] for row in rows] == [
        ["Low back pain", "condition page", "Spanish", "Missing"],
        ["Back pain", "set of help cards", "Spanish", "Missing"],
    ]


def test_a_translation_into_the_language_of_the_site_is_listed(english, admin):
    spanish_home = get_site().root_page.get_translation(get_locale("es"))
    create_condition(title="Dolor", slug="dolor", locale=get_locale("es"), parent=spanish_home)

    rows = read_rows(admin.get(reverse("backcare_progress")))

    assert ["Dolor", "English"] in [[row[0], row[2]] for row in rows]


def test_screens_follow_each_other_where_a_source_has_fewer_languages(english):
    locales = [get_locale(code) for code in ("en", "en-gb", "es", "fr")]
    spanish_home = get_site().root_page.get_translation(get_locale("es"))
    create_condition(title="Dolor", slug="dolor", locale=get_locale("es"), parent=spanish_home)

    standings = Standings("page", languages=locales, locales=locales)
    one_by_one = [standing for start in range(len(standings)) for standing in standings[start : start + 1]]

    # Spanish into both kinds of English and into French; English into French and Spanish.
    assert [s.language for s in standings if s.title == "Dolor"] == ["English", "British English", "French"]
    assert len({s.title for s in standings}) * 2 + 1 == len(standings)
    assert [str(standing) for standing in one_by_one] == [str(standing) for standing in standings]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"kind": "helpcardset"}, ["Back pain"]),
        ({"state": "source_live"}, ["A session"]),
        ({"language": "es", "kind": "page"}, ["A session", "Low back pain"]),
    ],
)
def test_the_report_is_filtered(english, admin, query, titles):
    create_help_cards()
    create_guide().copy_for_translation(get_locale("es"), alias=True)

    rows = read_rows(admin.get(reverse("backcare_progress"), query))

    assert [row[0] for row in rows] == titles


def read_text(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").select_one("main").text.split())


@needs_localize
def test_a_site_in_one_language_is_told_how_to_add_one(admin):
    create_condition()

    response = admin.get(reverse("backcare_progress"))

    assert "This site is in one language, English, so there is nothing to translate." in read_text(response)
    assert "No translations match." not in read_text(response)
    soup = BeautifulSoup(response.content, "html.parser")
    [link] = [link for link in soup.select("main a") if link.text.strip() == "Add a language"]
    assert link["href"] == reverse("wagtaillocales:index")


def test_whoever_may_not_add_a_language_gets_no_link(client, django_user_model):
    user = django_user_model.objects.create_user("editor", password="secret")
    group = Group.objects.create(name="Edits")
    codenames = ["access_admin", "change_helpcardset"]
    group.permissions.add(*Permission.objects.filter(codename__in=codenames))
    user.groups.add(group)
    client.force_login(user)

    response = client.get(reverse("backcare_progress"))

    assert "can add a language under Settings, Locales." in read_text(response)
    assert b"Add a language" not in response.content


def test_nothing_matches_on_a_site_in_two_languages(english, admin):
    text = read_text(admin.get(reverse("backcare_progress"), {"state": "live"}))

    assert "No translations match." in text


def test_the_report_is_exported(english, admin):
    response = admin.get(reverse("backcare_progress"), {"export": "csv"})

    text = b"".join(response.streaming_content).decode()
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["Title"], row["State"], row["Words left"]) == ("Low back pain", "Missing", "14")


def test_the_report_is_not_for_everybody(english, client, django_user_model):
    user = django_user_model.objects.create_user("nobody", password="secret")
    group = Group.objects.create(name="Looks")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client.force_login(user)

    assert client.get(reverse("backcare_progress")).status_code == 302


def count_queries(admin) -> int:
    """Queries of the report, those for the session, the user and the menu among them."""
    admin.get(reverse("backcare_progress"))
    with CaptureQueriesContext(connection) as queries:
        assert admin.get(reverse("backcare_progress")).status_code == 200
    return len(queries)


#: Wagtail's own for each of its reports, the languages, the sources, their texts, and sign-offs.
USUAL = 6 + 4

#: wagtail-localize's rows, texts and translations.
LOCALIZE = 3 if apps.is_installed("wagtail_localize") else 0


@pytest.mark.parametrize("languages", [["es"], ["ar", "de", "es", "fr"]])
def test_the_report_costs_the_same_at_any_size_and_in_any_number_of_languages(english, admin, languages):
    for code in languages:
        get_locale(code)
    create_index(slug="one", title="One").copy_for_translation(get_locale("es"))
    few = count_queries(admin)
    for number in range(4):
        page = create_guide(slug=f"more-{number}", body=[section("overview", ("text", "<p>Words.</p>"))])
        page.copy_for_translation(get_locale("es"))

    assert few == count_queries(admin) == USUAL + LOCALIZE


#: Sites with their clinics, and the translations of their root pages.
SITES = 2


def test_signed_safety_text_costs_the_same_at_any_size(english, admin):
    for number in range(4):
        body = [help_section(emergency=["you cannot feel your legs"], urgent=())]
        page = create_condition(slug=f"more-{number}", body=body, audience="Adults")
        copy = translate(page.copy_for_translation(get_locale("es")))
        sign_safety_text(copy)
        copy.get_latest_revision().publish()
        if number == 0:
            few = count_queries(admin)

    assert few == count_queries(admin) == USUAL + LOCALIZE + SITES


def test_each_kind_of_shared_text_on_the_screen_costs_one_query(english, admin):
    create_help_cards("you cannot feel your legs", title="One")
    create_help_cards("you cannot feel your legs", title="Two")

    assert count_queries(admin) == USUAL + LOCALIZE + 1


def test_pages_stand_by_title_before_shared_texts(english, admin):
    create_help_cards("you cannot feel your legs")
    create_guide(slug="a", title="Always first")

    text = read_text(admin.get(reverse("backcare_progress")))

    positions = [text.index(title) for title in ("Always first", "Low back pain", "Back pain")]
    assert positions == sorted(positions)

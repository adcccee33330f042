"""Queries of readers who may need help at once, on the content that ships, on every database."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.helpers import (
    create_condition,
    create_guide,
    create_help_cards,
    create_index,
    create_treatment,
    get_locale,
    get_site,
    help_section,
    section,
)
from wagtail_backcare.search import search_health_pages
from wagtail_backcare.starter.load import load_pack

pytestmark = pytest.mark.django_db

FIRST = {"Low back pain", "Sciatica"}

#: Query → how it is put right, "" for not at all.
ENGLISH = {
    "cant pee": "",
    "can't pee": "",
    "cannot wee": "",
    "cant walk": "",
    "cant feel legs": "",
    "cant feel my feet": "",
    "dont feel legs": "",
    "numb bum": "",
    "numb groin": "",
    "numb lehs": "",
    "numb leggs": "",
    "nmub legs": "numb legs",
    "tingling": "",
    "pins and needles": "",
    "fever and back pain": "",
    "loose control of bladder": "",
    "lost control bowels": "",
    "wet myself numb": "",
}


@pytest.fixture
def pack():
    load_pack("back-pain", country="GB", publish=True, checked_by="Sam Example", checked_on=date.today())


def test_they_lead_to_pages_that_say_when_to_get_help(pack):
    found = {query: search_health_pages(query, site=get_site()) for query in ENGLISH}

    assert {query: results.correction for query, results in found.items()} == ENGLISH
    firsts = {query: results.pages[0].title if results.pages else "" for query, results in found.items()}
    assert {query: title for query, title in firsts.items() if title not in FIRST} == {}


def find(query, **options):
    return [page.title for page in search_health_pages(query, site=get_site(), **options).pages]


def test_pages_with_cards_of_their_own_and_with_a_shared_set_come_before_a_text_that_mentions_it():
    index = create_index()
    shared = ("help_cards", {"shared": create_help_cards("your bladder does not empty"), "cards": []})
    mention = section("overview", ("text", "<p>Bladder, bladder and bladder control.</p>"))
    create_guide(parent=index, title="Mentions", slug="mentions", body=[mention])
    create_treatment(parent=index, title="Treatment", slug="treatment", body=[section("when_to_get_help", shared)])
    own = create_condition(parent=index, title="Own", slug="own", body=[help_section(emergency=("a full bladder",))])
    create_condition(parent=index, title="No cards", slug="none")

    assert find("lost bladder control")[:2] == ["Own", "Treatment"]
    assert find("lost bladder control", kind="treatment") == ["Treatment"]
    assert search_health_pages("lost bladder control", site=get_site()).help_first is False

    PageViewRestriction.objects.create(page=own, restriction_type="login")

    assert find("lost bladder control")[0] == "Treatment"


def test_what_somebody_cannot_do_is_looked_for_in_signs_before_a_text_that_has_all_of_it():
    index = create_index()
    mention = section("overview", ("text", "<p>I do not mind the smell of mint on legs.</p>"))
    create_guide(parent=index, title="Mentions", slug="mentions", body=[mention])
    create_condition(parent=index, title="Signs", slug="signs", body=[help_section(emergency=("both legs ache",))])

    assert find("not mind legs")[0] == "Signs"


def test_cards_for_another_day_do_not_count():
    index = create_index()
    card = ("help_cards", {"shared": None, "cards": [("non_urgent", {"heading": "", "signs": ["a weak bladder"]})]})
    create_condition(parent=index, body=[section("when_to_get_help", card)])

    assert not search_health_pages("qqqq bladder", site=get_site()).help_first


def test_a_word_that_no_page_has_leads_to_pages_that_say_when_to_get_help():
    index = create_index()
    create_guide(parent=index, title="Needles", slug="needles")
    create_condition(parent=index, body=[help_section()])

    results = search_health_pages("pins and needles", site=get_site())

    assert [page.title for page in results.pages] == ["Low back pain", "Needles"]
    assert (results.correction, results.any_word, results.help_first) == ("", True, True)


#: Language, query, and a heading with a word into which it must not be turned.
OTHERS = [
    ("de", "kann nicht pinkeln", "Das Schiff kann sinken und nichts pinseln"),
    ("de", "kann nicht laufen", "Kann nach dem kaufen laufend"),
    ("es", "no puedo orinar", "Si no puede, opinar"),
    ("es", "no siento las piernas", "Asiento de pierna"),
    ("fr", "je ne peux pas uriner", "Je peux ruiner"),
    ("fr", "ne sens plus mes jambes", "Le sens du jambon"),
    ("ar", "لا أستطيع التبول", "أستطيع القبول"),
]


@pytest.mark.parametrize(("language", "query", "heading"), OTHERS)
def test_other_languages(language, query, heading):
    home = get_site().root_page.copy_for_translation(get_locale(language))
    body = [section("overview", ("text", "<p>…</p>"), heading=heading)]
    create_guide(parent=home, title="Guide", slug="guide", summary="S.", body=body, locale=home.locale)

    assert search_health_pages(query, below=home).correction == ""


def test_they_cost_a_bounded_number_of_queries(pack):
    find("pins and needles")

    with CaptureQueriesContext(connection) as queries:
        find("pins and neeedles")

    assert len(queries) <= 24

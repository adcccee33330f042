"""Blocks hand their values to pictures, in the language and the direction of the page, and never claim too much."""

import json

import polib
import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.blocks import StructBlockValidationError

from tests.helpers import create_reference, create_treatment
from wagtail_backcare.blocks import DrawingBlock, EvidenceStatementBlock, SideEffectsBlock, Size, StepsBlock
from wagtail_backcare.blocks.steps import StepBlock
from wagtail_backcare.pages.models import TreatmentPage


def render(block, value) -> BeautifulSoup:
    return BeautifulSoup(block.render(block.normalize(value), {}), "html.parser")


def make_statement(**fields) -> dict:
    return {"statement": "Less pain.", "certainty": "fairly", "sources": [], **fields}


def read_rows(soup) -> dict[str, str]:
    """The description list of an evidence statement."""
    return {
        row.dt.get_text(): " ".join(cell.get_text(" ", strip=True) for cell in row.select("dd"))
        for row in soup.select("dl > div")
    }


# Evidence


def test_without_a_size_and_points_nothing_is_drawn():
    soup = render(EvidenceStatementBlock(), make_statement())

    assert len(soup.select("svg")) == len(soup.select("dd > .backcare-certainty")) == 1
    assert list(read_rows(soup)) == ["How sure we are"]


@pytest.mark.parametrize(
    ("certainty", "marks", "words"),
    [
        ("very", 4, "very sure"),
        ("fairly", 3, "fairly sure"),
        ("not_very", 2, "not very sure"),
        ("not_at_all", 1, "not at all sure"),
    ],
)
def test_how_sure_we_are_is_told_in_words_beside_its_marks(certainty, marks, words):
    soup = render(EvidenceStatementBlock(), make_statement(certainty=certainty))

    assert read_rows(soup)["How sure we are"] == words
    assert soup.select_one(".backcare-certainty__on")["d"].count("M") == marks
    assert soup.svg["aria-hidden"] == "true"


@pytest.mark.parametrize(("size", "squares", "words"), [("none", 0, "little or none"), ("large", 4, "large")])
def test_the_size_is_told_in_words_beside_its_squares(size, squares, words):
    soup = render(EvidenceStatementBlock(), make_statement(size=size))

    assert read_rows(soup)["Difference found"] == words
    assert sum(path["d"].count("M") for path in soup.select(".backcare-scale__on")) == squares
    assert len(Size) == 5


@pytest.mark.parametrize(
    ("certainty", "striped"), [("very", False), ("fairly", False), ("not_very", True), ("not_at_all", True)]
)
def test_pictures_are_striped_where_the_words_say_that_we_are_not_sure(certainty, striped):
    value = make_statement(certainty=certainty, size="small", pain_with=40, pain_without=50)

    marks = render(EvidenceStatementBlock(), value).select(".backcare-scale__on")

    assert [bool(mark.get("stroke-dasharray")) for mark in marks] == [striped] * 3


@pytest.mark.parametrize(
    ("pain_with", "pain_without", "words"),
    [
        (41, 50, "9 points less pain"),
        (49, 50, "1 point less pain"),
        (50, 41, "9 points more pain"),
        (0, 0, "no difference in points"),
    ],
)
def test_points_are_told_in_words_beside_their_bars(pain_with, pain_without, words):
    value = make_statement(pain_with=pain_with, pain_without=pain_without, compared_with="usual care")

    soup = render(EvidenceStatementBlock(), value)

    text = read_rows(soup)["Pain from 0 to 100"]
    assert text.startswith(words)
    assert f"With the treatment: {pain_with}" in text
    assert f"Compared with usual care: {pain_without}" in text
    assert len(soup.select(".backcare-bar")) == 2


@pytest.mark.django_db
def test_points_of_one_group_alone_are_refused_and_never_drawn():
    block = EvidenceStatementBlock()
    value = block.normalize(make_statement(sources=[create_reference()], pain_with=0, pain_without=None))

    with pytest.raises(StructBlockValidationError) as error:
        block.clean(value)
    assert list(error.value.block_errors) == ["pain_without"]
    assert not render(block, value).select(".backcare-bar")


# Side effects


def test_a_frequency_is_said_once_and_drawn_beside():
    item = {"effect": "A bruise", "people": 9, "out_of": 100, "what_to_do": ""}

    soup = render(SideEffectsBlock(), {"title": "", "items": [item]})

    assert soup.get_text(" ", strip=True) == "A bruise about 9 in 100 people"
    assert soup.select_one("li > svg")["aria-hidden"] == "true"


@pytest.mark.parametrize(("people", "out_of"), [(1, 10_000), (None, None)])
def test_what_is_too_rare_to_be_seen_has_words_alone(people, out_of):
    item = {"effect": "A punctured lung", "people": people, "out_of": out_of, "what_to_do": ""}

    assert not render(SideEffectsBlock(), {"title": "", "items": [item]}).select("svg")


# Steps


def make_steps(*minutes) -> dict:
    items = [{"title": "Rest", "minutes": first, "minutes_to": last} for first, last in minutes]
    return {"title": "", "items": items}


@pytest.mark.parametrize(
    ("minutes", "key"),
    [
        ([(20, None), (5, None)], "Solid: about this long."),
        ([(20, 30), (5, None)], "Solid: at least this long. Striped: up to this long."),
        ([(20, 30), (None, None)], "Solid: at least this long. Striped: up to this long. Dotted: no set time."),
    ],
)
def test_the_key_explains_what_the_time_line_shows(minutes, key):
    soup = render(StepsBlock(), make_steps(*minutes))

    time = soup.select_one(".backcare-time")
    assert time.p.get_text() == key
    assert time["aria-hidden"] == "true"
    assert time.find_next_sibling().name == "ol"


def test_steps_without_minutes_have_no_time_line():
    assert not render(StepsBlock(), make_steps((None, None), (None, None))).select(".backcare-time, svg")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"minutes": 1}, "about 1 minute"),
        ({"minutes": 20, "minutes_to": 30}, "20 to 30 minutes"),
        ({"minutes": 20, "duration": "often 20 minutes"}, "often 20 minutes"),
        ({"duration": "a few minutes"}, "a few minutes"),
        ({}, ""),
    ],
)
def test_the_editor_s_words_for_the_time_come_before_ours(fields, words):
    assert StepBlock().normalize({"title": "Rest", **fields}).how_long == words


@pytest.mark.parametrize(("minutes", "minutes_to", "field"), [(None, 30, "minutes"), (30, 30, "minutes_to")])
def test_minutes_must_make_sense(minutes, minutes_to, field):
    block = StepBlock()

    with pytest.raises(StructBlockValidationError) as error:
        block.clean(block.normalize({"title": "Rest", "minutes": minutes, "minutes_to": minutes_to}))
    assert list(error.value.block_errors) == [field]


# The drawing


def test_the_drawing_has_a_text_alternative_and_a_caption():
    soup = render(DrawingBlock(), {"drawing": "low_back", "caption": "The marked area"})

    assert soup.svg["role"] == "img"
    assert soup.svg.title.get_text() == "Where low back pain is felt"
    assert "bottom of the ribs" in soup.svg.desc.get_text()
    assert soup.figcaption.get_text() == "The marked area"


def test_a_drawing_that_is_no_longer_there_draws_nothing():
    assert not render(DrawingBlock(), {"drawing": "gone", "caption": ""}).select("svg")


# Languages

ARABIC = {
    "Where low back pain is felt": "أين يُحَس بألم أسفل الظهر",
    "Bottom of the ribs": "أسفل الأضلاع",
    "Low back": "أسفل الظهر",
    "Tops of the legs": "أعلى الساقين",
    "%(minutes)s min": "%(minutes)s دقيقة",
    "small": "صغير",
}


@pytest.fixture
def arabic(settings, tmp_path):
    """The package's words in Arabic, as a catalogue of the site gives them."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    catalogue.extend(polib.POEntry(msgid=source, msgstr=words) for source, words in ARABIC.items())
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue.save_as_mofile(folder / "django.mo")
    settings.LOCALE_PATHS = [tmp_path]
    with translation.override("ar"):
        yield


def test_labels_and_alternative_are_translated(arabic):
    svg = render(DrawingBlock(), {"drawing": "low_back", "caption": ""}).svg

    assert (svg["lang"], svg["direction"]) == ("ar", "rtl")
    assert svg.title.get_text() == ARABIC["Where low back pain is felt"]
    labels = [" ".join(line.get_text() for line in text.select("tspan")) for text in svg.select("text")]
    assert labels == [ARABIC[name] for name in ("Bottom of the ribs", "Low back", "Tops of the legs")]


def test_scales_and_time_line_begin_at_the_right_with_translated_words(arabic):
    evidence = render(EvidenceStatementBlock(), make_statement(size="small", pain_with=41, pain_without=50))
    steps = render(StepsBlock(), make_steps((20, 30), (None, None)))
    effects = {"title": "", "items": [{"effect": "كدمة", "people": 1, "out_of": 10}]}

    assert ARABIC["small"] in evidence.get_text()
    assert evidence.select_one(".backcare-scale > g")["transform"].startswith("matrix(-1")
    assert evidence.select_one(".backcare-bar line")["x1"] == "100%"
    assert "20–30 دقيقة" in steps.svg.get_text()
    assert [part["x"] for part in steps.select(".backcare-time-line > svg")] == ["12%", "0%"]
    assert render(SideEffectsBlock(), effects).select_one("svg > g")["transform"].startswith("matrix(-1")


# Pages stored before these fields were there


def make_old_body(reference) -> str:
    def make_block(name, value):
        return {"type": name, "id": name, "value": value}

    statement = {"statement": "Less pain.", "certainty": "very", "compared_with": "", "how_long": ""}
    sources = [{"type": "item", "id": "s", "value": reference.pk}]
    step = {"title": "You rest", "text": "", "duration": "20 minutes"}
    blocks = [
        make_block("evidence_statement", {**statement, "sources": sources}),
        make_block("steps", {"title": "", "items": [{"type": "item", "id": "i", "value": step}]}),
    ]
    return json.dumps([make_block("overview", {"heading": "", "content": blocks})])


@pytest.fixture
def old_page(disclaimer):
    page = create_treatment()
    TreatmentPage.objects.filter(pk=page.pk).update(body=make_old_body(create_reference()))
    return TreatmentPage.objects.get(pk=page.pk)


def test_an_old_page_is_shown_and_saved_as_it_was(old_page, client):
    soup = BeautifulSoup(client.get(old_page.url).content, "html.parser")
    assert "20 minutes" in soup.select_one(".backcare-steps").get_text()
    assert not soup.select(".backcare-scale, .backcare-bar, .backcare-steps svg")

    block = old_page.body.stream_block
    saved = block.get_prep_value(block.clean(old_page.body))

    [section] = block.to_python(saved)
    statement, steps = section.value["content"]
    assert (statement.value["size"] or None, statement.value["pain_with"]) == (None, None)
    assert steps.value["items"][0]["minutes"] is None


def test_an_old_page_can_be_sent_to_translators(old_page):
    extract = pytest.importorskip("wagtail_localize.segments.extract")

    texts = [segment.string.data for segment in extract.extract_segments(old_page) if hasattr(segment, "string")]

    assert {"Less pain.", "You rest", "20 minutes"} <= set(texts)

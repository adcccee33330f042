import pytest

from wagtail_backcare.search.spelling import find_alike
from wagtail_backcare.search.texts import get_texts
from wagtail_backcare.search.vocabulary import cut
from wagtail_backcare.search.word_lists import get_word_lists


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lumbaggo", "lumbago"),
        ("umbago", "lumbago"),
        ("ischais", "ischias"),
        ("scitica", "sciatica"),
        ("isciatica", "sciatica"),
        ("numbb", "numb"),
        ("nmub", "numb"),
        ("leggs", "legs"),
    ],
)
def test_the_word_most_alike_is_found(typed, meant):
    assert find_alike(typed, ["lumbago", "ischias", "sciatica", "numb", "number", "plumbing", "legs", "less"]) == meant


@pytest.mark.parametrize("typed", ["qqqq", "lum", "sci", "backpackers", "fever", "rash", "pinkeln", "lehs", "rumbago"])
def test_a_word_like_none_is_like_none(typed):
    assert find_alike(typed, ["lumbago", "sciatica", "back", "never", "crash", "sinken", "legs", "less"]) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("lumbaggo", "lumbago"), ("acupunture", "acupuncture"), ("disk", "disc"), ("siatica", "sciatica")],
)
def test_a_misspelt_word_and_the_right_one_share_a_piece(typed, meant):
    assert any(piece in f" {meant}" for piece in cut(typed))


def test_the_pieces_of_a_word_are_all_of_it_but_for_its_end():
    assert cut("lumbaggo") == ["lumb", "aggo"]
    assert cut("acupuncture") == ["acu", "pun", "ctu"]
    assert cut("disc") == [" d"]


def test_the_words_of_a_stream_are_its_texts_without_types_ids_and_tags():
    raw = [
        {
            "type": "overview",
            "id": "2a6b",
            "value": {"heading": "About", "content": [{"type": "text", "id": "77", "value": "<p>Low <b>back</b></p>"}]},
        }
    ]

    words = " ".join(get_texts(raw)).split()

    assert words == ["About", "Low", "back"]


def test_words_of_an_emergency_are_words():
    assert {"stroke", "suicide", "cauda", "equina"} <= get_word_lists("en").urgent

"""Terms in texts: pure functions."""

import pytest

from wagtail_backcare.translation.glossary import Term, find_misses, find_terms
from wagtail_backcare.translation.masking import MARK, mask, unmask
from wagtail_backcare.translation.texts import SafetyString

NEEDLE = Term("needle", "aguja")
BACK = Term("back", "espalda")
LOW_BACK_PAIN = Term("low back pain", "lumbalgia")
GRADE = Term("GRADE", "GRADE", keep=True)
TERMS = [BACK, GRADE, LOW_BACK_PAIN, NEEDLE]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A needle is thin.", [NEEDLE]),
        ("A Needle.", [NEEDLE]),
        ("Needlework helps.", []),
        ("Low  back\npain is common.", [BACK, LOW_BACK_PAIN]),
        ("Nothing of that kind.", []),
        ("", []),
    ],
)
def test_which_terms_a_text_has(text, found):
    assert find_terms(text, TERMS) == found


def test_an_entry_without_a_term_is_found_nowhere():
    assert find_terms("Some words", [Term("", "algo")]) == []


def miss(source: str, target: str) -> list[Term]:
    originals, translations = [SafetyString("body.a", "Text", source)], [SafetyString("body.a", "Text", target)]
    return [found.term for found in find_misses(originals, translations, TERMS)]


def test_the_preferred_word_is_missing():
    assert miss("A needle is thin.", "Un alfiler es fino.") == [NEEDLE]


@pytest.mark.parametrize("target", ["Una aguja es fina.", "Las Agujas son finas."])
def test_the_preferred_word_may_be_inflected(target):
    assert miss("A needle is thin.", target) == []


def test_a_term_that_stays_was_translated():
    assert miss("We use GRADE.", "Usamos GRADO.") == [GRADE]
    assert miss("We use GRADE.", "Usamos GRADE.") == []


@pytest.mark.parametrize("target", ["", "A needle is thin."])
def test_a_text_that_is_not_translated_yet_is_no_miss(target):
    assert miss("A needle is thin.", target) == []


def test_terms_are_masked_and_put_back():
    source = "Low back pain: a <b>needle</b> in your back."

    masked = mask(source, TERMS)

    assert masked == f"{MARK.format(2)}: a <b>{MARK.format(3)}</b> in your {MARK.format(0)}."
    machine = masked.replace("a <b>", "una <b>").replace("in your", "en la")
    assert unmask(machine, masked, TERMS) == "lumbalgia: una <b>aguja</b> en la espalda."


def test_tags_are_left_alone():
    assert mask('<a id="needle">Read</a>', TERMS) == '<a id="needle">Read</a>'


def test_signs_that_html_escapes():
    terms = [Term("R&D", "I+D < todo")]

    masked = mask("About R&amp;D.", terms)

    assert unmask(masked, masked, terms) == "About I+D &lt; todo."


def test_marks_in_small_letters_and_apart_are_known_again():
    masked = mask("A needle.", TERMS)

    assert unmask("Una xq 3 qx.", masked, TERMS) == "Una aguja."


@pytest.mark.parametrize("machine", ["Un objeto.", "XQ3QX XQ3QX", "XQ1QX", "XQ99QX"])
def test_a_text_whose_marks_were_lost_doubled_or_made_up_is_given_up(machine):
    assert unmask(machine, mask("A needle.", TERMS), TERMS) is None


def test_apostrophes_and_quotation_marks_are_masked_as_wagtail_localize_stores_them():
    terms = [Term("Parkinson's disease", "l'« autre » maladie"), Term('"frozen" shoulder', "hombro congelado")]
    source = 'Parkinson\'s disease, "frozen" shoulder'

    masked = mask(source, terms)

    assert masked == f"{MARK.format(0)}, {MARK.format(1)}"
    assert unmask(masked, masked, terms) == "l'« autre » maladie, hombro congelado"


def test_typed_and_printed_apostrophes_are_the_same():
    term = Term("Parkinson's disease", "l'autre maladie")
    source = [SafetyString("body.a", "Text", "Parkinson’s disease")]

    assert find_terms(source[0].text, [term]) == [term]
    assert list(find_misses(source, [SafetyString("body.a", "Text", "L’autre maladie")], [term])) == []

"""What a comparison of safety text finds, and what it leaves to the person who signs."""

import pytest

from wagtail_backcare.translation.audit import DifferenceKind, compare, find_negations, find_numbers, find_units
from wagtail_backcare.translation.texts import SafetyString, make_text_fingerprint


def make(*texts: str) -> list[SafetyString]:
    return [SafetyString(f"body.{number}", f"Sign {number}", text) for number, text in enumerate(texts)]


def audit(source, target, language="es", **options):
    return compare(make(*source), make(*target), source_language="en", target_language=language, **options)


def test_a_faithful_translation_passes():
    result = audit(["you cannot feel your legs for 2 hours"], ["no siente las piernas durante 2 horas"])

    assert (result.missing, result.untranslated, result.differences) == ((), (), ())


def test_a_text_without_counterpart_is_missing():
    result = audit(["your legs feel numb", "you have a fever"], ["tiene las piernas dormidas"])

    assert [string.text for string in result.missing] == ["you have a fever"]


def test_an_empty_translation_is_missing():
    assert len(audit(["your legs feel numb"], [" "]).missing) == 1


def test_the_same_words_are_untranslated():
    result = audit(["Your legs  feel numb"], ["your legs feel numb"])

    assert len(result.untranslated) == 1


@pytest.mark.parametrize("text", ["Paracetamol", "chest pain", "COVID 19"])
def test_a_few_words_may_be_the_same_in_two_languages(text):
    result = audit([text], [text])

    assert result.untranslated == ()
    assert [string.text for string in result.alike] == [text]


@pytest.mark.parametrize("text", ["Paracetamol", "chest pain"])
def test_a_few_words_that_nobody_has_translated(text):
    result = audit([text], [text], open_paths={"body.0"})

    assert [string.text for string in result.untranslated] == [text]
    assert result.alike == ()


@pytest.mark.parametrize("text", ["37 °C", "999", "1 – 2"])
def test_a_text_without_words_is_the_same_in_every_language(text):
    result = audit([text], [text], open_paths={"body.0"})

    assert (result.untranslated, result.alike) == ((), ())


def test_terms_of_the_glossary_may_stay():
    text = "National Health Service helpline"

    assert audit([text], [text], keep=[text]).untranslated == ()
    assert audit(["TENS"], ["TENS"], keep=["TENS"]).alike == ()


@pytest.mark.parametrize(
    ("source", "target", "kind", "left", "right"),
    [
        ("for 2 hours", "durante 3 horas", DifferenceKind.NUMBERS, "2", "3"),
        ("for 2 days", "durante 2 semanas", DifferenceKind.UNITS, "day", "week"),
        ("you cannot walk", "puede caminar", DifferenceKind.NEGATIONS, "cannot not", ""),
        ("you feel well", "no se siente bien", DifferenceKind.NEGATIONS, "", "no"),
    ],
)
def test_numbers_units_and_negations_are_compared(source, target, kind, left, right):
    [difference] = audit([source], [target]).differences

    assert difference.kind == kind
    assert sorted(difference.source.split()) == sorted(left.split())
    assert difference.target == right


def test_digits_and_decimal_signs_of_other_scripts_are_the_same_numbers():
    assert find_numbers("٣٨٫٥ درجة") == find_numbers("38.5 degrees") == find_numbers("38,5 Grad")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Don’t wait"),
        ("de", "Sie haben keine Kraft"),
        ("fr", "Vous n’avez pas de fièvre"),
        ("ar", "لا تنتظر"),
        ("es-mx", "nunca espere"),
    ],
)
def test_negations_are_known_in_the_languages_of_the_package(language, text):
    assert find_negations(text, language)


def test_negations_of_another_language_are_not_compared():
    assert find_negations("ikke vent", "da") is None
    assert audit(["do not wait"], ["ikke vent"], language="da").differences == ()


def test_units_are_named_in_each_language():
    assert find_units("after two weeks") == find_units("nach zwei Wochen") == find_units("بعد أسبوعين")


def test_a_fingerprint_changes_with_the_words_and_not_with_ids():
    first = make_text_fingerprint(make("your legs feel numb"))

    assert first == make_text_fingerprint([SafetyString("body.b2", "", "your legs  feel numb\n", "b2")])
    assert first != make_text_fingerprint(make("your arms feel numb"))


def test_a_fingerprint_changes_with_the_blocks_that_lead_to_a_text():
    urgent, emergency = (
        SafetyString("b1", "", "your legs feel numb", kind=f"cards.{k}") for k in ("urgent", "emergency")
    )

    assert make_text_fingerprint([urgent]) != make_text_fingerprint([emergency])

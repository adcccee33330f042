"""Each rule is a pure function of plain facts: which facts it objects to, and by which code."""

import logging

import pytest

from wagtail_backcare.rules import (
    CardFacts,
    GlossaryMissFacts,
    PageFacts,
    ReviewFacts,
    Rule,
    SafetyStringFacts,
    SectionFacts,
    SiteFacts,
    TextFacts,
    TranslationFacts,
    builtin,
    find_problems,
    get_rules,
    register_rule,
)
from wagtail_backcare.rules.typed_numbers import find_number

CARD = CardFacts("emergency", ("you cannot feel your legs",))
STRING = SafetyStringFacts("body.1.signs", "Help cards, sign", "Hello", block_id="b1")


def make_facts(**changes) -> PageFacts:
    """Of a page to which no rule objects, but for what is changed."""
    fit = {
        "kind": "treatment",
        "language": "English",
        "sites": (SiteFacts("example.org", has_disclaimer=True, has_country=True),),
        "cards": (CARD,),
        "sections": tuple(SectionFacts(n, n) for n in ("side_effects", "who_should_take_care", "other_options")),
        "body_field": "body",
        "review": ReviewFacts("Sam Sample"),
        "translation": TranslationFacts("Spanish", is_signed=True),
    }
    return PageFacts(**{**fit, **changes})


def make_sites(**changes) -> tuple[SiteFacts, ...]:
    fit = SiteFacts("example.org", has_disclaimer=True, has_country=True)
    return fit, SiteFacts(**{"label": "example.net", "has_disclaimer": True, "has_country": True, **changes})


#: Code of a problem → facts in which it is the only one.
BROKEN = {
    "disclaimer.missing": {"sites": make_sites(has_disclaimer=False)},
    "help_cards.missing": {"cards": (CardFacts("emergency", ()),)},
    "help_cards.not_published": {"cards": (), "unpublished_sets": {"b1": "Back pain"}},
    "help_cards.other_language": {"cards": (), "sets_in_other_language": {"b1": "Back pain"}},
    "country.missing": {"sites": make_sites(has_country=False)},
    "side_effects.missing": {"sections": make_facts().sections[1:]},
    "who_should_take_care.missing": {"sections": make_facts().sections[::2]},
    "other_options.missing": {"sections": make_facts().sections[:2]},
    "safety_text.missing": {"translation": TranslationFacts("Spanish", missing=(STRING,), is_signed=True)},
    "safety_text.untranslated": {"translation": TranslationFacts("Spanish", untranslated=(STRING,), is_signed=True)},
    "safety_text.unsigned": {"translation": TranslationFacts("Spanish")},
    "safety_text.stale": {"translation": TranslationFacts("Spanish", is_stale=True)},
    "safety_text.other_language": {"safety_questions_in_other_language": {"b1": "Does it hurt?"}},
    "review.missing": {"review": None},
    "review.stale": {"review": ReviewFacts("Sam Sample", is_stale=True, is_overdue=True)},
    "review.overdue": {"review": ReviewFacts("Sam Sample", is_overdue=True)},
    "review.by_author": {"review": ReviewFacts("Sam Sample", is_by_author=True)},
    "question.not_published": {"unpublished_questions": {"b1": ""}},
    "question.other_language": {"questions_in_other_language": {"b1": "Does it hurt?"}},
    "number.typed": {"texts": (TextFacts("Call 01632 960 123.", field="body", block_id="b1"),)},
    "section.empty": {"sections": (*make_facts().sections, SectionFacts("causes", "Causes", "b1", is_empty=True))},
    "help_cards.repeated": {"cards": (CARD, CARD)},
    "emergency_card.link": {"cards": (CardFacts("emergency", CARD.signs, has_link=True),)},
    "glossary.not_used": {"glossary_misses": (GlossaryMissFacts("disc", "disco", False, "Text", "body.1"),)},
    "glossary.translated": {"glossary_misses": (GlossaryMissFacts("Qi", "Qi", True, "Text", "body.1"),)},
}

ALL = dict.fromkeys((rule.name for rule in builtin.RULES), "must_fix")


def find(**changes):
    return find_problems(make_facts(**changes), ALL)


def test_nothing_is_said_of_a_page_that_is_fit():
    assert find() == []


@pytest.mark.parametrize("code", BROKEN)
def test_each_problem_is_found_alone_with_words_for_the_editor(code):
    (problem,) = find(**BROKEN[code])

    assert problem.code == code
    assert problem.must_fix
    assert problem.message and problem.hint
    assert "%(" not in f"{problem.message}{problem.hint}"


def test_every_rule_is_broken_here():
    assert {problem.rule for changes in BROKEN.values() for problem in find(**changes)} == set(ALL)


def test_each_site_that_lacks_something_is_named():
    sites = [SiteFacts(label, has_disclaimer=False, has_country=True) for label in ("a.example", "b.example")]

    assert [problem.subject for problem in find(sites=tuple(sites))] == ["a.example", "b.example"]


def test_links_in_other_cards_are_no_matter():
    assert find(cards=(CARD, CardFacts("urgent", CARD.signs, has_link=True))) == []


def test_that_a_required_section_is_empty_is_said_once():
    empty = SectionFacts("side_effects", "Side effects", "b1", is_empty=True)

    (problem,) = find(sections=(empty, *make_facts().sections[1:]))

    assert (problem.code, problem.block_id) == ("side_effects.missing", "b1")


def test_only_rules_of_the_kind_are_asked_the_serious_ones_first():
    severities = {"review": "please_check", "help_cards": "must_fix"}

    problems = find_problems(PageFacts("guide"), severities)

    assert [problem.code for problem in problems] == ["help_cards.missing", "review.missing"]
    assert [problem.must_fix for problem in problems] == [True, False]


def test_a_rule_that_fails_counts_as_broken_under_its_name_and_is_logged(monkeypatch, caplog):
    def fail(facts):
        raise RuntimeError("out of order")

    monkeypatch.setitem(get_rules(), "help_cards", Rule("help_cards", fail, "Help cards"))

    with caplog.at_level(logging.ERROR):
        (problem,) = find()

    assert (problem.code, problem.rule, problem.must_fix) == ("rule.failed", "help_cards", True)
    assert "help_cards" in str(problem.hint)
    assert "out of order" in caplog.text


def test_a_rule_that_does_not_exist_keeps_the_page_back():
    (problem,) = find_problems(make_facts(), {"no_such_rule": "must_fix"})

    assert (problem.code, problem.must_fix) == ("rule.unknown", True)
    assert "no_such_rule" in str(problem.message)


def test_two_rules_cannot_have_one_name():
    with pytest.raises(ValueError, match="There is a rule named 'help_cards' already"):
        register_rule(Rule("help_cards", lambda facts: iter(()), "Another"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Call 01632 960 123 today.", "01632 960 123"),
        ("+44 (0)1632 960123", "+44 (0)1632 960123"),
        ("Ring 999 now", "999"),
        ("Llame al 112", "112"),
        ("Rufen Sie die 112 an", "112"),
        ("Appelez le 15", "15"),
        ("اتصل بالرقم 998", "998"),
        ("Tel. 112", "112"),
        ("Marque el 061", "061"),
        ("Wählen Sie 112.", "112"),
        ("Composez le 15", "15"),
    ],
)
def test_telephone_numbers(text, number):
    assert find_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "In 2020, 619 million people had it.",
        "Between 2019 – 2020 and 2021-2022",
        "On 2026-01-31 and 31.01.2026",
        "About 1 000 000 of 10,000,000 people",
        "10 to 15 sessions of 30 to 45 minutes",
        "It helped 12.5% more.",
        "doi 10.1002/14651858.CD013814",
        "Call for 30 minutes",
        "Ring 10 times a day",
        "A composition of 25 parts",
        "Llamada de 10 minutos",
        "Rufen Sie 15 Minuten später an",
        "Appelez dans 10 jours",
        "اتصل بعد 10 أيام",
        "Call at 10:30",
    ],
)
def test_other_numbers(text):
    assert find_number(text) == ""

"""What a pack's author reads about a mistake: file, line, what is wrong and what to do."""

from pathlib import Path

import pytest

from tests.starter.packs import line_of, write_pack
from wagtail_backcare.starter.pack import PARTS, read_pack
from wagtail_backcare.starter.problems import PackError, StarterError

NECK = "pages/02-neck.yaml"
TEXT = "Neck pain is **common**."


def read_broken(tmp_path, changes=None, *, replace=()):
    """The problems of a pack, and the folder it stands in."""
    folder = write_pack(tmp_path / "neck", changes, replace=replace)
    with pytest.raises(PackError) as caught:
        read_pack(folder)
    return caught.value.problems, folder


def test_a_sound_pack_is_read_in_full(tmp_path):
    pack = read_pack(write_pack(tmp_path))

    assert {part: len(pack.items[part]) for part in PARTS} == {
        "clinicians": 1,
        "references": 1,
        "disclaimers": 1,
        "help_cards": 1,
        "questions": 1,
        "pages": 3,
    }
    assert pack.get("pages", "neck-pain").data["title"] == "Neck pain"
    assert pack.ledger["N1-03"] == {"left_out": "A slogan."}


def test_a_pack_that_does_not_exist_names_those_that_do():
    with pytest.raises(StarterError, match="no content pack “spine”.*Packs here: back-pain"):
        read_pack("spine")


MISTAKES = [
    # file, words in it, what stands there instead, words of the line, what the message says
    (NECK, "title: Neck pain", "titel: Neck pain", "key: neck-pain", "`title` is missing. Add it."),
    (NECK, "title: Neck pain", "title: Neck pain\n        subtitle: X", "key: neck-pain", "no field `subtitle` here"),
    (NECK, "audience: Adults", "audiance: Adults", "key: neck-pain", "Did you mean `audience`?"),
    (NECK, "kind: condition", "kind: conditon", "kind:", "`kind` cannot be `conditon`. Did you mean `condition`?"),
    (NECK, "Neck pain is common.", "x" * 301, "summary:", "`summary` has 301 characters; at most 300 fit."),
    (NECK, "body_area: neck", "body_area: knee", "body_area:", "`body_area` cannot be `knee`."),
    (NECK, "slug: neck-pain", "slug: neck pain", "slug:", "letters, digits, hyphens and underscores"),
    (NECK, "title: Neck pain", "title: 12", "title:", '`title` must be a text. Put it in quotes: "12".'),
    (NECK, "related: [exercise]", "related: exercise", "related:", "`related` must be a list."),
    (NECK, "related: [exercise]", "related: [exercise, exercise]", "related:", "names `exercise` twice"),
    (NECK, "related: [exercise]", "related: [excercise]", "related:", "Did you mean `exercise`?"),
    (NECK, "author: alex", "author: sam", "author:", "There is no clinician `sam` in this pack."),
    (NECK, "parent: health", "parent: wealth", "parent:", "There is no page `wealth`"),
    (NECK, "section: overview", "section: overveiw", "overveiw", "There is no section `overveiw`. Did you mean"),
    (NECK, "section: overview", "section: side_effects", "side_effects", "kind condition has no section"),
    (NECK, "- disclaimer: true", "- heading: X", "heading: X", "neither a section nor the place of the disclaimer"),
    (NECK, "- disclaimer: true", "- disclaimer: yes", "disclaimer:", "Write `disclaimer: true`."),
    (NECK, "type: key_facts", "type: key_fact", "key_fact", "There is no block `key_fact`. Did you mean `key_facts`?"),
    (NECK, "type: key_facts", "type: figure", "figure", "A pack holds no pictures."),
    (NECK, "key: facts", "key: what # again", "# again", "a block with the key `what` already"),
    (NECK, "key: facts", "key: Facts", "key: Facts", "small letters, digits and single hyphens"),
    (NECK, "shared: flags", "shared: flag", "shared: flag", "no shared set of help cards `flag`"),
    (NECK, "shared: flags", "title: x", "type: help_cards", "either `shared`, the key of a shared set, or `cards`"),
    (NECK, "shared: how-long", "shared: how-short", "how-short", "There is no shared question `how-short`"),
    (NECK, "page:exercise", "page:excercise", "page:excercise", "Did you mean `exercise`?"),
    (NECK, "page:exercise", "ftp://x", "ftp://x", "A link cannot lead to `ftp://x`."),
    (NECK, TEXT, "## Neck pain", "## Neck", "Headings in a text are of the third level. Begin the line with ###."),
    (NECK, TEXT, "Neck <b>pain</b>.", "Neck <b>", "The text has HTML in it."),
    (NECK, TEXT, "Neck `pain`.", "Neck `", "The text has code in it."),
    (NECK, "Only if you can turn your head.", "'### No'", "answer:", "There can be no heading in this text."),
    (NECK, "ledger: [N1-01]", "ledger: [N1-9]", "ledger:", "N1-9 in ledger.yaml does not name `neck-pain#what`"),
    (NECK, "ledger: [N1-01]", "ledger: [one]", "ledger:", "the number of a row, for example `S3-04`"),
    ("pages/03-exercise.yaml", "[neck-pain]", "[health]", "conditions:", "not about a condition"),
    ("pages/03-exercise.yaml", "certainty: not_very", "certainty: low", "certainty:", "Choose from: very, fairly"),
    ("pages/03-exercise.yaml", "[review]", "[]", "sources:", "`sources` needs at least 1."),
    ("pages/03-exercise.yaml", "[review]", "[trial]", "sources:", "There is no source `trial` in this pack."),
    ("pages/03-exercise.yaml", "slug: exercise", "slug: neck-pain", "slug:", "has the address neck-pain"),
    ("pages/03-exercise.yaml", "key: exercise", "key: neck-pain", "key:", "The key `neck-pain` is taken"),
    ("pages/01-health.yaml", "parent: null", "parent: neck-pain", "parent:", "`health` stands below itself."),
    (
        "pages/01-health.yaml",
        "slug: health",
        "slug: health\n        conditions: [x]",
        "conditions:",
        "Only a treatment",
    ),
    ("references.yaml", "doi: 10.1000/neck", "pages: 3", "key: review", "There is no field `pages` here."),
    ("references.yaml", "doi: 10.1000/neck", "authors: A", "key: review", "Readers cannot find the source `review`."),
    ("references.yaml", "doi: 10.1000/neck", "doi: neck", "doi:", "a DOI, which starts with 10."),
    ("references.yaml", "2026-01-02", "2 January", "checked_on:", "a date as YYYY-MM-DD"),
    ("references.yaml", "year: 2021", "year: '2021'", "year:", "`year` must be a whole number."),
    ("references.yaml", "year: 2021", "year: 21", "year:", "`year` is 21; it must be at least 1800."),
    ("help_cards.yaml", "emergency:", "emergancy:", "cards:", "Did you mean `emergency`?"),
    ("questions.yaml", "page:neck-pain", "page:neck", "page:neck", "There is no page `neck`"),
    ("disclaimers.yaml", "kind: any", "kind: all", "kind:", "`kind` cannot be `all`."),
    (
        NECK,
        "- disclaimer: true",
        "- section: overview # again",
        "# again",
        "The page has a section `overview` already.",
    ),
    (
        "disclaimers.yaml",
        "It does not know you.",
        "Not you.\n        - {key: all, kind: any, text: Another.}",
        "key: all",
        "`any` is already the disclaimer for the kind any.",
    ),
    ("ledger.yaml", "neck-pain#what", "neck-pain#wat", "neck-pain#wat", "Did you mean `neck-pain#what`?"),
    ("ledger.yaml", "neck-pain#what", "neck-pain#facts", "neck-pain#facts", "`neck-pain#facts` does not name N1-01."),
    ("ledger.yaml", "left_out: A slogan.", "handled: Yes.", "N1-03", "Nothing shows what became of N1-03."),
    ("pack.yaml", "language: en", "language: English", "language:", "a language code, for example `en`"),
]


@pytest.mark.parametrize(("name", "old", "new", "where", "message"), MISTAKES)
def test_a_mistake_is_told_with_file_line_and_cure(tmp_path, name, old, new, where, message):
    problems, folder = read_broken(tmp_path, replace=[(name, old, new)])

    found = {f"{problem.what} {problem.cure}": problem for problem in problems}
    text = next((text for text in found if message in text), None)
    assert text, f"{message!r} is not in {list(found)}"
    assert found[text].file == f"neck/{name}"
    assert found[text].line == line_of(folder, name, where)
    assert found[text].cure


def test_every_mistake_is_told_at_once(tmp_path):
    problems, _folder = read_broken(
        tmp_path,
        replace=[(NECK, "kind: condition", "kind: x"), ("references.yaml", "year: 2021", "year: y")],
    )

    assert {problem.file for problem in problems} == {"neck/references.yaml", f"neck/{NECK}"}


def test_broken_yaml_is_told_with_its_line(tmp_path):
    problems, folder = read_broken(tmp_path, replace=[(NECK, "title: Neck pain", "title: Neck: pain")])

    assert [(problem.file, problem.line) for problem in problems] == [
        (f"neck/{NECK}", line_of(folder, NECK, "title: Neck: pain"))
    ]
    assert "needs quotes" in problems[0].cure


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("audience: &a [*a]", "`*a` stands for something written elsewhere"),
        ("? [a]\n: b", "The name of a field is no text"),
    ],
)
def test_yaml_that_no_pack_needs_is_refused_with_its_line(tmp_path, words, message):
    folder = Path(write_pack(tmp_path / "neck"))
    page = folder / NECK
    page.write_text(page.read_text().replace("audience: Adults", words))

    with pytest.raises(PackError) as caught:
        read_pack(folder)

    assert message in str(caught.value)
    assert f"{NECK}:" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "cure"),
    [
        ("help_cards.yaml", "help-cards.yaml", "Did you mean `help_cards.yaml`?"),
        (NECK, "pages/02-neck.yml", "Name it pages/02-neck.yaml."),
    ],
)
def test_a_file_that_would_be_passed_over_is_told(tmp_path, old, new, cure):
    folder = Path(write_pack(tmp_path / "neck"))
    (folder / old).rename(folder / new)

    with pytest.raises(PackError) as caught:
        read_pack(folder)

    (problem,) = [problem for problem in caught.value.problems if problem.file == f"neck/{new}"]
    assert (problem.what, problem.cure) == ("No file of a pack has this name.", cure)


def test_a_field_named_twice_is_told(tmp_path):
    problems, folder = read_broken(tmp_path, replace=[(NECK, "audience: Adults", "title: Another")])

    assert problems[0].line == line_of(folder, NECK, "title: Another")
    assert "a second time" in problems[0].what


def test_a_table_needs_a_cell_for_each_column(tmp_path):
    table = """type: table
                key: times
                caption: Times
                columns: [Session, Time]
                rows:
                  - cells: [First]"""
    facts = "type: key_facts\n                key: facts\n                items: [It often gets better., Keep moving.]"
    problems, folder = read_broken(tmp_path, replace=[(NECK, facts, table)])

    assert [problem.what for problem in problems] == ["This row has 1 cells; there are 2 column headings."]
    assert problems[0].line == line_of(folder, NECK, "cells: [First]")


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ("people: 3", "`out_of` and `people` go together."),
        ("people: 9\n          out_of: 4", "9 people out of 4 is not possible."),
    ],
)
def test_how_often_a_side_effect_occurs_must_make_sense(tmp_path, numbers, message):
    page = f"""
key: exercise
kind: treatment
parent: health
slug: exercise
title: Exercise
summary: What it is.
body:
  - section: side_effects
    content:
      - type: side_effects
        key: common
        items:
        - effect: Soreness
          {numbers}
"""
    problems, _folder = read_broken(tmp_path, {"pages/03-exercise.yaml": page})

    assert message in [problem.what for problem in problems]


def test_words_that_yaml_would_take_for_yes_and_no_stay_words(tmp_path):
    folder = write_pack(tmp_path, replace=[(NECK, "audience: Adults", "audience: No")])

    assert read_pack(folder).get("pages", "neck-pain").data["audience"] == "No"


def test_a_block_that_the_site_has_added_may_stand_in_its_packs(tmp_path, settings):
    settings.WAGTAIL_BACKCARE = {"EXTRA_BLOCKS": {"video": "wagtail.blocks.URLBlock"}}
    folder = write_pack(tmp_path, replace=[(NECK, "type: key_facts", "type: video")])

    assert read_pack(folder).get("pages", "neck-pain")

"""The five sources are taken up whole: every row of the list of facts is used, reworded or left out for a reason."""

import csv
import os
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from wagtail_backcare.blocks import SECTION_TYPES
from wagtail_backcare.blocks.context import make_unique
from wagtail_backcare.starter.pack import PACKS, read_pack

SHARED = Path(os.environ.get("BACKCARE_SHARED") or Path(__file__).resolve().parents[3] / "shared")
LEDGER = SHARED / "research" / "fact_ledger.csv"
SIZES = {"S0": 48, "S1": 60, "S2": 61, "S3": 64, "S4": 36}

needs_shared = pytest.mark.skipif(not LEDGER.exists(), reason="the list of facts is not on this machine")


@pytest.fixture(scope="module")
def pack():
    return read_pack("back-pain")


@pytest.fixture(scope="module")
def listed():
    with LEDGER.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def outcome(entry) -> str:
    if entry.get("left_out"):
        return "left out"
    return "reworded" if entry.get("handled") else "used"


def test_269_of_269_rows_are_accounted_for(pack, capsys):
    counts = {source: Counter() for source in SIZES}
    for row, entry in pack.ledger.items():
        counts[row.split("-")[0]][outcome(entry)] += 1

    with capsys.disabled():
        print()
        for source, size in SIZES.items():
            told = ", ".join(f"{counts[source][name]} {name}" for name in ("used", "reworded", "left out"))
            print(f"{source}: {counts[source].total()} of {size} rows: {told}")
        print(f"all: {len(pack.ledger)} of {sum(SIZES.values())} rows")
    assert {source: counter.total() for source, counter in counts.items()} == SIZES


@needs_shared
def test_the_rows_are_those_of_the_list_of_facts(pack, listed):
    assert set(pack.ledger) == set(listed)


@needs_shared
def test_harmless_rows_are_left_out_only_where_the_list_says_drop(pack, listed):
    wrong = [
        row
        for row, entry in pack.ledger.items()
        if entry.get("left_out")
        and listed[row]["risk"] in {"NONE", "LOW"}
        and not re.search(r"\bdrop\b", f"{listed[row]['place']} {listed[row]['handling']}", re.IGNORECASE)
    ]

    assert wrong == []


@needs_shared
def test_rows_of_high_risk_are_never_used_as_they_stand(pack, listed):
    wrong = [row for row, entry in pack.ledger.items() if listed[row]["risk"] == "HIGH" and outcome(entry) == "used"]

    assert wrong == []


def iterate_sections(pack):
    """(page#anchor, heading) for every section, anchors numbered as the body numbers them."""
    for page in pack.items["pages"].values():
        taken: set[str] = set()
        yield page.key, page.data["title"]
        for section in page.data.get("body") or []:
            if "section" in section:
                section_type = SECTION_TYPES[section["section"]]
                anchor = make_unique(section_type.anchor, taken)
                yield f"{page.key}#{anchor}", section.get("heading") or str(section_type.heading)


def test_each_source_has_its_subject_in_a_heading(pack):
    sources = yaml.safe_load((PACKS / "back-pain" / "sources.yaml").read_text(encoding="utf-8"))
    headings = list(iterate_sections(pack))

    assert list(sources) == list(SIZES)
    for source in sources.values():
        subject = source["subject"]
        assert any(
            place.startswith(subject["place"]) and heading == subject["heading"] for place, heading in headings
        ), subject


def test_each_heading_of_a_source_is_taken_up_by_a_section_that_exists(pack):
    sources = yaml.safe_load((PACKS / "back-pain" / "sources.yaml").read_text(encoding="utf-8"))
    places = {place for place, _heading in iterate_sections(pack)}

    for source in sources.values():
        for heading in source["headings"]:
            assert set(heading["taken_up"]) <= places, heading["own"]

"""The pack that ships: it loads in full, and no row of its source is forgotten."""

import csv
import os
from pathlib import Path

import pytest
from wagtail.blocks import ListBlock, StreamBlock, StructBlock

from wagtail_backcare.models import Disclaimer, HelpCardSet, Question, Reference
from wagtail_backcare.pages.models import ConditionPage, GuidePage, HealthIndexPage, QuestionsPage, TreatmentPage
from wagtail_backcare.starter.body import make_body
from wagtail_backcare.starter.load import load_pack
from wagtail_backcare.starter.mentions import iterate_blocks
from wagtail_backcare.starter.pack import read_pack
from wagtail_backcare.starter.report import Outcome

SHARED = Path(os.environ.get("BACKCARE_SHARED") or Path(__file__).resolve().parents[3] / "shared")
LEDGER = SHARED / "research" / "fact_ledger.csv"
PAGES = (ConditionPage, TreatmentPage, GuidePage, QuestionsPage)


@pytest.fixture(scope="module")
def pack():
    return read_pack("back-pain")


def rows_of(source, ledger):
    return {row for row in ledger if row.startswith(f"{source}-")}


def test_every_row_of_the_source_is_taken_up_or_left_out_for_a_reason(pack):
    assert rows_of("S3", pack.ledger) == {f"S3-{number:02}" for number in range(1, 65)}
    assert [row for row, entry in pack.ledger.items() if bool(entry.get("items")) == bool(entry.get("left_out"))] == []


@pytest.mark.skipif(not LEDGER.exists(), reason="the list of facts is not on this machine")
def test_rows_are_those_of_the_list_of_facts(pack):
    with LEDGER.open(encoding="utf-8", newline="") as file:
        listed = {row["id"] for row in csv.DictReader(file)}

    assert rows_of("S3", pack.ledger) == rows_of("S3", listed)
    assert set(pack.ledger) <= listed


def test_every_place_that_a_row_names_exists(pack):
    places = {
        f"{page.key}#{block['key']}"
        for page in pack.items["pages"].values()
        for _path, block in iterate_blocks(page.data)
    }
    for name, part in (("question", "questions"), ("help_cards", "help_cards"), ("disclaimer", "disclaimers")):
        places |= {f"{name}#{key}" for key in pack.items[part]}

    named = {place for entry in pack.ledger.values() for place in entry.get("items") or []}

    assert named <= places


@pytest.mark.django_db
def test_first_run_makes_every_item(pack):
    report = load_pack("back-pain")

    assert report.count(Outcome.CREATED) == len(report.lines) == sum(len(items) for items in pack.items.values())
    assert [line.note for line in report.lines if line.note] == []
    assert HealthIndexPage.objects.count() + sum(model.objects.count() for model in PAGES) == len(pack.items["pages"])
    assert Reference.objects.count() == len(pack.items["references"])
    assert Question.objects.count() == len(pack.items["questions"])
    assert Disclaimer.objects.count() == len(pack.items["disclaimers"])
    assert HelpCardSet.objects.count() == len(pack.items["help_cards"])
    assert load_pack("back-pain").count(Outcome.UNCHANGED) == len(report.lines)


@pytest.mark.django_db
def test_bodies_are_what_an_editor_could_save_with_ids_of_their_own(pack):
    load_pack("back-pain")

    seen = set()
    for page in (page for model in PAGES for page in model.objects.all()):
        block = page.body.stream_block
        block.clean(page.body)
        ids = list(walk_ids(block, block.get_prep_value(page.body)))
        assert len(ids) == len(set(ids)) > 5
        assert not seen & set(ids)
        seen |= set(ids)


def walk_ids(block, raw):
    """The id of everything in a body that has one."""
    if isinstance(block, StreamBlock):
        for child in raw:
            yield child["id"]
            yield from walk_ids(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, ListBlock):
        for item in raw:
            yield item["id"]
            yield from walk_ids(block.child_block, item["value"])
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from walk_ids(child, raw[name])


def test_bodies_are_the_same_every_time(pack):
    page = pack.get("pages", "low-back-pain")
    stream = ConditionPage._meta.get_field("body").stream_block

    def make():
        return make_body(page.data["body"], stream, owner=(pack.name, page.key), find=lambda part, key: 1)

    assert make() == make()


@pytest.mark.django_db
def test_pages_are_served_once_they_are_published(client, settings):
    settings.DEBUG = True
    load_pack("back-pain", country="GB", publish=True)

    for model in PAGES:
        for page in model.objects.all():
            response = client.get(page.url)
            assert response.status_code == 200
            assert "999" in response.content.decode()

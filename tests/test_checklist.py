"""The checklist of the reference: 36 points, each with what there is, or an honest word on what there is not."""

import ast
import re

import pytest
from bs4 import BeautifulSoup

from tests import markdown
from tests.helpers import create_clinic, create_condition, create_disclaimer, help_section
from wagtail_backcare import blocks, models

PACKAGE = markdown.ROOT / "wagtail_backcare"
TEXT = markdown.read("reference/checklist.md")
POINTS = [row for heading in markdown.headings(TEXT, 2) for row in markdown.rows(markdown.part(TEXT, heading))]
STATES = {"built", "part", "human"}


def names_in(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def exists(name: str) -> bool:
    """Whether a name in the column "Where" is a file of the package, a section, or a field of a model or block."""
    if "/" in name:
        return (PACKAGE / name).is_file()
    owner_name, _dot, field = name.partition(".")
    if not field:
        return name in blocks.SECTION_TYPES
    owner = getattr(models, owner_name, None) or getattr(blocks, owner_name)
    if hasattr(owner, "_meta"):
        return field in {known.name for known in owner._meta.get_fields()}
    return field in owner.base_blocks


def functions_in(path: str) -> set[str]:
    """Names of the test functions in a module."""
    tree = ast.parse((markdown.ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def point(row) -> str:
    return f"{row['#']}-{row['State']}"


def test_there_are_36_points_in_order():
    assert [row["#"] for row in POINTS] == [str(number) for number in range(1, 37)]


@pytest.mark.parametrize("row", POINTS, ids=point)
def test_a_point_names_what_exists(row):
    for name in names_in(row["Where"]):
        assert exists(name), name
    for name in names_in(row["Test"]):
        path, function = name.split("::")
        assert function in functions_in(path), name


@pytest.mark.parametrize("row", POINTS, ids=point)
def test_a_state_has_what_it_needs(row):
    reason = row["What is missing, or who sees to it"]

    assert row["State"] in STATES
    if row["State"] in {"built", "part"}:
        assert names_in(row["Where"])
        assert names_in(row["Test"])
    else:
        assert not row["Test"], "a point with a test is at least part of the way there"
    if row["State"] != "built":
        assert len(reason.split()) >= 4


@pytest.mark.django_db
def test_a_page_shows_when_it_was_published_and_changed_and_claims_no_review(client):
    create_clinic()
    create_disclaimer()
    page = create_condition(live=False, body=[help_section()])
    page.save_revision().publish()
    page.refresh_from_db()

    about = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".backcare-about")

    assert [time["datetime"] for time in about.find_all("time")] == [
        page.first_published_at.date().isoformat(),
        page.last_published_at.date().isoformat(),
    ]
    assert "review" not in about.get_text().lower()


@pytest.mark.django_db
def test_a_page_loads_nothing_from_elsewhere_and_sets_no_cookie(client):
    create_clinic()
    create_disclaimer()

    response = client.get(create_condition(body=[help_section()]).url)

    soup = BeautifulSoup(response.content, "html.parser")
    # Addresses of the page itself are named there too: rel="canonical" and rel="alternate" load nothing.
    named = "link[href]:not([rel=canonical], [rel=alternate])"
    loaded = [tag.get("src") or tag.get("href") for tag in soup.select(f"[src], {named}")]
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)
    assert not soup.select("form")
    assert not response.cookies


def test_benefits_and_risks_stand_side_by_side_in_the_same_form():
    value = {"benefits": ["Less pain"], "risks": ["A bruise"]}
    block = blocks.BenefitsAndRisksBlock()

    sides = BeautifulSoup(block.render(block.normalize(value)), "html.parser").select(".backcare-balance > div")

    assert [(side.h3.string, side.li.string) for side in sides] == [
        ("Possible benefits", "Less pain"),
        ("Possible risks", "A bruise"),
    ]
    assert sides[0]["class"] == sides[1]["class"]


def test_further_help_leads_to_its_address():
    value = {"items": [{"title": "Back pain", "url": "https://example.org/", "text": "Advice"}]}
    block = blocks.LinksBlock()

    soup = BeautifulSoup(block.render(block.normalize(value)), "html.parser")

    assert soup.select_one('a[href="https://example.org/"]').string == "Back pain"

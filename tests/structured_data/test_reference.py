"""The reference of structured data says what the code says."""

import re

from tests import markdown
from tests.structured_data.samples import EVERY_KIND, TODAY
from wagtail_backcare import conf
from wagtail_backcare.models import ReferenceKind
from wagtail_backcare.structured_data import citations, make_graph

TEXT = markdown.read("reference/structured-data.md")
TEMPLATES = markdown.ROOT / "wagtail_backcare" / "templates" / "wagtail_backcare"


def names_in(cell: str) -> list[str]:
    """What stands between backquotes in a cell."""
    return re.findall(r"`([^`]+)`", cell)


def test_every_part_of_the_setting_has_its_row_and_its_block():
    rows = markdown.rows(TEXT)

    assert sorted(markdown.plain(row["In the setting"]) for row in rows) == sorted(conf.METADATA)
    for row in rows:
        block, *templates = names_in(row["Template block"])
        for template in templates:
            assert f"{{% block {block} %}}" in (TEMPLATES / template).read_text(encoding="utf-8")


def test_every_kind_of_page_has_its_type():
    documented = {}
    for row in markdown.rows(markdown.part(TEXT, "By kind of page")):
        kinds = names_in(row["Type"])
        documented[markdown.plain(row["Kind"])] = kinds if len(kinds) > 1 else kinds[0]

    assert documented == {
        kind: make_graph(EVERY_KIND[kind], today=TODAY)["@graph"][0]["@type"] for kind in conf.DEFAULT_PAGE_MODELS
    }


def test_every_property_of_a_page_has_its_row_and_no_other():
    rows = markdown.rows(markdown.part(TEXT, "Where each value comes from"))

    pages = [make_graph(page, today=TODAY)["@graph"][0] for page in EVERY_KIND.values()]
    said = {name for page in pages for name in page} - {"@type", "mainEntity", "about"}
    assert {name for row in rows for name in names_in(row["Property"])} == said


def test_every_kind_of_source_has_its_type():
    text = TEXT[TEXT.index("| Kind of source |") :]

    documented = {
        markdown.plain(row["Kind of source"]): (markdown.plain(row["Type"]), row["`publicationType`"])
        for row in markdown.rows(text)
    }
    assert documented == citations.TYPES
    assert list(documented) == ReferenceKind.values

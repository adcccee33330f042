"""The reference of the API shows what the API answers."""

import inspect
import json
import re

import pytest
from wagtail.api import APIField

from tests import markdown
from tests.api.conftest import HAS_V3
from tests.helpers import create_condition, put_in_force
from tests.test_docs import PAGE_MODELS, names_in
from wagtail_backcare.endpoints import v2
from wagtail_backcare.kinds import Kind

REFERENCE = markdown.read("reference/api.md")
ALL = set(PAGE_MODELS)
KINDS = {
    "all": ALL,
    "all but index": ALL - {Kind.INDEX},
    "condition, treatment": {Kind.CONDITION, Kind.TREATMENT},
    "condition": {Kind.CONDITION},
    "treatment": {Kind.TREATMENT},
}


def get_rows(heading: str) -> list[dict[str, str]]:
    return markdown.rows(markdown.part(REFERENCE, heading))


def get_fields(kind: str) -> dict[str, APIField]:
    return {field.name: field for field in PAGE_MODELS[kind].api_fields}


def get_written(kind: str) -> set[str]:
    return {field.name for field in PAGE_MODELS[kind].api_fields if getattr(field, "writable", False)}


@pytest.mark.parametrize("kind", sorted(ALL))
def test_every_field_has_its_row(kind):
    rows = [row for row in get_rows("Fields of pages") if kind in KINDS[row["On"]]]

    listed = {name: row["Over v3"].startswith("written too") for row in rows for name in names_in(row["Field"])}

    written = get_written(kind) if HAS_V3 else {name for name, is_written in listed.items() if is_written}
    assert listed == {name: name in written for name in get_fields(kind)}


def test_the_example_is_what_a_page_answers(db, client):
    example = json.loads(markdown.code(markdown.part(REFERENCE, "The body"), "json")[0])
    put_in_force(text="This page is for information only.")
    stored = [{"type": module["type"], "id": module["id"], "value": strip(module["value"])} for module in example[:1]]
    page = create_condition(body=stored)

    answers = [client.get(f"/api/{version}/pages/{page.pk}/").json()["body"] for version in ("v2", "v3")[: 1 + HAS_V3]]

    for answer in answers:
        token = answer[-1]["value"]["token"]
        assert f'data-backcare-disclaimer="{token}"' in answer[-1]["html"]
        answer[-1]["html"] = f'<section data-backcare-disclaimer="{token}">…</section>'
        assert json.loads(json.dumps(answer).replace(token, "12-4f0c9a7be211")) == example


def strip(value: dict) -> dict:
    """What is stored of the value of a section."""
    kept = ("type", "value", "id")
    return {**value, "content": [{key: block[key] for key in kept} for block in value["content"]]}


def test_the_example_of_a_disclaimer(db, client):
    example = json.loads(markdown.code(markdown.part(REFERENCE, "A disclaimer"), "json")[0])
    put_in_force(text=example["paragraphs"][0])

    (disclaimer,) = client.get(f"/api/v2/pages/{create_condition().pk}/").json()["disclaimers"]

    assert {**disclaimer, "token": example["token"]} == example
    assert re.fullmatch(r"\d+-[0-9a-f]{12}", example["token"])


def test_the_keys_of_modules(article, get):
    rows = get_rows("The body")
    listed = {name for row in rows for name in names_in(row["Key"])}

    modules = get("v2", article)["body"]
    blocks = [block for module in modules if "anchor" in module for block in module["value"]["content"]]

    assert listed == {key for module in [*modules, *blocks] for key in module}
    shown = next(row for row in rows if "shown" in row["Key"])
    assert set(names_in(shown["Of"])) == {block["type"] for block in blocks if "shown" in block}
    for block in blocks:
        for key, value in block.get("shown", {}).items():
            names = set(value[0]) if isinstance(value, list) else set()
            assert {key, *names} <= set(names_in(shown["What it is"]))


def test_every_endpoint_has_its_row(client, db):
    rows = {names_in(row["Endpoint"])[0]: row for row in get_rows("Endpoints of API v2")}

    assert {name: names_in(row["Class"])[0] for name, row in rows.items()} == {
        name: endpoint.__name__ for name, endpoint in v2.ENDPOINTS.items()
    }
    assert inspect.isfunction(v2.register_endpoints)
    for name in ("help-card-sets", "questions", "clinicians", "disclaimers"):
        endpoint = v2.ENDPOINTS[name]
        fields = set(endpoint.get_body_fields_names(endpoint.model)) - {"id"}
        assert set(names_in(rows[name]["What it lists"])) == fields, name

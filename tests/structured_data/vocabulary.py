"""Check JSON-LD against the part of the schema.org vocabulary that is kept beside this module."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

PREFIX = "https://schema.org/"


@cache
def load() -> dict[str, dict]:
    return json.loads((Path(__file__).parent / "schema_org.json").read_text(encoding="utf-8"))


@cache
def get_lineage(name: str) -> frozenset[str]:
    """A type and every type above it."""
    above = (get_lineage(parent) for parent in load()["types"][name])
    return frozenset({name}).union(*above)


def find_problems(document: dict) -> list[str]:
    """What in a document is no term of schema.org, or stands where the vocabulary has no place for it."""
    nodes = document["@graph"]
    known = {node["@id"]: get_types(node) for node in nodes if "@id" in node}
    problems = [] if document["@context"] == PREFIX.rstrip("/") else ["The context is not schema.org."]
    for node in nodes:
        problems += check_node(node, known)
    return problems


def get_types(node: dict) -> list[str]:
    kind = node.get("@type", [])
    return kind if isinstance(kind, list) else [kind]


def check_node(node: dict, known: dict[str, list[str]]) -> Iterator[str]:
    types = get_types(node)
    unknown = [name for name in types if name not in load()["types"]]
    if unknown or not types:
        yield f"No type of schema.org: {unknown or node}"
        return
    lineage = frozenset().union(*(get_lineage(name) for name in types))
    for name, value in node.items():
        if name.startswith("@"):
            continue
        definition = load()["properties"].get(name)
        if definition is None:
            yield f"No property of schema.org: {name}"
            continue
        if not lineage & set(definition["on"]):
            yield f"{name} does not belong to {types}"
        for each in value if isinstance(value, list) else [value]:
            yield from check_value(name, each, set(definition["holds"]), known)


def check_value(name: str, value: Any, allowed: set[str], known: dict[str, list[str]]) -> Iterator[str]:
    if isinstance(value, dict):
        types = known.get(value["@id"], []) if set(value) == {"@id"} else get_types(value)
        lineage = frozenset().union(*(get_lineage(each) for each in types if each in load()["types"]))
        if not lineage & allowed:
            yield f"{name} does not hold {types or value}"
        if set(value) != {"@id"}:
            yield from check_node(value, known)
    elif not any(fits(value, kind) for kind in allowed):
        yield f"{name} does not hold {value!r}"


def fits(value: Any, kind: str) -> bool:
    """Whether a plain value may stand for a data type, or names a member of an enumeration."""
    if not isinstance(value, str):
        return kind == "Integer" and type(value) is int
    if kind == "Text":
        return bool(value)
    if kind == "URL":
        return re.match(r"https?://[^/\s]+/?\S*$", value) is not None
    if kind == "Date":
        return is_date(value)
    return load()["members"].get(value.removeprefix(PREFIX)) == kind


def is_date(value: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}", value) or date.fromisoformat(value))
    except ValueError:
        return False

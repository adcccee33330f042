#!/usr/bin/env python3
"""Write the reference pages that come from content packs: their format, and what became of the source articles.

Usage: python scripts/make_pack_pages.py [--check]
With --check nothing is written, and the exit status is 1 where a page is out of date.
"""

import json
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "wagtail_backcare" / "starter"
PACK = STARTER / "packs" / "back-pain"
REFERENCE = ROOT / "docs" / "reference"

SOURCES_INTRODUCTION = """\
# The source articles and what became of them

The pack `back-pain` takes up five articles from clinics' websites: their facts, never their sentences. This page is
made from `sources.yaml` and `ledger.yaml` of the pack by `scripts/make_pack_pages.py`; do not edit it by hand.
"""

FORMAT_INTRODUCTION = """\
# Format of a content pack

A pack is a folder of YAML files in UTF-8. Check one with `python manage.py check_backcare_pack FOLDER`; every mistake
comes with its file, its line and a cure. This page is made from the JSON Schema
`wagtail_backcare/starter/schema/content_pack.json` by `scripts/make_pack_pages.py`; do not edit it by hand. An editor
that knows YAML schemas can use that file to complete and check while you type.

See [](../how-to/write-a-content-pack.md) for how to go about it.
"""

FILES = {
    "pack": "`pack.yaml`",
    "clinicians": "`clinicians.yaml`: a list of people",
    "references": "`references.yaml`: a list of sources",
    "help_cards": "`help_cards.yaml`: a list of shared sets of help cards",
    "questions": "`questions.yaml`: a list of shared questions",
    "disclaimers": "`disclaimers.yaml`: a list of disclaimers",
    "disclaimers-countries": "`disclaimers-countries.yaml`: disclaimers for clinics in one country",
    "page": "`pages/*.yaml`: one file a page",
    "translation": "`translations/LANGUAGE/`: for each file above, one of the same name in that language",
    "ledger": "`ledger.yaml`: what became of each row of the fact ledger",
    "sources": "`sources.yaml`: what became of the headings of each source article",
    "claims": "`claims.yaml`: phrases that look like claims and stand for a good reason",
}


def make_sources_page() -> str:
    sources = yaml.safe_load((PACK / "sources.yaml").read_text(encoding="utf-8"))
    ledger = yaml.safe_load((PACK / "ledger.yaml").read_text(encoding="utf-8"))
    parts = [SOURCES_INTRODUCTION]
    for key, source in sources.items():
        rows = [entry for row, entry in ledger.items() if row.startswith(f"{key}-")]
        left_out = sum(1 for entry in rows if entry.get("left_out"))
        reworded = sum(1 for entry in rows if entry.get("handled") and not entry.get("left_out"))
        used = len(rows) - left_out - reworded
        subject = source["subject"]
        parts.append(f"## {key}: {source['about']}\n")
        parts.append(
            f"{len(rows)} facts: {used} used as they stand, {reworded} reworded, {left_out} left out. "
            f"Its subject stands on the page `{subject['place'].split('#')[0]}`, headed “{subject['heading']}”.\n"
        )
        parts.append(
            "| Heading of the source, in our words | Taken up by | What was changed | Why |\n|---|---|---|---|"
        )
        for heading in source["headings"]:
            places = ", ".join(f"`{place}`" for place in heading["taken_up"]) or "left out"
            parts.append(f"| {heading['own']} | {places} | {heading['changed']} | {heading['why']} |")
        parts.append("")
    return "\n".join(parts)


def make_format_page() -> str:
    schema = json.loads((STARTER / "schema" / "content_pack.json").read_text(encoding="utf-8"))
    definitions = schema["$defs"]
    parts = [FORMAT_INTRODUCTION]
    for name, title in FILES.items():
        parts.append(f"## {title}\n")
        definition = definitions["files"][name]
        parts.append(make_table(definition.get("items", definition), definitions))
    parts.append("## Sections of a page\n")
    parts.append(make_table(definitions["section"], definitions))
    parts.append("## Content blocks\n\nEach has `type`, `key` and, where it states a fact, `ledger`; besides:\n")
    for name, definition in definitions["blocks"].items():
        parts.append(f"### `{name}`\n")
        parts.append(make_table(definition, definitions))
    return "\n".join(parts)


def make_table(definition: dict[str, Any], definitions: dict[str, Any]) -> str:
    properties = {name: value for name, value in definition.get("properties", {}).items() if value and name != "type"}
    if not properties:
        entry = definition.get("additionalProperties")
        if isinstance(entry, dict):
            name = describe(definition.get("propertyNames", {}), definitions)
            return f"{name[:1].upper()}{name[1:]} →\n\n{make_table(entry, definitions)}"
        return "Nothing besides.\n"
    rows = ["| Field | What | Needed |", "|---|---|---|"]
    for name, value in properties.items():
        needed = "yes" if name in definition.get("required", []) else ""
        rows.append(f"| `{name}` | {describe(value, definitions)} | {needed} |")
    return "\n".join(rows) + "\n"


def describe(value: dict[str, Any], definitions: dict[str, Any]) -> str:
    """A property in a few words."""
    if "$ref" in value:
        target: Any = {"$defs": definitions}
        for step in value["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        value = {**target, **{key: inner for key, inner in value.items() if key != "$ref"}}
    if "description" in value:
        return str(value["description"]).replace("|", "\\|")
    if "enum" in value:
        return "one of " + ", ".join(f"`{choice}`" if choice else "nothing" for choice in value["enum"])
    if "const" in value:
        return f"`{str(value['const']).lower()}`"
    if "anyOf" in value:
        return " or ".join(describe(choice, definitions) for choice in value["anyOf"])
    if value.get("type") == "array":
        return f"a list: {describe(value.get('items', {}), definitions)}"
    if value.get("type") == "object" or "properties" in value:
        names = ", ".join(f"`{name}`" for name in value.get("properties", {}))
        return f"{{{names}}}" if names else "names and texts"
    if value.get("type") == "integer":
        return "a whole number"
    length = f", at most {value['maxLength']} characters" if "maxLength" in value else ""
    return f"text{length}"


PAGES = {"sources.md": make_sources_page, "pack-format.md": make_format_page}


def main() -> int:
    stale = 0
    for name, make in PAGES.items():
        path, text = REFERENCE / name, make().rstrip() + "\n"
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" in sys.argv:
            print(f"{path.relative_to(ROOT)} is out of date: run python scripts/make_pack_pages.py", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())

"""No phrase that the list of claims blocks, but in help cards, cautions, negations and references, for a reason."""

import json
import os
import re
from pathlib import Path

import pytest
import yaml

from wagtail_backcare.disclaimers.package_texts import TEXTS
from wagtail_backcare.starter.pack import PACKS, read_pack
from wagtail_backcare.starter.translations.files import read_translation, translate_pack

SHARED = Path(os.environ.get("BACKCARE_SHARED") or Path(__file__).resolve().parents[3] / "shared")
LEXICON = SHARED / "research" / "claims_lexicon.json"

pytestmark = pytest.mark.skipif(not LEXICON.exists(), reason="the list of claims is not on this machine")


def iterate_texts(value):
    """Every text below a value that a reader sees."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"ledger", "key", "type", "section", "slug", "kind", "note", "status", "sources", "url"}:
                yield from iterate_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from iterate_texts(inner)
    elif isinstance(value, str):
        yield value


def iterate_places(pack):
    """(place, text) for everything that a reader sees, apart from the titles of sources."""
    for page in pack.items["pages"].values():
        frame = {key: value for key, value in page.data.items() if key != "body"}
        yield from ((page.key, text) for text in iterate_texts(frame))
        for section in page.data.get("body") or []:
            yield from ((page.key, text) for text in iterate_texts(section.get("heading", "")))
            for block in section.get("content") or []:
                yield from ((f"{page.key}#{block['key']}", text) for text in iterate_texts(block))
    for part, name in (
        ("questions", "question"),
        ("help_cards", "help_cards"),
        ("disclaimers", "disclaimer"),
        ("references", "reference"),
    ):
        for item in pack.items[part].values():
            yield from ((f"{name}#{item.key}", text) for text in iterate_texts(item.data))


def iterate_disclaimers(pack, language):
    """(place, text) for the disclaimers that are for one country, and the package's own."""
    for item in pack.country_disclaimers:
        if item.data["language"] == language:
            yield from ((f"disclaimer#{item.key}", text) for text in iterate_texts(item.data))
    yield from ((f"package#{language}", text) for text in TEXTS[language])


def read_patterns(language):
    flags = {True: re.IGNORECASE, False: 0}
    return [
        re.compile(entry["patterns"][language]["regex"], flags["i" in entry["flags"]])
        for entry in json.loads(LEXICON.read_text(encoding="utf-8"))
        if entry["severity"] == "BLOCK" and language in entry["patterns"]
    ]


# The list of claims has no Arabic.
@pytest.mark.parametrize("language", ["en", "es", "de", "fr"])
def test_every_blocked_phrase_is_allowed_by_name_and_for_a_reason(language):
    allowed = yaml.safe_load((PACKS / "back-pain" / "claims.yaml").read_text(encoding="utf-8"))
    reasons = {
        (entry["item"], entry["phrase"].lower()): entry["reason"]
        for entry in allowed
        if entry.get("language", "en") == language
    }
    pack = read_pack("back-pain")
    shown = pack if language == "en" else translate_pack(pack, read_translation(pack, language))
    patterns = read_patterns(language)

    found = {
        (place, match.group().lower())
        for place, text in [*iterate_places(shown), *iterate_disclaimers(pack, language)]
        for pattern in patterns
        for match in pattern.finditer(text)
    }

    assert patterns
    assert found - set(reasons) == set(), "blocked phrases that nothing allows"
    assert set(reasons) - found == set(), "phrases allowed that do not occur"
    assert all(reasons.values())

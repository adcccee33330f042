"""Fail where a translation of the package is missing, unfinished or does not fit its original.

Run as `python scripts/check_messages.py`; `make messages` does so last. It needs polib alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

LOCALE_FOLDER = Path(__file__).resolve().parent.parent / "wagtail_backcare" / "locale"

#: What a translation must hold as its original does: placeholders of Python and of templates, and tags of HTML.
PARTS = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w+}|</?\w+[^>]*>")


def find_problems(path: Path) -> Iterator[str]:
    """What is wrong with one file, each in a line that names file, line and text."""
    for entry in polib.pofile(str(path)):
        if entry.obsolete:
            continue
        place = f"{path.parent.parent.name}:{entry.linenum}: {entry.msgid[:60]!r}"
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if entry.fuzzy:
            yield f"{place} is marked fuzzy"
        elif not texts or not all(text.strip() for text in texts):
            yield f"{place} is not translated"
        else:
            yield from (f"{place} {what}" for text in texts for what in compare(entry, text))


def compare(entry: polib.POEntry, text: str) -> Iterator[str]:
    """How the parts of a translation differ from those of its original. A plural may leave its number out."""
    originals = [set(PARTS.findall(original)) for original in (entry.msgid, entry.msgid_plural) if original]
    found = set(PARTS.findall(text))
    unknown = found - set.union(*originals)
    missing = set.intersection(*originals) - found
    if unknown:
        yield f"has {', '.join(sorted(unknown))}, which the original has not"
    if missing and not entry.msgid_plural:
        yield f"lacks {', '.join(sorted(missing))}"


def main() -> int:
    problems = [problem for path in sorted(LOCALE_FOLDER.glob("*/LC_MESSAGES/*.po")) for problem in find_problems(path)]
    sys.stdout.write("".join(f"{problem}\n" for problem in problems))
    sys.stdout.write(f"{len(problems)} problems.\n" if problems else "Every text is translated.\n")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())

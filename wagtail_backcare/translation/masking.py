"""Keep the terms of the glossary out of a machine's reach: it gets marks, which are replaced afterwards."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from html import escape as html_escape

from wagtail_backcare.translation.glossary import Term, make_pattern

#: What stands for the term with a number. Machines leave it alone: it looks like a code, and no language has the word.
MARK = "XQ{}QX"
MARKS = re.compile(r"XQ\s?(\d+)\s?QX", re.IGNORECASE)

TAGS = re.compile(r"(<[^>]*>)")

#: As wagtail-localize stores a text: quotation marks and apostrophes stay as they are.
escape = partial(html_escape, quote=False)


def mask(html: str, terms: Sequence[Term]) -> str:
    """A text of wagtail-localize (HTML with inline tags) with a mark for each term; tags are left alone.

    A term that holds another, such as “low back pain” and “back”, counts before it.
    """
    numbers = sorted(range(len(terms)), key=lambda number: -len(terms[number].term))
    parts = TAGS.split(html)
    # Every second part is a tag.
    for position in range(0, len(parts), 2):
        for number in numbers:
            if terms[number].term.strip():
                parts[position] = make_pattern(escape(terms[number].term)).sub(MARK.format(number), parts[position])
    return "".join(parts)


def unmask(translated: str, masked: str, terms: Sequence[Term]) -> str | None:
    """A machine's translation with the words of the glossary in place of the marks.

    masked: what the machine was given. None where it lost a mark, doubled one or made one up: then nobody knows what
    the sentence says, and a person translates it.
    """
    if count_marks(translated) != count_marks(masked):
        return None
    return MARKS.sub(lambda found: escape(terms[int(found[1])].translation), translated)


def count_marks(text: str) -> Counter[str]:
    return Counter(MARKS.findall(text))

"""Words that pages in reach have, to put the spelling of a query right by.

Read anew for each query that needs it, so that a new page's words count at once. How much is read has a bound, whatever
the size of the site.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from wagtail.blocks import StreamValue

from wagtail_backcare.search.by_name import find_names_with
from wagtail_backcare.search.scope import Scope
from wagtail_backcare.search.words import fold, get_words

#: How many pages are looked at for names and summaries with a word like one of the query's; how many of each kind for
#: their sections, the newest first; and how many shared sets of help cards and questions.
MOST_NAMES, MOST_BODIES, MOST_SHARED = 1000, 50, 100

#: Models of snippets that pages show, and the fields that hold their words.
SHARED_TEXTS = {"HelpCardSet": ["cards"], "Question": ["question", "answer"]}

_TAG = re.compile(r"<[^>]*>")


def collect_words(scope: Scope, *, like: Sequence[str]) -> dict[str, str]:
    """Folded word → word, from sections, shared texts, and names and summaries that may have a word like these.

    Usual headings of sections are in the active language. Eight queries at most.
    """
    pieces = [piece for word in like for piece in cut(word)]
    texts = [
        *_get_headings(scope),
        *_get_shared_texts(scope),
        *_get_bodies(scope),
        *find_names_with(scope, pieces, limit=MOST_NAMES),
    ]
    words = {word for text in texts for word in get_words(text)}
    return {fold(word): word for word in words}


def cut(word: str) -> list[str]:
    """Pieces of a word of which a mistake or two leave one whole, so that a database can look for words like it.

    A short word has no such pieces: there it is the first letter, at the beginning of a word.
    """
    if len(word) < 6:
        return [f" {word[0]}"]
    size = len(word) // (2 if len(word) < 9 else 3)
    return [word[start : start + size] for start in range(0, len(word) - size + 1, size)]


def _get_headings(scope: Scope) -> Iterator[str]:
    for _model, field in _get_bodies_of(scope):
        for block in field.stream_block.child_blocks.values():
            if hasattr(block, "section"):
                yield str(block.section.heading)


def _get_bodies(scope: Scope) -> Iterator[str]:
    for pages, field in _get_bodies_of(scope):
        for body in pages.order_by("-pk").values_list(field.name, flat=True)[:MOST_BODIES]:
            yield from get_texts(body)


def _get_bodies_of(scope: Scope) -> Iterator[tuple]:
    for pages in scope.get_health_pages().values():
        try:
            yield pages, pages.model._meta.get_field("body")
        except FieldDoesNotExist:  # An index has none.
            continue


def _get_shared_texts(scope: Scope) -> Iterator[str]:
    for name, fields in SHARED_TEXTS.items():
        snippets = apps.get_model("wagtail_backcare", name).objects
        snippets = snippets.filter(live=True, locale_id=scope.below.locale_id)
        for row in snippets.order_by("-pk").values_list(*fields)[:MOST_SHARED]:
            yield from get_texts(row)


def get_texts(value: Any) -> Iterator[str]:
    """The texts in a value as the database holds it: plain, rich, or a stream with its blocks."""
    if isinstance(value, str):
        yield _TAG.sub(" ", value)
    elif isinstance(value, StreamValue):
        yield from get_texts(value.raw_data)
    elif isinstance(value, dict):
        # Of a block its content alone: its type and id are no words of the page.
        yield from get_texts([value["value"]] if "type" in value and "value" in value else list(value.values()))
    elif isinstance(value, Iterable):
        for item in value:
            yield from get_texts(item)

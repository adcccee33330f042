"""Words that pages in reach have, to put the spelling of a query right by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wagtail_backcare.search.by_name import find_names_with
from wagtail_backcare.search.texts import Texts, get_headings, get_signs, get_texts
from wagtail_backcare.search.words import fold, get_words

#: How many pages are looked at for names and summaries with a word like one of the query's.
MOST_NAMES = 1000


@dataclass(frozen=True)
class Vocabulary:
    """Folded word → word."""

    known: dict[str, str]
    """Words that some page has: they are spelt right."""

    headwords: dict[str, str]
    """Those that pages are about: in names, summaries, headings of sections and signs of help cards."""

    signs: dict[str, str]
    """Those in signs of help cards."""


def read_vocabulary(texts: Texts, *, like: Sequence[str]) -> Vocabulary:
    """The words of texts, and of names and summaries that may have a word like these.

    Usual headings of sections are in the active language. One query beside those of the texts.
    """
    pieces = [piece for word in like for piece in cut(word)]
    bodies = [body for bodies in texts.bodies.values() for body in bodies.values()]
    shared = texts.help_cards.values()
    signs = _gather(get_signs([*bodies, *shared]))
    headwords = signs | _gather(
        [
            *texts.get_usual_headings(),
            *(heading for body in bodies for heading in get_headings(body)),
            *find_names_with(texts.scope, pieces, limit=MOST_NAMES),
        ]
    )
    return Vocabulary(headwords | _gather(get_texts([*bodies, *shared, *texts.questions])), headwords, signs)


def cut(word: str) -> list[str]:
    """Pieces of a word of which a mistake or two leave one whole, so that a database can look for words like it.

    A short word has no such pieces: there it is the first letter, at the beginning of a word.
    """
    if len(word) < 6:
        return [f" {word[0]}"]
    size = len(word) // (2 if len(word) < 9 else 3)
    return [word[start : start + size] for start in range(0, len(word) - size + 1, size)]


def _gather(texts: Iterable[str]) -> dict[str, str]:
    return {fold(word): word for text in texts for word in get_words(text)}

"""Terms with a preferred translation, and terms that stay as they are; which texts have them, and which lack them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wagtail_backcare.translation.texts import SafetyString

#: Typed and printed: they are the same to readers, and keyboards and editors put either.
APOSTROPHE = re.compile("['’]")


@dataclass(frozen=True)
class Term:
    """One entry of the glossary for a pair of languages.

    translation: what stands for it in the other language; the term itself where that stays as it is (keep).
    """

    term: str
    translation: str
    keep: bool = False
    note: str = ""


@dataclass(frozen=True)
class Miss:
    """A translation without what the glossary asks for. string: the translated text."""

    term: Term
    string: SafetyString


def make_pattern(term: str) -> re.Pattern[str]:
    """Finds a term in a text as a whole word or words, in small or capital letters."""
    words = r"\s+".join(re.escape(word) for word in term.split())
    words = APOSTROPHE.sub(APOSTROPHE.pattern, words)
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def find_terms(text: str, terms: Iterable[Term]) -> list[Term]:
    """The terms that occur in a text, in the order of the glossary."""
    return [term for term in terms if term.term.strip() and make_pattern(term.term).search(text)]


def find_misses(
    source: Sequence[SafetyString], target: Sequence[SafetyString], terms: Sequence[Term]
) -> Iterator[Miss]:
    """Translated texts whose original has a term, without what the glossary asks for.

    Texts that are not translated yet are left out. A word may be inflected: it is enough that it begins or holds what
    the glossary says.
    """
    if not terms:
        return
    by_path = {string.path: string for string in target}
    for string in source:
        translated = by_path.get(string.path)
        if translated is None or not translated.text.strip() or fold(translated.text) == fold(string.text):
            continue
        for term in find_terms(string.text, terms):
            if fold(term.translation) not in fold(translated.text):
                yield Miss(term, translated)


def fold(text: str) -> str:
    return APOSTROPHE.sub("'", " ".join(text.casefold().split()))

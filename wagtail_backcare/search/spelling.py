"""A query with its spelling put right, from words that the pages in reach are about.

No database needs an extension for it, and it is the same on all of them. The fuzzy search of PostgreSQL (``pg_trgm``)
is not used: it compares the query with the whole text of every page.
"""

import difflib
from collections.abc import Iterable, Sequence

from wagtail_backcare.search.texts import Texts
from wagtail_backcare.search.vocabulary import read_vocabulary
from wagtail_backcare.search.word_lists import WordLists
from wagtail_backcare.search.words import fold

#: How alike two words must be, from 0 to 1 (`difflib.SequenceMatcher.ratio`): one letter in five may be wrong.
ALIKE = 0.8

#: Shorter words are left as they are, and no word becomes one that is longer or shorter by more letters than this.
SHORTEST, LENGTH_DIFFERENCE = 4, 2

#: A word of as many letters may lack its first one, or have one before it; "rash" is not "crash".
LONG = 6


def correct(words: Sequence[str], texts: Texts, lists: WordLists) -> list[str] | None:
    """The words with those that no page has replaced by the one most alike; None where there is nothing to replace.

    Small words, negations and words that tell of an emergency stay, and none is put in another's place: "cannot feel"
    must not become "can feel". Beside a word that tells of an emergency, others become words of help cards alone.

    None too where a word is most like one that tells of an emergency and no page is about that: a reader who mistypes
    "stroke" must not be led to a page about something harmless.
    """
    kept = lists.small | lists.negations | lists.urgent
    unknown = [word for word in words if len(word) >= SHORTEST and fold(word) not in kept]
    if not unknown:
        return None
    vocabulary = read_vocabulary(texts, like=unknown)
    headwords = vocabulary.signs if lists.get_urgent(words) else vocabulary.headwords
    candidates = {word: written for word, written in headwords.items() if word not in lists.small | lists.negations}
    corrected = []
    for word in words:
        folded = fold(word)
        if word in unknown and folded not in vocabulary.known:
            alike = find_alike(folded, [*candidates, *lists.urgent])
            if alike in lists.urgent and alike not in candidates:
                return None
            word = candidates.get(alike, word)
        corrected.append(word)
    return corrected if corrected != list(words) else None


def find_alike(word: str, candidates: Iterable[str]) -> str:
    """The candidate most like a word, or "" where none is like it: they begin alike, whatever comes after."""
    near = [each for each in candidates if abs(len(each) - len(word)) <= LENGTH_DIFFERENCE and _begin_alike(word, each)]
    swapped = next((each for each in near if _is_swapped(word, each)), "")
    return swapped or next(iter(difflib.get_close_matches(word, near, n=1, cutoff=ALIKE)), "")


def _begin_alike(word: str, other: str) -> bool:
    """By the same letter or two that changed places; or one is a long word and lacks the first letter of the other."""
    if word[0] == other[0] or word[:2] == other[1::-1]:
        return True
    return min(len(word), len(other)) >= LONG and (word == other[1:] or word[1:] == other)


def _is_swapped(word: str, other: str) -> bool:
    """Whether two neighbouring letters changed places. In a short word that is much of it, by `difflib`."""
    if len(word) != len(other):
        return False
    different = [place for place, letter in enumerate(word) if letter != other[place]]
    if len(different) != 2 or different[1] - different[0] != 1:
        return False
    first, second = different
    return word[first] == other[second] and word[second] == other[first]

"""A query with its spelling put right, from words that the pages in reach have.

No database needs an extension for it, and it is the same on all of them. The fuzzy search of PostgreSQL (``pg_trgm``)
is not used: it compares the query with the whole text of every page.
"""

import difflib
from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import override, pgettext

from wagtail_backcare.search.scope import Scope
from wagtail_backcare.search.vocabulary import collect_words
from wagtail_backcare.search.words import fold, get_words

#: How alike two words must be, from 0 to 1 (`difflib.SequenceMatcher.ratio`): one letter in four may be wrong.
ALIKE = 0.75

#: Shorter words are left as they are, and no word becomes one that is longer or shorter by more letters than this.
SHORTEST, LENGTH_DIFFERENCE = 4, 2


def correct(words: Sequence[str], scope: Scope) -> list[str] | None:
    """The words with those that no page has replaced by the one most alike; None where there is nothing to replace.

    None too where a word tells of an emergency, or is most like one that does: a reader who mistypes "stroke" must not
    be led to a page about something harmless.
    """
    with override(scope.below.locale.language_code):
        urgent = frozenset(map(fold, get_urgent_words()))
        if any(fold(word) in urgent for word in words):
            return None
        unknown = [word for word in words if len(word) >= SHORTEST]
        known = collect_words(scope, like=unknown) if unknown else {}
    corrected = []
    for word in words:
        folded = fold(word)
        if folded not in known and word in unknown:
            alike = find_alike(folded, [*known, *urgent])
            if alike in urgent:
                return None
            word = known.get(alike, word)
        corrected.append(word)
    return corrected if corrected != list(words) else None


def find_alike(word: str, candidates: Iterable[str]) -> str:
    """The candidate most like a word, or "" where none is like it."""
    near: Collection[str] = [each for each in candidates if abs(len(each) - len(word)) <= LENGTH_DIFFERENCE]
    return next(iter(difflib.get_close_matches(word, near, n=1, cutoff=ALIKE)), "")


def get_urgent_words() -> list[str]:
    """Words that may tell of an emergency, in the active language."""
    return get_words(
        pgettext(
            "Words that somebody with an emergency may type into a search: with the forms and synonyms that readers "
            "use, a space between them",
            "stroke seizure unconscious collapse collapsed faint fainted paralysed paralyzed paralysis bleeding blood "
            "overdose poison poisoned suicide suicidal heart chest breathe breathing breathless choking sepsis "
            "meningitis cauda equina bladder bowel bowels incontinence incontinent",
        )
    )

"""Words of a language that a search treats in a way of their own. Translators keep the lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import override, pgettext

from wagtail_backcare.search.words import fold, get_words


@dataclass(frozen=True)
class WordLists:
    """The words, folded."""

    urgent: frozenset[str]
    """Words of somebody who may need help at once."""

    negations: frozenset[str]
    """Words that turn what is said into its opposite."""

    small: frozenset[str]
    """Words that are in every text, and tell nothing of what somebody looks for."""

    def get_urgent(self, words: Sequence[str]) -> list[str]:
        return [word for word in words if fold(word) in self.urgent]

    def has_negation(self, words: Sequence[str]) -> bool:
        return any(fold(word) in self.negations for word in words)

    def leave_out_small(self, words: Sequence[str]) -> list[str]:
        """Those that tell what somebody looks for; all of them where none does."""
        return [word for word in words if fold(word) not in self.small | self.negations] or list(words)


@lru_cache(maxsize=64)
def get_word_lists(language_code: str) -> WordLists:
    """The lists in a language; those in English where nobody has translated them."""
    with override(language_code):
        urgent = pgettext(
            "Words that somebody with an emergency may type into a search: with the forms and synonyms that readers "
            "use, a space between them",
            "stroke seizure unconscious collapse collapsed faint fainted paralysed paralyzed paralysis bleeding blood "
            "overdose poison poisoned suicide suicidal heart chest breathe breathing breathless choking sepsis "
            "meningitis cauda equina bladder bowel bowels incontinence incontinent numb numbness tingling pins weak "
            "weakness pee peeing wee urine urinate poo pooing genitals groin anus bottom bum buttocks saddle thighs "
            "erection fever feverish temperature unwell cancer tumour tumor accident crash fall lump swelling "
            "osteoporosis steroid steroids injected",
        )
        negations = pgettext(
            "Words that turn a sentence into its opposite, as somebody may type them into a search: without "
            "apostrophe, and what stands before and after one, a space between them",
            "no not none never nothing nor neither without unable t cant cannot don dont doesn doesnt didn didnt won "
            "wont isn isnt wasn wasnt hasn hasnt haven havent couldn couldnt wouldn wouldnt shouldn shouldnt",
        )
        small = pgettext(
            "Words that stand in every text and that nobody searches for: articles, pronouns, prepositions and the "
            "like, a space between them",
            "a an the and or but if than that this these those there here i me my mine you your we us our he him his "
            "she her it its they them their one who what when where which why how of in on at to from for with by "
            "about after before between into over under up down out off as so too very more most less much many some "
            "any all both each other such only just also then now again is am are was were be been being have has had "
            "do does did can could will would should may might must get gets got go goes going come make see",
        )
    return WordLists(*(frozenset(map(fold, get_words(words))) for words in (urgent, negations, small)))

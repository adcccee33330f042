"""What rules look at: plain values, so that a rule needs no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class SiteFacts:
    """A site on which the page can be read.

    label: hostname and port, as editors know it.
    has_disclaimer: whether a text in force exists there for this kind of page in the language of its text.
    has_country: whether the clinic's details name a country.
    failure: why nobody can tell, where the site's own callable for these details failed. A rule about them raises it.
    sign_off_by: the capacity in which translated safety text is to be signed there, of
        `wagtail_backcare.translation.models.Capacity`.
    """

    label: str
    has_disclaimer: bool
    has_country: bool
    sign_off_by: str = "translator"
    failure: Exception | None = None


@dataclass(frozen=True)
class CardFacts:
    """A help card: how soon to get help, and the signs.

    shared: the name of the shared set it comes from, or "".
    has_link: whether a link or web address stands in it.
    """

    urgency: str
    signs: tuple[str, ...]
    heading: str = ""
    block_id: str = ""
    shared: str = ""
    has_link: bool = False


@dataclass(frozen=True)
class SectionFacts:
    """A section of the body. is_empty: whether it holds nothing that a reader would see."""

    name: str
    heading: str
    block_id: str = ""
    is_empty: bool = False


@dataclass(frozen=True)
class TextFacts:
    """A text that an editor typed: of a field, or of a block somewhere in it.

    shared: the name of the shared text that it comes from, or "".
    """

    text: str
    field: str = ""
    block_id: str = ""
    shared: str = ""


@dataclass(frozen=True)
class ReviewFacts:
    """The newest review on record, of this text if there is one.

    is_stale: whether the text has changed since. is_overdue: whether the next review was due before today.
    is_by_author: whether the reviewer has become the author.
    """

    reviewer: str
    is_stale: bool = False
    is_overdue: bool = False
    is_by_author: bool = False


@dataclass(frozen=True)
class SafetyStringFacts:
    """A safety text of a translation. label: the blocks that lead to it."""

    path: str
    label: str
    text: str = ""
    block_id: str = ""


@dataclass(frozen=True)
class TranslationFacts:
    """What the safety text of a translation is like, compared with its source.

    source_language: the name of the language that it was translated from.
    missing: source texts without a translation. untranslated: texts that are still in the source language.
    is_signed: whether somebody confirmed it as it is, against the source as it is.
    is_stale: whether it was confirmed, and the source has changed since.
    """

    source_language: str
    missing: tuple[SafetyStringFacts, ...] = ()
    untranslated: tuple[SafetyStringFacts, ...] = ()
    is_signed: bool = False
    is_stale: bool = False


@dataclass(frozen=True)
class GlossaryMissFacts:
    """A translated text without what the glossary asks for.

    translation: what it asks for; the term itself where that stays as it is (keep). path, label, block_id: as in
        `SafetyStringFacts`.
    """

    term: str
    translation: str
    keep: bool
    label: str
    path: str
    block_id: str = ""


@dataclass(frozen=True)
class PageFacts:
    """One page as rules see it.

    kind: a value of `wagtail_backcare.kinds.Kind`.
    language: the name of the language that its text is in, for messages.
    sites: every site on which it can be read; none where it stands outside all of them.
    cards: its help cards, those of a published shared set in its language among them.
    unpublished_sets, unpublished_questions: names of shared card sets and questions that it chose and that are not
        published, by the id of the block; "" for one that was deleted.
    sets_in_other_language, questions_in_other_language: the same of those that are published in a language that is not
        that of its text; safety_questions_in_other_language: of questions where safety text stands.
    has_body: whether it has fields that could hold help cards and sections.
    body_field: the field that holds the sections, for messages.
    review: the newest review on record, or None.
    translation: how its safety text compares with its source; None for a page that is no translation, or has none.
    glossary_misses: texts of a translation that went without a word of the glossary.
    extra: for rules of a site's own, filled by the page's ``get_rule_facts()`` when a rule reads it.
    """

    kind: str
    language: str = ""
    sites: tuple[SiteFacts, ...] = ()
    cards: tuple[CardFacts, ...] = ()
    unpublished_sets: Mapping[str, str] = field(default_factory=dict)
    sets_in_other_language: Mapping[str, str] = field(default_factory=dict)
    unpublished_questions: Mapping[str, str] = field(default_factory=dict)
    questions_in_other_language: Mapping[str, str] = field(default_factory=dict)
    safety_questions_in_other_language: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[SectionFacts, ...] = ()
    texts: tuple[TextFacts, ...] = ()
    has_body: bool = True
    body_field: str = ""
    review: ReviewFacts | None = None
    translation: TranslationFacts | None = None
    glossary_misses: tuple[GlossaryMissFacts, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    def has_section(self, name: str) -> bool:
        """Whether a section of that type holds something."""
        return any(section.name == name and not section.is_empty for section in self.sections)

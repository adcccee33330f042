"""Compare the safety text of a translation with that of its source."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_backcare.translation.languages import NEGATIONS, UNITS
from wagtail_backcare.translation.texts import SafetyString

#: Texts of fewer words may be the same in two languages, such as names and loan words: a person decides.
FEWEST_WORDS = 3

NUMBER = re.compile(r"\d+(?:[.,٫]\d+)?")
WORD = re.compile(r"[^\W\d_]+'?|°c|%", re.IGNORECASE)


class DifferenceKind(models.TextChoices):
    """In what a text and its translation differ."""

    NUMBERS = "numbers", _("Numbers")
    UNITS = "units", _("Units")
    NEGATIONS = "negations", _("Negations")
    CHOICES = "choices", _("Choice")
    PLACE = "place", _("Where it stands")


@dataclass(frozen=True)
class Difference:
    """Something that a person should look at before signing. source, target: what was found on either side."""

    path: str
    label: str
    kind: DifferenceKind
    source: str
    target: str

    def as_dict(self) -> dict[str, str]:
        return {**asdict(self), "kind": str(self.kind)}


@dataclass(frozen=True)
class Audit:
    """What a comparison found.

    missing: source texts that the translation has no text for. untranslated: texts that are the same in both.
    alike: texts of few words that are the same in both, which may be right.
    added: texts of the translation that its source has no text for.
    differences: numbers, units, negations, choices and places that differ.

    A person may sign in spite of the last three.
    """

    missing: tuple[SafetyString, ...] = ()
    untranslated: tuple[SafetyString, ...] = ()
    alike: tuple[SafetyString, ...] = ()
    added: tuple[SafetyString, ...] = ()
    differences: tuple[Difference, ...] = ()


def compare(
    source: Sequence[SafetyString],
    target: Sequence[SafetyString],
    *,
    source_language: str,
    target_language: str,
    keep: Collection[str] = (),
    open_paths: Collection[str] = (),
) -> Audit:
    """Compare two lists of texts that belong together by their paths.

    keep: terms that stay as they are in the target language, from the glossary. open_paths: of texts that nobody has
    translated, so that the same words are the original's, however few they are.
    """
    by_path = {string.path: string for string in target}
    kept = {fold(term) for term in keep}
    missing, untranslated, alike, differences = [], [], [], []
    for string in source:
        found = by_path.get(string.path)
        if not string.text.strip():
            continue
        if found is None or not found.text.strip():
            missing.append(string)
        elif not string.is_value and is_same(string.text, found.text, kept):
            is_open = string.path in open_paths or len(find_words(string.text)) >= FEWEST_WORDS
            (untranslated if is_open else alike).append(string)
        else:
            differences += find_differences(string, found, source_language, target_language)
        if found is not None and found.kind != string.kind:
            differences.append(Difference(string.path, string.label, DifferenceKind.PLACE, string.label, found.label))
    paths = {string.path for string in source}
    added = [string for string in target if string.path not in paths]
    return Audit(tuple(missing), tuple(untranslated), tuple(alike), tuple(added), tuple(differences))


def fold(text: str) -> str:
    return " ".join(text.casefold().split())


def is_same(source: str, target: str, kept: Collection[str] = ()) -> bool:
    """Whether a text has the words of its source; one without words, such as a number, is not meant to have others."""
    return bool(find_words(source)) and fold(source) == fold(target) and fold(source) not in kept


def find_words(text: str) -> list[str]:
    """The words of a text; single letters are none, since they stand for units."""
    return [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]


def find_differences(source: SafetyString, target: SafetyString, source_language: str, target_language: str) -> list:
    """Numbers, units and negations that stand on one side only; a number or choice that is another one."""
    if source.is_value:
        kind = DifferenceKind.CHOICES if source.shown else DifferenceKind.NUMBERS
        differs = source.text != target.text
        return [Difference(source.path, source.label, kind, source.words, target.words)] if differs else []
    pairs: list[tuple[DifferenceKind, Any, Any]] = [
        (DifferenceKind.NUMBERS, find_numbers(source.text), find_numbers(target.text)),
        (DifferenceKind.UNITS, find_units(source.text), find_units(target.text)),
        (
            DifferenceKind.NEGATIONS,
            find_negations(source.text, source_language),
            find_negations(target.text, target_language),
        ),
    ]
    found = []
    for kind, left, right in pairs:
        # How often a language says "not" differs from another; that it says so at all must not.
        differs = bool(left) != bool(right) if kind == DifferenceKind.NEGATIONS else left != right
        if differs and left is not None and right is not None:
            words = (_join(left, kind), _join(right, kind))
            found.append(Difference(source.path, source.label, kind, *words))
    return found


def _join(words: Counter[str], kind: DifferenceKind) -> str:
    """Each number as often as it occurs; of negations, which ones there are."""
    return " ".join(words if kind == DifferenceKind.NEGATIONS else words.elements())


def find_numbers(text: str) -> Counter[str]:
    """The numbers in a text, in digits of any script, written with a point."""
    digits = "".join(
        str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() and unicodedata.digit(c, -1) >= 0 else c
        for c in text
    )
    return Counter(re.sub("[,٫]", ".", number) for number in NUMBER.findall(digits))


def find_units(text: str) -> Counter[str]:
    """Which units a text names, each once: languages differ in how often they repeat one."""
    words = {word.casefold() for word in WORD.findall(text)}
    return Counter(unit for unit, names in UNITS.items() if any(_matches(words, name) for name in names.split()))


def find_negations(text: str, language: str) -> Counter[str] | None:
    """The words in a text that turn it round, or None for a language whose words are not known."""
    names = NEGATIONS.get(language.split("-")[0])
    if names is None:
        return None
    words = [word.casefold() for word in WORD.findall(text.replace("’", "'").replace("n't", " not"))]
    words += ["not" for word in words if word == "cannot"]
    return Counter(word for word in words if any(_matches({word}, name) for name in names.split()))


def _matches(words: Collection[str], name: str) -> bool:
    if name.endswith("*"):
        return any(word.startswith(name[:-1]) for word in words)
    return name in words

"""Whom to call and where to go, country by country.

Owns the emergency number, the place to go to and the medical advice line of each country that a clinic can choose.
Knows nothing of sites, pages or models: whoever prints a number looks the country up here. A number depends on the
country of the clinic and never on the language of the page; the words beside it follow the language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from .data import ROWS
from .types import SECONDARY, VERIFIED, Country

__all__ = [
    "COUNTRIES",
    "SECONDARY",
    "VERIFIED",
    "Country",
    "get_country",
    "get_country_choices",
    "tel_uri",
]

COUNTRIES: Mapping[str, Country] = MappingProxyType({country.code: country for country in ROWS})
"""Every country in the package by its ISO 3166-1 alpha-2 code, read-only."""

_TRUNK_ZERO = re.compile(r"^(\s*\+.*?)\(0\)")
_PUNCTUATION = frozenset("-.()/\u2010\u2011\u2013")


def get_country(code: str | None) -> Country | None:
    """The country with this ISO 3166-1 alpha-2 code, or ``None`` if the code is blank or the country is not listed.

    Upper and lower case are the same. On ``None`` print words that hold everywhere ("call your local emergency
    number") and no number.
    """
    return COUNTRIES.get((code or "").strip().upper())


def get_country_choices() -> list[tuple[str, str]]:
    """Pairs of code and name for a form field, in the alphabetical order of the active language.

    Give a field this function rather than its result, so that each reader of the form gets names in their language.
    """
    choices = [(country.code, str(country.name)) for country in ROWS]
    return sorted(choices, key=lambda choice: _alphabetical(choice[1]))


def tel_uri(number: str) -> str:
    """The address of a link that dials ``number`` (RFC 3966), such as ``tel:1800022222`` for "1800 022 222".

    Spaces and punctuation go, a leading ``+`` stays, digits of other scripts become ASCII, and the "(0)" of
    "+44 (0)1632 960123" is left out because it is not dialled after a country code. Short numbers stay as they are.
    Raises ``ValueError`` if anything else is in the number, such as letters, because a wrong number is worse than
    none.
    """
    dialled = ""
    for character in _TRUNK_ZERO.sub(r"\1", number).strip():
        if character.isdecimal():
            dialled += str(unicodedata.decimal(character))
        elif character == "+" and not dialled:
            dialled = "+"
        elif not character.isspace() and character not in _PUNCTUATION:
            raise ValueError(f"not a telephone number: {number!r}")
    if dialled in ("", "+"):
        raise ValueError(f"not a telephone number: {number!r}")
    return f"tel:{dialled}"


def _alphabetical(name: str) -> str:
    """A sort key in which "Égypte" stands with the names in E and "Österreich" with those in O."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()

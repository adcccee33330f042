"""The words of a query, and how words are made comparable."""

import unicodedata

#: The words of a query that are looked at; further ones are left out.
MOST_WORDS = 8


class _Separators(dict):
    """For `str.translate`: what belongs to no word becomes a space. Each character is looked up once a process."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        # Vowel signs of Indic scripts are marks, no letters.
        belongs = character.isalnum() or unicodedata.category(character).startswith("M")
        self[code] = code if belongs else ord(" ")
        return self[code]


_SEPARATORS = _Separators()


def get_words(text: str) -> list[str]:
    """The words of a text in lower case, without the marks between them, which some databases take for commands."""
    return text.translate(_SEPARATORS).lower().split()


def fold(text: str) -> str:
    """Without accents and case, so that words compare alike however they are typed."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in plain if not unicodedata.combining(character))

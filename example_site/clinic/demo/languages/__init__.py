"""The words of the made-up clinic in further languages: one module each, with the names of ``content.py``."""

from importlib import import_module
from types import ModuleType

#: In the order in which they are set up.
CODES = ("es", "de", "fr", "ar")


def get_words(code: str) -> ModuleType:
    """The clinic's words in a language."""
    return import_module(f"{__name__}.{code}")

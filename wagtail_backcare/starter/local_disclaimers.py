"""Which disclaimers of a pack a site gets: those for its country and language before the general ones."""

from dataclasses import replace

from wagtail_backcare.languages.codes import get_primary
from wagtail_backcare.starter.pack import Pack, PackItem


def get_languages(pack: Pack) -> set[str]:
    """Languages in which a pack has disclaimers, without regions."""
    return {get_primary(pack.language), *(item.data["language"] for item in pack.country_disclaimers)}


def choose_disclaimers(pack: Pack, *, country: str, language: str) -> Pack:
    """The pack with the disclaimers for a clinic's country and a language in place of the general ones.

    A text for the country keeps the key of the general one for its kind of page, so that a later run knows it again.
    In a language other than the pack's there are no general texts, so only those for the country are left.

    country: ISO 3166-1 alpha-2, "" where it is not known. language: a code without a region.
    """
    general = dict(pack.items["disclaimers"])
    keys = {item.data["kind"]: key for key, item in general.items()}
    if language != get_primary(pack.language):
        general = {}
    for item in pack.country_disclaimers:
        if (item.data["country"], item.data["language"]) == (country.upper(), language):
            key = keys.get(item.data["kind"], item.key)
            general[key] = PackItem("disclaimers", key, item.data, item.file, item.path)
    return replace(pack, items={**pack.items, "disclaimers": general})

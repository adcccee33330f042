"""What becomes of a field in translations that wagtail-localize makes, where its own guess is wrong.

Models name these in ``override_translatable_fields``; ``translatable_fields`` would turn off the guess for every other
field, those of later versions among them. Importing this needs the package, but not the app in ``INSTALLED_APPS``.
"""

from typing import Any

from wagtail_localize.fields import BaseTranslatableField, SynchronizedField


class SameField(SynchronizedField):
    """A code or key: the same in every language, and never offered to translators."""

    def __init__(self, field_name: str):
        super().__init__(field_name, overridable=False)


class ReplaceableField(SynchronizedField):
    """The same in every language, unless a translator puts something else in its place, such as a name in Arabic."""


class OwnField(BaseTranslatableField):
    """A field that each language keeps for itself: neither copied nor translated."""


def make_draft_fields() -> list[Any]:
    """Fields of every snippet with drafts: when one language is to go live or offline says nothing of another."""
    return [OwnField("first_published_at"), OwnField("go_live_at"), OwnField("expire_at")]

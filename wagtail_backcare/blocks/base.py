"""What all blocks of the package share: previews, and text fields that never hold None."""

from typing import Any

from django.utils.functional import Promise
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, TextBlock


def say(value: Any) -> Any:
    """A value with its lazy texts, however deep, in the active language."""
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, dict):
        return {key: say(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(say, value))
    return value


class HealthBlock(StructBlock):
    """A StructBlock with a template of its own and a preview that looks as on the page, in the editor's language."""

    def get_preview_value(self):
        return self.normalize(say(getattr(self.meta, "preview_value", self.get_default())))

    class Meta:
        preview_template = "wagtail_backcare/previews/block.html"
        #: Whether it prints more than its value, the page's snippets, the clinic and the disclaimer.
        shows_more_than_its_value = False
        #: Whether readers see something of it although nobody typed a word.
        prints_by_itself = False


class _NeverNone:
    """wagtail-localize raises TypeError on a text that is None, as for a field added after a page was written."""

    def to_python(self, value):
        return super().to_python("" if value is None else value)

    def bulk_to_python(self, values):
        return ["" if value is None else value for value in values]

    def normalize(self, value):
        return super().normalize("" if value is None else value)

    def get_default(self):
        return super().get_default() or ""


class ShortTextBlock(_NeverNone, CharBlock):
    """A line of text; "" where it is missing."""


class PlainTextBlock(_NeverNone, TextBlock):
    """A few sentences of plain text; "" where they are missing."""

    def __init__(self, *args, rows=2, **kwargs):
        super().__init__(*args, rows=rows, **kwargs)


class TextChoiceBlock(ChoiceBlock):
    """A choice among texts, stored as they are; Wagtail goes through all choices for each value to find its type."""

    def normalize_choice(self, value):
        return value if type(value) is str else super().normalize_choice(value)


class KeyBlock(_NeverNone, CharBlock):
    """A code that is the same in every language: translators are never offered it."""

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value

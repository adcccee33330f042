"""Count the words of a text that are left to translate."""

from collections.abc import Container, Iterable

from django.db import models
from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from wagtail_backcare.gate.texts import get_text, walk
from wagtail_backcare.progress.localize import Segment
from wagtail_backcare.reviews.fingerprint import get_text_fields


def count_words(text: str) -> int:
    """Words of a text, without markup; numbers and signs alone are none."""
    return sum(any(character.isalpha() for character in word) for word in strip_tags(text).split())


def get_texts(instance: models.Model) -> list[str]:
    """Every text of a page or snippet that a translator would see, in order."""
    texts = [instance.title] if hasattr(instance, "draft_title") else []
    overrides = getattr(instance, "override_translatable_fields", ())
    same = {field.field_name for field in overrides if isinstance(field, SynchronizedField)}
    for field in get_text_fields(type(instance)):
        if field.name in same or isinstance(field, models.URLField):
            continue
        value = getattr(instance, field.attname)
        if isinstance(field, StreamField):
            raw = field.stream_block.get_prep_value(value)
            texts += [get_text(found.block, found.value) for found in walk(field.stream_block, raw)]
        elif not field.choices:
            texts.append(strip_tags(value or ""))
    return [text for text in texts if text]


def count_left(source: models.Model, target: models.Model) -> tuple[int, int]:
    """Words of a source, and how many of them stand in its translation as they are."""
    there = set(get_texts(target))
    texts = get_texts(source)
    return sum(map(count_words, texts)), sum(count_words(text) for text in texts if text in there)


def count_left_of_segments(segments: Iterable[Segment], done: Container[tuple]) -> tuple[int, int]:
    """The same from wagtail-localize: the segments of a source, and the keys of those that have a translation."""
    words = left = 0
    for segment in segments:
        number = count_words(segment.text)
        words += number
        left += 0 if segment.key in done else number
    return words, left

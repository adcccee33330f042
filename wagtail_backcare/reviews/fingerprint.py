"""One value for the text of a page, which changes when readers would read something else."""

import json
import re
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

import swapper
from django.db import models
from wagtail.fields import StreamField

from wagtail_backcare.packing import pack, unpack
from wagtail_backcare.reading import reading_only

#: What is stored beside a text and never shown: ids of blocks, which change when a page is saved over the API, and the
#: keys that the rich-text editor gives to paragraphs. Two patterns are ten times as fast as one.
BLOCK_IDS = re.compile(r'"id": (?:"[^"]*"|null)(?:, )?')
PARAGRAPH_KEYS = re.compile(r' data-block-key=\\"[^"\\]*\\"')


@reading_only()
def make_fingerprint(page: models.Model) -> str:
    """SHA-256 over the title and every text and stream that a page type adds to the base page.

    Words of shared help cards and questions are not part of it: they are texts of their own.
    """
    values: list[Any] = [page.title]
    for field in get_text_fields(type(page)):
        value = getattr(page, field.attname)
        values.append(field.stream_block.get_prep_value(value) if isinstance(field, StreamField) else value)
    return _hash_packed(pack(values))


@lru_cache(maxsize=256)
def _hash_packed(packed: bytes) -> str:
    """A page view has the same text as the one before, and packing it takes a tenth of the time of hashing it."""
    text = json.dumps(without_empty(unpack(packed)), sort_keys=True)
    return sha256(PARAGRAPH_KEYS.sub("", BLOCK_IDS.sub("", text)).encode()).hexdigest()


def without_empty(value: Any) -> Any:
    """Values of blocks without the fields that are empty: a field that a block got later is none of the text."""
    if isinstance(value, dict):
        return {name: without_empty(each) for name, each in value.items() if each not in (None, "", [])}
    return [without_empty(each) for each in value] if isinstance(value, list) else value


@cache
def get_text_fields(model: type[models.Model]) -> tuple[models.Field, ...]:
    """The fields of a page type that hold what readers read, apart from those of the base page."""
    base = swapper.load_model("wagtailcore", "Page")
    kinds = (models.CharField, models.TextField, StreamField)
    return tuple(
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and field.model is not base and field.editable
    )

"""Tells whether an editor has changed an item since it was loaded."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Model
from wagtail.fields import StreamField

#: The editor gives every paragraph such a key when a text is saved, changed or not.
_EDITOR_KEYS = re.compile(r'\sdata-block-key="[^"]*"')

_LINK = re.compile(r"<a (.*?)>")
_ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')


def make_fingerprint(instance: Model, fields: Iterable[str]) -> str:
    """SHA-256 of the given fields of an instance: text, links and body, apart from how they are stored."""
    values = {name: read_value(instance, name) for name in sorted(fields)}
    return sha256(json.dumps(_plain(values), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def read_value(instance: Model, name: str) -> Any:
    """A field as plain data: raw JSON of a stream, primary keys of what it links to. `set_values` takes it as it is."""
    field = instance._meta.get_field(name)
    if field.one_to_many:
        return _read_links(instance, name)
    if isinstance(field, StreamField):
        value = getattr(instance, name)
        return value.stream_block.get_prep_value(value)
    return getattr(instance, field.attname)


def _read_links(instance: Model, name: str) -> list:
    """The targets of links that are children of a page, in their order."""
    links = sorted(getattr(instance, name).all(), key=lambda link: link.sort_order or 0)
    return [getattr(link, get_link_target(type(link))) for link in links]


def get_link_target(model: type[Model]) -> str:
    """The attribute that holds the linked page's primary key."""
    return "condition_id" if hasattr(model, "condition") else "related_page_id"


def _plain(value: Any) -> Any:
    """Without empty fields, which a newer version of a block may add, and without traces of the editor."""
    if isinstance(value, Mapping):
        plain = {key: _plain(inner) for key, inner in value.items()}
        return {key: inner for key, inner in plain.items() if inner not in ("", None, [], {})}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, str):
        return _LINK.sub(_sort_attributes, _EDITOR_KEYS.sub("", value)).replace("\r\n", "\n").strip()
    return value.isoformat() if isinstance(value, date) else value


def _sort_attributes(link: re.Match) -> str:
    """A link with its attributes in alphabetical order."""
    return f"<a {' '.join(sorted(_ATTRIBUTE.findall(link[1])))}>"

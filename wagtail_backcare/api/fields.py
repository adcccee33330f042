"""Fields of page types for ``api_fields``."""

from inspect import signature
from typing import Any

from wagtail.api import APIField

#: Wagtail 7.4 has no API that writes.
KNOWS_WRITABLE = "writable" in signature(APIField).parameters


def api_field(name: str, *, serializer: Any = None, writable: bool = False) -> APIField:
    """An `APIField`, on Wagtail 7.4 too. writable: whether API v3 may change it."""
    options = {"writable": writable} if KNOWS_WRITABLE else {}
    return APIField(name, serializer=serializer, **options)


def api_key(name: str, *, serializer: Any) -> list[APIField]:
    """A relation that is read as its serializer has it; API v3 writes it as the key ``<name>_id``.

    Two fields of one name, because API v3 never writes one with a serializer. The last one says what is read.
    """
    return [api_field(name, writable=True), api_field(name, serializer=serializer)]

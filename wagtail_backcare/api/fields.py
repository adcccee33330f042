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

"""Values as bytes, to compare and to find again what was made of them."""

import json
import marshal
from typing import Any


def pack(values: Any) -> bytes:
    """Lists, dicts, texts and numbers as bytes: equal bytes mean equal values.

    Several times as fast as writing JSON. What it cannot pack, such as a date, goes by its text.
    """
    try:
        # Version 2 writes equal values alike, however they came about.
        return b"m" + marshal.dumps(values, 2)
    except ValueError:
        return b"j" + json.dumps(values, default=str).encode()


def unpack(packed: bytes) -> Any:
    """The values that `pack` packed, or their texts."""
    return marshal.loads(packed[1:]) if packed[:1] == b"m" else json.loads(packed[1:])  # noqa: S302 - packed here

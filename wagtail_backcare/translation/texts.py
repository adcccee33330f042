"""Safety text as plain values: what may not go live untranslated."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class SafetyString:
    """One text that readers must not misread.

    path: where it stands, the same in a source and its translation: field, ids of blocks, names and positions.
    label: the names of the blocks that lead to it, for editors, such as “When to get help / Emergency / Sign 2”.
    block_id: the block in the editor, or "".
    """

    path: str
    label: str
    text: str
    block_id: str = ""


def make_text_fingerprint(strings: Iterable[SafetyString]) -> str:
    """SHA-256 over the texts in their order; white space and ids of blocks do not count."""
    texts = [" ".join(string.text.split()) for string in strings]
    return sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()

"""Safety text as plain values: what may not go live untranslated."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class SafetyString:
    """One text that readers must not misread, or a number or choice among them.

    path: where it stands, the same in a source and its translation: field, ids of blocks, names and positions.
    label: the names of the blocks that lead to it, for editors, such as “When to get help / Emergency / Sign 2”.
    text: the same in every language for a number or choice.
    block_id: the block in the editor, or "".
    kind: field and types of the blocks that lead to it: whether a sign is for an emergency is told by nothing else.
    is_value: whether it is a number or choice, so that there is nothing to translate.
    shown: a choice as editors know it, or "".
    is_html: whether it is a rich text without its tags, so that ``&amp;`` stands for an ampersand.
    """

    path: str
    label: str
    text: str
    block_id: str = ""
    kind: str = ""
    is_value: bool = False
    shown: str = ""
    is_html: bool = False

    @property
    def words(self) -> str:
        """What a person compares."""
        return self.shown or self.text


def make_text_fingerprint(strings: Iterable[SafetyString]) -> str:
    """SHA-256 over the texts in their order, each with its kind; white space and ids of blocks do not count."""
    texts = [(string.kind, " ".join(string.text.split())) for string in strings]
    return sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()

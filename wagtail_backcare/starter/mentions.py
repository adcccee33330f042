"""Where the items of a pack name each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail_backcare.starter.markdown import find_page_links
from wagtail_backcare.starter.yaml_file import KeyPath

if TYPE_CHECKING:
    from wagtail_backcare.starter.pack import PackItem


@dataclass(frozen=True)
class Mention:
    """An item that is named. path: where, inside the item that names it. offset: lines further down in a text."""

    part: str
    key: str
    path: KeyPath
    offset: int = 0


def find_mentions(item: "PackItem") -> Iterator[Mention]:
    """Everything that an item names."""
    data = item.data
    if item.part == "questions":
        yield from _in_markdown(data["answer"], ("answer",))
    if item.part != "pages":
        return
    for field, part in (("parent", "pages"), ("author", "clinicians")):
        if data.get(field):
            yield Mention(part, data[field], (field,))
    for field in ("conditions", "related"):
        yield from _in_list("pages", data.get(field), (field,))
    for path, block in iterate_blocks(data):
        yield from _in_block(block, path)


def iterate_blocks(page: Any) -> Iterator[tuple[KeyPath, dict]]:
    """Each content block of a page's data with its place."""
    for number, section in enumerate(page.get("body") or []):
        for position, block in enumerate(section.get("content") or []):
            yield ("body", number, "content", position), block


def iterate_markdown(item: "PackItem") -> Iterator[tuple[KeyPath, str, bool]]:
    """Each Markdown text of an item: its place, the text, and whether headings may stand in it."""
    if item.part == "questions":
        yield ("answer",), item.data["answer"], False
    for path, block in iterate_blocks(item.data) if item.part == "pages" else ():
        if block["type"] == "text":
            yield (*path, "text"), block["text"], True
        elif block["type"] == "questions":
            for number, question in enumerate(block["questions"]):
                if "answer" in question:
                    yield (*path, "questions", number, "answer"), question["answer"], False


def _in_block(block: dict, path: KeyPath) -> Iterator[Mention]:
    kind = block["type"]
    if kind == "text":
        yield from _in_markdown(block["text"], (*path, "text"))
    elif kind == "evidence_statement":
        yield from _in_list("references", block["sources"], (*path, "sources"))
    elif kind == "references":
        yield from _in_list("references", block.get("more"), (*path, "more"))
    elif kind == "guidelines":
        for number, row in enumerate(block["items"]):
            if row.get("source"):
                yield Mention("references", row["source"], (*path, "items", number, "source"))
    elif kind == "practitioner_note":
        yield Mention("clinicians", block["practitioner"], (*path, "practitioner"))
    elif kind == "help_cards" and block.get("shared"):
        yield Mention("help_cards", block["shared"], (*path, "shared"))
    elif kind == "questions":
        for number, question in enumerate(block["questions"]):
            place = (*path, "questions", number)
            if question.get("shared"):
                yield Mention("questions", question["shared"], (*place, "shared"))
            else:
                yield from _in_markdown(question["answer"], (*place, "answer"))


def _in_list(part: str, keys: Any, path: KeyPath) -> Iterator[Mention]:
    for number, key in enumerate(keys or []):
        yield Mention(part, key, (*path, number))


def _in_markdown(text: str, path: KeyPath) -> Iterator[Mention]:
    for offset, key in find_page_links(text):
        yield Mention("pages", key, path, offset)

"""The Markdown of content packs: paragraphs, bold, italic, lists, third-level headings and links.

It becomes rich text in the form that Wagtail's editor itself writes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

#: Starts the address of a link to another page of the pack: ``[label](page:low-back-pain)``.
PAGE = "page:"

TAGS = {"strong": "b", "em": "i", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li"}

NAMES = {
    "code_inline": "code",
    "code_block": "an indented block",
    "fence": "a block of code",
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "an image",
    "blockquote_open": "a quotation",
    "hr": "a line across",
    "hardbreak": "a forced line break",
}

#: How the parts of a text are called in messages.
SHAPES = {
    "p": "a paragraph",
    "h3": "a heading",
    "ul": "a list",
    "ol": "a numbered list",
    "li": "an item of a list",
    "strong": "bold words",
    "em": "italic words",
}

_parser = MarkdownIt("commonmark")


@dataclass(frozen=True)
class MarkdownProblem:
    """Something that the text may not hold. offset: lines from its first line."""

    offset: int
    what: str
    cure: str


def find_page_links(text: str) -> list[tuple[int, str]]:
    """Each linked page as (lines from the first, key of the page)."""
    return [
        (offset, str(token.attrs["href"])[len(PAGE) :])
        for offset, token in _walk(_parser.parse(text))
        if token.type == "link_open" and str(token.attrs["href"]).startswith(PAGE)
    ]


def find_problems(text: str, *, headings: bool) -> Iterator[MarkdownProblem]:
    """What cannot become rich text. headings: whether third-level headings may stand in it."""
    for offset, token in _walk(_parser.parse(text)):
        if token.type in NAMES:
            yield MarkdownProblem(offset, f"The text has {NAMES[token.type]} in it.", "Write it as plain sentences.")
        elif token.type == "heading_open" and not headings:
            yield MarkdownProblem(offset, "There can be no heading in this text.", "Make it a paragraph.")
        elif token.type == "heading_open" and token.tag != "h3":
            yield MarkdownProblem(offset, "Headings in a text are of the third level.", "Begin the line with ###.")
        elif token.type == "link_open":
            href = str(token.attrs["href"])
            if not href.startswith((PAGE, "https://", "http://")):
                cure = "Write page: and the key of a page, or an address that starts with https://."
                yield MarkdownProblem(offset, f"A link cannot lead to `{href}`.", cure)


def get_shape(text: str) -> list[str]:
    """What a text is made of besides its words: paragraphs, items of lists, and in each the links, bold and italic.

    Two texts of one shape can stand for each other in two languages. In a paragraph their order does not count.
    """
    shape = []
    for token in _parser.parse(text):
        if token.type == "inline":
            shape += sorted(filter(None, map(_describe, token.children or [])))
        elif token.nesting == 1:
            shape.append(SHAPES.get(token.tag, token.tag))
    return shape


def _describe(token: Token) -> str:
    if token.type == "link_open":
        return f"a link to {token.attrs['href']}"
    return SHAPES.get(token.tag, "") if token.nesting == 1 else ""


def to_rich_text(text: str, find_page: Callable[[str], Any]) -> str:
    """Rich text for a Markdown text.

    find_page: key of a page → its primary key, or None where the site does not have it; then only the label stays.
    """
    return "".join(_render(_parser.parse(text), find_page))


def _walk(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """Every token with the line on which its block starts."""
    offset = 0
    for token in tokens:
        offset = token.map[0] if token.map else offset
        yield offset, token
        inner = offset
        for child in token.children or []:
            yield inner, child
            inner += child.type in ("softbreak", "hardbreak")


def _render(tokens: Sequence[Token], find_page: Callable[[str], Any]) -> Iterator[str]:
    in_item = False
    open_links: list[bool] = []
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type in ("list_item_open", "list_item_close"):
            in_item = token.type == "list_item_open"
        if token.type == "inline":
            yield from _render(token.children or [], find_page)
        elif token.type == "text":
            yield escape(token.content, quote=False)
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type == "link_open":
            tag = _link(str(token.attrs["href"]), find_page)
            open_links.append(bool(tag))
            yield tag
        elif token.type == "link_close":
            yield "</a>" if open_links.pop() else ""
        elif name == "paragraph" and in_item:
            continue
        elif token.tag:
            yield f"</{TAGS.get(name, token.tag)}>" if token.nesting < 0 else f"<{TAGS.get(name, token.tag)}>"


def _link(href: str, find_page: Callable[[str], Any]) -> str:
    if not href.startswith(PAGE):
        return f'<a href="{escape(href)}">'
    page = find_page(href[len(PAGE) :])
    return f'<a linktype="page" id="{page}">' if page is not None else ""

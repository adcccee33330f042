"""Read and change responses, whatever made them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from django.http import HttpResponse
from django.http.response import HttpResponseBase

#: Names the disclaimers that stand in a response. A view whose response cannot be read may set it itself.
HEADER = "X-Backcare-Disclaimer"

#: Kinds of content in which no text of a page stands.
WITHOUT_TEXT = ("image/", "font/")

#: How many bytes of a stream are read before its first one is sent.
READ_AHEAD = 1_000_000

#: Headers that do not hold for other content.
OF_OLD_CONTENT = ("Accept-Ranges", "Content-Disposition", "Content-Encoding", "Content-Length", "ETag", "Last-Modified")

MAIN_START = re.compile(rb"<main\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True)
class Content:
    """What was read of a response. is_whole: whether nothing comes after it."""

    data: bytes
    is_whole: bool = True

    def holds(self, token: str) -> bool:
        return token.encode() in self.data


def is_content(response: HttpResponseBase) -> bool:
    """Whether a response brings its reader something to read: not a redirect, an error or an empty body."""
    if not 200 <= response.status_code < 300 or response.status_code in {204, 205}:
        return False
    if get_content_type(response).startswith(WITHOUT_TEXT):
        return False
    return response.streaming or bool(response.content)


def get_content_type(response: HttpResponseBase) -> str:
    """``text/html`` and the like, in lower case and without a character set."""
    return response.get("Content-Type", "").split(";")[0].strip().lower()


def is_html(response: HttpResponseBase) -> bool:
    """Whether HTML can be put into a response."""
    return get_content_type(response) in {"text/html", "application/xhtml+xml"}


def read(response: HttpResponseBase) -> Content | None:
    """The bytes of a response as its reader sees them, or None where they cannot be read.

    Of a stream its first million bytes; they are sent all the same. Events that come one by one are not waited for.
    """
    if response.has_header("Content-Encoding"):
        return None
    if not response.streaming:
        return Content(response.content)
    if response.is_async or get_content_type(response) == "text/event-stream":
        return None
    chunks = iter(response.streaming_content)
    first = _read_ahead(chunks)
    rest = next(chunks, None)
    if rest is None:
        response.streaming_content = [first]
    else:
        response.streaming_content = chain([first, rest], chunks)
    return Content(first, is_whole=rest is None)


def _read_ahead(chunks: Iterator[bytes]) -> bytes:
    read, size = [], 0
    for chunk in chunks:
        read.append(chunk)
        size += len(chunk)
        if size >= READ_AHEAD:
            break
    return b"".join(read)


def read_tokens(response: HttpResponseBase) -> set[str]:
    """What the view itself has named in the header."""
    if vars(response).get("_backcare_named"):
        return set()
    return {token.strip() for token in response.get(HEADER, "").split(",") if token.strip()}


def name_tokens(response: HttpResponseBase, tokens: list[str]) -> None:
    """Name in the header what was found in the response."""
    if not response.has_header(HEADER):
        response._backcare_named = True
        response[HEADER] = ", ".join(tokens)


def insert_at_end(response: HttpResponseBase, content: Content, html: str) -> None:
    """Put HTML at the end of the main part, else of the page, else of a fragment."""
    lower = content.data.lower()
    places = (lower.rfind(end) for end in (b"</main", b"</body"))
    place = next((place for place in places if place >= 0), len(lower))
    _insert(response, content, place, html)


def insert_at_start(response: HttpResponseBase, content: Content, html: str) -> None:
    """Put HTML before everything else in the main part of a page, or at the start of a fragment."""
    start = MAIN_START.search(content.data)
    _insert(response, content, start.end() if start else 0, html)


def _insert(response: HttpResponseBase, content: Content, place: int, html: str) -> None:
    added = html.encode(response.charset, "xmlcharrefreplace")
    set_content(response, content.data[:place] + added + content.data[place:])


def set_content(response: HttpResponseBase, data: bytes) -> None:
    """Other content of the same kind, in place: somebody may hold on to this response."""
    if response.streaming:
        response.streaming_content = [data]
    else:
        response.content = data
    for name in ("Content-Length", "ETag"):
        if response.has_header(name):
            del response[name]


def replace(response: HttpResponseBase, other: HttpResponse) -> None:
    """Become another response, in place."""
    for name in (*OF_OLD_CONTENT, HEADER):
        if response.has_header(name):
            del response[name]
    set_content(response, other.content)
    for name, value in other.items():
        response[name] = value
    response.status_code = other.status_code

"""What programs get, as plain values. API v3 describes them in its OpenAPI document, under these names."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any


class Shape:
    """Lets JSON encoders that know mappings write a dataclass: Django REST framework's is one."""

    def keys(self) -> list[str]:
        return [field.name for field in fields(self)]

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)


@dataclass(frozen=True)
class PageDisclaimer(Shape):
    """A disclaimer that must stand beside the text of a page."""

    token: str
    """Names this text, as in pages and in the header ``X-Backcare-Disclaimer``."""

    title: str
    paragraphs: list[str]
    language: str
    """Of the disclaimer, as Django writes it: ``pt-br``."""


@dataclass(frozen=True)
class PageAuthor(Shape):
    """Who wrote a page."""

    id: int
    name: str
    profession: str
    url: str


@dataclass(frozen=True)
class PageReview(Shape):
    """The review by a clinician that holds for the text of a page today."""

    name: str
    profession: str
    url: str
    reviewed_on: date
    due_on: date | None


@dataclass(frozen=True)
class PageSource(Shape):
    """A source that a page cites or lists. The number is the one by which the text cites it."""

    number: int
    id: int
    title: str
    authors: str
    publisher: str
    year: int | None
    kind: str
    doi: str
    pmid: str
    url: str


@dataclass(frozen=True)
class PageAlternate(Shape):
    """The same page in another language. The id is the one by which the API finds it."""

    id: int
    language: str
    name: str
    """What the language calls itself."""

    url: str
    is_original: bool


@dataclass(frozen=True)
class PageLink(Shape):
    """A page that a page leads to. The id is the one by which the API finds it."""

    id: int
    title: str
    url: str


@dataclass(frozen=True)
class PagePicture(Shape):
    """A picture as a file. Sizes are in pixels; an empty alternative text says that it only decorates."""

    id: int
    """Of the image in Wagtail's library."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class PageNotice(Shape):
    """That a translation lacks an urgent change of its original, which readers must be told above its text."""

    changed_on: date
    language: str
    url: str

"""Texts of the pages in reach, as the database holds them. How much is read has a bound, whatever the size of the site.

Read anew for each search that needs them, so that what changes counts at once.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from wagtail.blocks import StreamValue

from wagtail_backcare.search.scope import Scope

#: How many pages of each kind are looked at, the newest first, and how many shared sets of help cards and questions.
MOST_BODIES, MOST_SHARED = 50, 100

_TAG = re.compile(r"<[^>]*>")


class Texts:
    """What is read of the pages of a scope, once in a search. Six queries at most."""

    def __init__(self, scope: Scope):
        self.scope = scope

    @cached_property
    def bodies(self) -> dict[str, dict[Any, Any]]:
        """Kind → key of a page → its body as the database holds it. A query for each kind that has one."""
        return {
            kind: {pk: body.raw_data for pk, body in pages.order_by("-pk").values_list("pk", field.name)[:MOST_BODIES]}
            for kind, pages, field in self._get_body_fields()
        }

    @cached_property
    def help_cards(self) -> dict[Any, Any]:
        """Key of a shared set of help cards → its cards as the database holds them. One query."""
        return {pk: cards.raw_data for pk, cards in self._get_shared("HelpCardSet", "pk", "cards")}

    @cached_property
    def questions(self) -> list[tuple[str, str]]:
        """Shared questions with their answers. One query."""
        return list(self._get_shared("Question", "question", "answer"))

    def get_usual_headings(self) -> Iterator[str]:
        """Of sections, in the active language."""
        for _kind, _pages, field in self._get_body_fields():
            for block in field.stream_block.child_blocks.values():
                if hasattr(block, "section"):
                    yield str(block.section.heading)

    def _get_body_fields(self) -> Iterator[tuple]:
        for kind, pages in self.scope.get_health_pages().items():
            try:
                yield kind, pages, pages.model._meta.get_field("body")
            except FieldDoesNotExist:  # An index has none.
                continue

    def _get_shared(self, name: str, *fields: str) -> Any:
        snippets = apps.get_model("wagtail_backcare", name).objects
        snippets = snippets.filter(live=True, locale_id=self.scope.below.locale_id)
        return snippets.order_by("-pk").values_list(*fields)[:MOST_SHARED]


def get_texts(value: Any) -> Iterator[str]:
    """The texts in a value as the database holds it: plain, rich, or a stream with its blocks."""
    if isinstance(value, str):
        yield _TAG.sub(" ", value)
    elif isinstance(value, StreamValue):
        yield from get_texts(value.raw_data)
    elif isinstance(value, dict):
        # Of a block its content alone: its type and id are no words of the page.
        yield from get_texts([value["value"]] if "type" in value and "value" in value else list(value.values()))
    elif isinstance(value, Iterable):
        for item in value:
            yield from get_texts(item)


def get_headings(body: Iterable[Any]) -> Iterator[str]:
    """Headings that an editor gave to the sections of a body."""
    for block in body:
        value = block.get("value")
        if isinstance(value, dict) and isinstance(value.get("heading"), str):
            yield value["heading"]


def get_signs(value: Any, urgencies: Collection[str] | None = None) -> Iterator[str]:
    """Signs of the help cards in a body or in the cards of a shared set.

    :param urgencies: of these cards alone, by the names under which a stream holds them.
    """
    if isinstance(value, str):
        return
    if isinstance(value, dict):
        content = value.get("value")
        if isinstance(content, dict) and "signs" in content:
            is_asked_for = urgencies is None or value.get("type") in urgencies
            yield from get_texts(content["signs"]) if is_asked_for else ()
            return
        value = value.values()
    if isinstance(value, Iterable):
        for item in value:
            yield from get_signs(item, urgencies)

"""Pages whose names or summary have the words: titles and other names before summaries.

Asks the tables of the pages, not the index of Wagtail's search. So a word finds from its first letters on, a short word
counts on every database, and a page is found as soon as it is saved. The cost grows with the number of pages, slowly:
no text but names and summaries is read.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, CharField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat, Lower, Replace

from wagtail_backcare.search.scope import Scope
from wagtail_backcare.search.words import fold

#: What a row of the answer holds, in this order.
COLUMNS = ("pk", "title", "found_summary", "url_path", "found_kind")

#: What a page earns: for being called by the words, for having them side by side in its names, and for each word that
#: stands in its names whole, begins a word there, or begins one in its summary.
CALLED_SO, SIDE_BY_SIDE, IN_NAMES, BEGINS_IN_NAMES, IN_SUMMARY = 1000, 100, 3, 2, 1


def find_by_name(scope: Scope, words: Sequence[str], *, limit: int, any_word: bool = False) -> list[tuple]:
    """Rows of `COLUMNS`, the best match first: pages with all the words, or with any of them. One query."""
    parts = [
        _match(_describe_health_pages(kind, pages), words, any_word) for kind, pages in scope.get_health_pages().items()
    ]
    others = scope.get_other_pages()
    if others is not None:
        parts.append(_match(_describe_other_pages(others), words, any_word))
    if not parts:
        return []
    found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    rows = found.order_by("-found_rank", "found_sort_title", "pk")[:limit]
    return [row[: len(COLUMNS)] for row in rows]


def find_names_with(scope: Scope, pieces: Sequence[str], *, limit: int) -> list[str]:
    """Names and summaries of pages in which any of these letters stand, a text a page. One query."""
    wanted = Q(pk__in=[])
    for piece in pieces:
        wanted |= Q(found_names__icontains=piece) | Q(found_about__icontains=piece)
    parts = [_describe_health_pages(kind, pages) for kind, pages in scope.get_health_pages().items()]
    others = scope.get_other_pages()
    if others is not None:
        parts.append(_describe_other_pages(others))
    if not parts:
        return []
    texts = [part.filter(wanted).order_by().values_list("title", "found_names", "found_about") for part in parts]
    found = texts[0].union(*texts[1:], all=True) if len(texts) > 1 else texts[0]
    return [" ".join(row) for row in found[:limit]]


def _describe_health_pages(kind: str, pages: QuerySet) -> QuerySet:
    names = ["sort_title"]
    if hasattr(pages.model, "other_names"):
        names.append(Replace(Replace("other_names", Value(", "), Value(",")), Value(","), Value(", ")))
    return _describe(pages, kind=kind, names=names, summary="summary", sort_title="sort_title")


def _describe_other_pages(pages: QuerySet) -> QuerySet:
    # A site's own base page may have no field for a description.
    has_description = hasattr(pages.model, "search_description")
    summary = "search_description" if has_description else Value("", output_field=TextField())
    return _describe(pages, kind="", names=["title"], summary=summary, sort_title=Lower("title"))


def _describe(pages: QuerySet, *, kind: str, names: Sequence[Any], summary: Any, sort_title: Any) -> QuerySet:
    """Rows with their names between commas and their summary, a space before each word of both."""
    listed = [part for name in names for part in (name, Value(", "))]
    return pages.annotate(
        found_kind=Value(kind, output_field=CharField()),
        found_summary=Concat(summary, Value(""), output_field=TextField()),
        found_sort_title=Concat(sort_title, Value(""), output_field=TextField()),
        found_names=_part_words(Concat(Value(", "), *listed, output_field=TextField())),
        found_about=_part_words(Concat(Value(" "), summary, output_field=TextField())),
    )


def _part_words(text: Any) -> Any:
    for mark in "-(“":
        text = Replace(text, Value(mark), Value(" "), output_field=TextField())
    return text


def _match(pages: QuerySet, words: Sequence[str], any_word: bool) -> QuerySet:
    phrase = " ".join(words)
    rank: Any = Case(
        When(_has("found_names", ", {},", phrase), then=CALLED_SO),
        When(_has("found_names", " {}", phrase), then=SIDE_BY_SIDE),
        default=0,
    )
    wanted = Q()
    for word in words:
        named, mentioned = _has("found_names", " {}", word), _has("found_about", " {}", word)
        whole = _has("found_names", " {} ", word) | _has("found_names", " {},", word)
        rank += Case(
            When(whole, then=IN_NAMES),
            When(named, then=BEGINS_IN_NAMES),
            When(mentioned, then=IN_SUMMARY),
            default=0,
        )
        wanted = wanted | named | mentioned if any_word else wanted & (named | mentioned)
    columns = (*COLUMNS, "found_rank", "found_sort_title")
    return pages.filter(wanted).annotate(found_rank=rank).order_by().values_list(*columns)


def _has(field: str, pattern: str, words: str) -> Q:
    has = Q()
    # Titles stand there without accents, other names and summaries as they are.
    for written in {words, fold(words)}:
        has |= Q(**{f"{field}__icontains": pattern.format(written)})
    return has

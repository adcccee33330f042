"""Search the health pages of a site."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Locale, Site

from wagtail_backcare.conf import get_listed_page_models, get_page_model
from wagtail_backcare.kinds import Kind
from wagtail_backcare.page_addresses import get_addresses
from wagtail_backcare.search.by_name import find_by_name
from wagtail_backcare.search.by_signs import find_by_signs
from wagtail_backcare.search.in_text import find_in_text, read_rows
from wagtail_backcare.search.scope import Scope
from wagtail_backcare.search.spelling import correct
from wagtail_backcare.search.texts import Texts
from wagtail_backcare.search.word_lists import WordLists, get_word_lists
from wagtail_backcare.search.words import MOST_WORDS, get_words
from wagtail_backcare.view_restrictions import get_closed_paths

#: How many pages a search gives unless it is told otherwise.
LIMIT = 50


@dataclass(frozen=True)
class FoundPage:
    """A page that was found, as a list of results shows it."""

    pk: Any
    title: str
    summary: str
    url: str
    kind: str
    """A value of `Kind`, or "" for a page that is no health page."""


@dataclass(frozen=True)
class SearchResults:
    """What was found, the best match first, and for which words."""

    query: str
    """As it was asked, spaces put in order."""

    pages: list[FoundPage] = field(default_factory=list)

    has_more: bool = False
    """Whether more pages match than were asked for."""

    correction: str = ""
    """The words, spelt otherwise, for which these pages were found: there was none for the query."""

    any_word: bool = False
    """Whether these pages have some of the words alone: none has them all."""

    help_first: bool = False
    """Whether the first of them are there because they say when to get help: words may tell of an emergency."""

    @property
    def words(self) -> str:
        """The words for which these pages were found."""
        return self.correction or self.query


def search_health_pages(
    query: str,
    *,
    site: Site | None = None,
    locale: Locale | None = None,
    below: Any = None,
    kind: str = "",
    body_area: str = "",
    other_pages: bool = False,
    request: HttpRequest | None = None,
    limit: int = LIMIT,
) -> SearchResults:
    """Live pages with the words of a query that the reader may open.

    Titles and other names count before summaries, and these before the text of the page, in which the text of shared
    help cards and questions is included; words that tell of an emergency are looked for in signs of help cards before
    it. Where no page has all the words, their spelling is put right; where that does not help either, pages with some
    of the words are given.

    :param site: the site to search; not needed with ``below``.
    :param locale: the language of the pages; without it the active one.
    :param below: search the pages below this one alone, an index for example, whatever their language.
    :param kind: pages of this `Kind` alone; "" for all. No page is found for a kind that no index lists.
    :param body_area: pages about this `BodyArea` alone; "" for all. Guides and question pages have none.
    :param other_pages: find pages that are no health pages as well, where neither kind nor body area is asked for.
    :param request: who is reading, so that pages which this reader may open are found too. Without it, those that
        everybody may open.
    :param limit: how many pages at most.
    """
    query = " ".join(query.replace("\x00", "").split())
    words = get_words(query)[:MOST_WORDS]
    if not words:
        return SearchResults(query)
    below = below or get_home(site, locale)
    if below is None:
        return SearchResults(query)
    scope = Scope(
        below=below,
        models=get_searched_models(kind, body_area, with_indexes=other_pages),
        body_area=body_area,
        with_others=other_pages and not (kind or body_area),
        closed_paths=get_closed_paths(request),
    )
    lists, texts = get_word_lists(below.locale.language_code), Texts(scope)
    results = SearchResults(query)
    pages = find(words, texts, lists, limit=limit + 1)
    corrected = correct(words, texts, lists) if not pages else None
    if corrected:
        pages = find(corrected, texts, lists, limit=limit + 1)
        results = replace(results, correction=" ".join(corrected)) if pages else results
    if not pages and len(words) > 1:
        pages, help_first = find_any(words, texts, lists, limit=limit + 1)
        results = replace(results, any_word=bool(pages), help_first=help_first)
    addresses = get_addresses([(pk, path) for pk, _title, _summary, path, _kind in pages], request)
    found = [
        FoundPage(pk, title, summary, url, kind)
        for (pk, title, summary, _path, kind), url in zip(pages, addresses, strict=True)
    ]
    return replace(results, pages=found[:limit], has_more=len(found) > limit)


def get_home(site: Site | None, locale: Locale | None) -> Any:
    """The home page of a site in a language, or None where it has none in that language."""
    if site is None:
        raise TypeError("A search needs a site, or a page to search below.")
    home = site.root_page
    if locale is None:
        if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
            return home
        locale = Locale.get_active()
    return home if home.locale_id == locale.pk else home.get_translation_or_none(locale)


def get_searched_models(kind: str, body_area: str, *, with_indexes: bool) -> dict[str, Any]:
    """Kind → model, for the kinds that can match."""
    models = get_listed_page_models()
    if kind:
        return {name: model for name, model in models.items() if name == kind and _has_area(model, body_area)}
    if body_area:
        return {name: model for name, model in models.items() if _has_area(model, body_area)}
    index = get_page_model(Kind.INDEX) if with_indexes else None
    return {**models, **({str(Kind.INDEX): index} if index else {})}


def _has_area(model: Any, body_area: str) -> bool:
    return not body_area or hasattr(model, "body_area")


def find(words: list[str], texts: Texts, lists: WordLists, *, limit: int) -> list[tuple]:
    """Rows of pages with all the words: in their names or summary, in signs of their help cards, in their text.

    Three queries at most, and eight more where words tell of an emergency.
    """
    rows = find_by_name(texts.scope, words, limit=limit)
    rows += _find_by_signs(words, texts, lists, limit=limit, known=rows)
    return rows + _find_in_text(words, texts, limit=limit, known=rows)


def find_any(words: list[str], texts: Texts, lists: WordLists, *, limit: int) -> tuple[list[tuple], bool]:
    """Rows of pages with any of the words that tell something, those that say when to get help first.

    And whether there are any of these. As many queries as `find` at most.
    """
    rows = _find_by_signs(words, texts, lists, limit=limit, known=[], any_word=True)
    help_first, known = bool(rows), {row[0] for row in rows}
    telling = lists.leave_out_small(words)
    named = find_by_name(texts.scope, telling, limit=limit, any_word=True)
    rows = [*rows, *(row for row in named if row[0] not in known)][:limit]
    return rows + _find_in_text(telling, texts, limit=limit, known=rows, any_word=True), help_first


def _find_by_signs(
    words: list[str], texts: Texts, lists: WordLists, *, limit: int, known: list[tuple], any_word: bool = False
) -> list[tuple]:
    without, limit = [row[0] for row in known], limit - len(known)
    keys = find_by_signs(words, texts, lists, limit=limit, without=without, any_word=any_word) if limit > 0 else []
    return read_rows(texts.scope, keys)


def _find_in_text(
    words: list[str], texts: Texts, *, limit: int, known: list[tuple], any_word: bool = False
) -> list[tuple]:
    without, limit = [row[0] for row in known], limit - len(known)
    return find_in_text(texts.scope, words, limit=limit, without=without, any_word=any_word) if limit > 0 else []

"""The A to Z of an index page. Its cost grows with the page size, not with the number of pages in the tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.db import connections
from django.db.models import F, Model, Q, QuerySet, Value
from django.db.models.functions import Concat

from wagtail_backcare.models.page_lookup import choose, find_closed_paths, get_descendant_paths
from wagtail_backcare.page_addresses import get_addresses
from wagtail_backcare.prepared import PreparedQuery
from wagtail_backcare.search import FoundPage, SearchResults, search_health_pages
from wagtail_backcare.search.pages import get_searched_models

#: Ends the name of the parameter with the highest path of a part of the tree.
END = "_end"

#: Digits of the largest key that every database takes.
LONGEST_PK = 18

ALPHABETS = {"ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"}
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

#: In the order of the fields of `Entry`; the path becomes an address later.
COLUMNS = ("pk", "sort_title", "title", "summary", "url_path", "entry_kind")


@dataclass(frozen=True)
class Entry:
    """One line of the list."""

    pk: Any
    sort_title: str
    title: str
    summary: str
    url: str
    kind: str

    @property
    def letter(self) -> str:
        return self.sort_title[:1].upper()

    @property
    def cursor(self) -> str:
        """Marks the place in the list at which the next page of it begins."""
        return f"{self.sort_title}~{self.pk}"


@dataclass(frozen=True)
class Filters:
    """What the reader asked for, taken from the query string. Values that make no sense count as none."""

    kind: str = ""
    body_area: str = ""
    letter: str = ""
    query: str = ""
    after: str = ""
    before: str = ""

    @classmethod
    def from_query(cls, data: Mapping[str, str], *, kinds: Sequence[str], body_areas: Sequence[str]) -> "Filters":
        kind, area = data.get("kind", ""), data.get("area", "")
        letter = data.get("letter", "").strip()[:1].casefold()[:1]
        return cls(
            kind=kind if kind in kinds else "",
            body_area=area if area in body_areas else "",
            letter=letter if letter.isalnum() else "",
            query=" ".join(data.get("q", "").replace("\x00", "").split())[:100],
            after=data.get("after", "").replace("\x00", ""),
            before=data.get("before", "").replace("\x00", ""),
        )


@dataclass(frozen=True)
class Listing:
    """A page of the list."""

    entries: Sequence[Entry | FoundPage]
    next_cursor: str = ""
    previous_cursor: str = ""
    results: SearchResults | None = None
    """What a search within the index found; its pages are the entries."""

    @property
    def is_search(self) -> bool:
        return self.results is not None

    @property
    def is_whole(self) -> bool:
        """Whether these entries are all there are."""
        return not (self.next_cursor or self.previous_cursor)

    @property
    def by_letter(self) -> list[tuple[str, list[Entry]]]:
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(entry.letter, []).append(entry)
        return list(groups.items())


def get_alphabet(language_code: str) -> str:
    """The letters of an A to Z in a language."""
    return ALPHABETS.get(language_code.split("-")[0], LATIN)


def list_pages(index_page, filters: Filters, *, page_size: int, request=None) -> Listing:
    """The live pages below an index that match and that the reader may open, in the order of their titles.

    For a search the best match first. One query, and one more where any page is restricted; a search takes four that
    find something, and some more where its words are misspelt.
    """
    if filters.query:
        return _search(index_page, filters, request)
    models = get_searched_models(filters.kind, filters.body_area, with_indexes=False)
    backwards = bool(filters.before)
    closed = _get_closed_values(index_page, find_closed_paths(index_page, request))
    rows = _first_rows(index_page, models, filters, closed, limit=page_size + 1, backwards=backwards)
    has_more, rows = len(rows) > page_size, rows[:page_size]
    if backwards:
        rows.reverse()
    entries = _with_urls(rows, request)
    has_next = bool(entries) and (backwards or has_more)
    has_previous = bool(entries) and (has_more if backwards else bool(filters.after))
    return Listing(
        entries=entries,
        next_cursor=entries[-1].cursor if has_next else "",
        previous_cursor=entries[0].cursor if has_previous else "",
    )


def _search(index_page, filters: Filters, request) -> Listing:
    results = search_health_pages(
        filters.query, below=index_page, kind=filters.kind, body_area=filters.body_area, request=request
    )
    return Listing(entries=results.pages, results=results)


def _first_rows(
    index_page,
    models: Mapping[str, type[Model]],
    filters: Filters,
    closed: Mapping[str, str],
    *,
    limit: int,
    backwards: bool,
) -> list[Entry]:
    """The first entries of several kinds of page taken together, in one query; their ``url`` is a path yet."""
    if not models:
        return []
    low, high = get_descendant_paths(index_page)
    values: dict[str, Any] = {"low": low, "high": high, **_get_filter_values(filters), **closed}
    query = _get_list_query(
        tuple(models.items()),
        tuple((name, type(value)) for name, value in values.items()),
        limit=limit,
        backwards=backwards,
        sort_all=index_page.holds_few_pages,
    )
    run = choose(query, *(model.objects for model in models.values()))
    return [Entry(*row) for row in run(**values)]


def _get_filter_values(filters: Filters) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if filters.body_area:
        values["body_area"] = filters.body_area
    if filters.letter:
        values["letter"], values["next_letter"] = filters.letter, chr(ord(filters.letter) + 1)
    for side in ("after", "before"):
        title, _tilde, pk = getattr(filters, side).rpartition("~")
        if pk.isascii() and pk.isdigit() and len(pk) <= LONGEST_PK:
            values[f"{side}_title"], values[f"{side}_pk"] = title, int(pk)
    return values


def _get_closed_values(index_page, closed_paths: Sequence[str]) -> dict[str, str]:
    """The lowest and the highest path of each part of the tree below an index that the reader may not open."""
    values = {}
    for path in closed_paths:
        if path.startswith(index_page.path) or index_page.path.startswith(path):
            name = f"closed_{len(values)}"
            values[name] = path
            values[f"{name}{END}"] = path + index_page.alphabet[-1] * index_page.steplen
    return values


@cache
def _get_list_query(
    models: tuple[tuple[str, type[Model]], ...],
    parameters: tuple[tuple[str, type], ...],
    *,
    limit: int,
    backwards: bool,
    sort_all: bool,
) -> PreparedQuery:
    """The query for a page of the list with filters of these names.

    A database should walk down the index of titles until it has enough. Where few pages stand below the index page it
    would pass many that stand elsewhere, so there it should sort those few instead. It is led to do so by an
    expression around the column whose index it should leave alone.
    """
    sign = "-" if backwards else ""
    title = Concat("sort_title", Value("")) if sort_all else F("sort_title")

    def build(**values: Any) -> QuerySet:
        querysets = [
            _narrow(_stand_between(model.objects.live(), values, sort_all), values)
            .annotate(entry_kind=Value(kind))
            .alias(order_title=title)
            .order_by(f"{sign}order_title", f"{sign}pk")
            for kind, model in models
        ]
        if len(querysets) == 1:
            return querysets[0].values_list(*COLUMNS)[:limit]
        parts = [_cut(queryset, limit) for queryset in querysets]
        return parts[0].union(*parts[1:], all=True).order_by(f"{sign}sort_title", f"{sign}pk")[:limit]

    return PreparedQuery(build, **dict(parameters))


def _stand_between(queryset: QuerySet, values: Mapping[str, Any], sort_all: bool) -> QuerySet:
    # PostgreSQL knows how many pages stand between two paths; the others may take it to be few.
    hides_path = connections[queryset.db].vendor != "postgresql" and not sort_all
    path = Concat("path", Value("")) if hides_path else F("path")
    return queryset.alias(place=path).filter(place__range=(values["low"], values["high"]))


def _narrow(queryset: QuerySet, values: Mapping[str, Any]) -> QuerySet:
    if "body_area" in values:
        queryset = queryset.filter(body_area=values["body_area"])
    if "letter" in values:
        queryset = queryset.filter(sort_title__gte=values["letter"], sort_title__lt=values["next_letter"])
    for name in values:
        if f"{name}{END}" in values:
            queryset = queryset.exclude(path__range=(values[name], values[f"{name}{END}"]))
    for side, sign in (("after", "gt"), ("before", "lt")):
        if f"{side}_pk" in values:
            title, pk = values[f"{side}_title"], values[f"{side}_pk"]
            # The first condition is what an index of titles can be searched by.
            queryset = queryset.filter(**{f"sort_title__{sign}e": title})
            queryset = queryset.filter(Q(**{f"sort_title__{sign}": title}) | Q(**{f"pk__{sign}": pk}))
    return queryset


def _cut(queryset: QuerySet, limit: int) -> QuerySet:
    """The first rows of one kind, as a part of a union."""
    if connections[queryset.db].features.supports_slicing_ordering_in_compound:
        return queryset.values_list(*COLUMNS)[:limit]
    # SQLite takes neither order nor limit inside a union, but does inside a subquery of it.
    first = queryset.values("pk")[:limit]
    kind = queryset.query.annotations["entry_kind"]
    return queryset.model.objects.filter(pk__in=first).annotate(entry_kind=kind).order_by().values_list(*COLUMNS)


def _with_urls(rows: list[Entry], request) -> list[Entry]:
    addresses = get_addresses([(row.pk, row.url) for row in rows], request)
    return [replace(row, url=address) for row, address in zip(rows, addresses, strict=True)]

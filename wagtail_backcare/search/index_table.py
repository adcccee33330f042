"""Asking the table in which Wagtail's search keeps its index, on SQLite, PostgreSQL and MariaDB.

Wagtail's search asks the same table, but in a way whose cost explodes with the number of pages that match. On SQLite
and MariaDB it looks the words up again for each of them: 24 and 40 seconds for 5,000 of 10,000 pages. On PostgreSQL it
joins by a key that no index serves: up to 100 seconds with a filter by type of page and language. Here it is less than
one.

What this rests on: the models of `wagtail.search.models`, their columns ``title`` and ``body`` and, on SQLite, the
order of the columns of the full-text table. A backend of another sort, such as Elasticsearch, searches by itself.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, F, FloatField, Func, QuerySet, Value
from django.db.models.functions import Cast
from wagtail.models import get_page_models
from wagtail.search import models

VENDORS = ("sqlite", "postgres", "mysql")

#: Words that the full-text index of MariaDB and MySQL leaves out (``INNODB_FT_DEFAULT_STOPWORD``), as it does words of
#: fewer than three letters. A search for one of them among others would find nothing there.
_STOP_WORDS = "about are com for from how that the this und was what when where who will with www"
NOT_INDEXED_BY_MYSQL = frozenset(_STOP_WORDS.split())
SHORTEST_IN_MYSQL = 3


def get_table_vendor(backend: Any) -> str:
    """Which of `VENDORS` a search backend belongs to, or "" for one that keeps its index elsewhere."""
    modules = {parent.__module__ for parent in type(backend).__mro__}
    return next((name for name in VENDORS if f"modelsearch.backends.database.{name}.{name}" in modules), "")


def find_in_table(
    vendor: str, pages: QuerySet, words: Sequence[str], *, limit: int, any_word: bool, config: str | None
) -> list:
    """Primary keys of pages with all the words, or any of them; the best match first. One query, or none.

    :param config: how PostgreSQL takes words apart, as the setting ``SEARCH_CONFIG`` of the backend has it.
    """
    if vendor == "mysql":
        words = [word for word in words if len(word) >= SHORTEST_IN_MYSQL and word not in NOT_INDEXED_BY_MYSQL]
    if not words:
        return []
    if vendor == "postgres":
        entries, prefix = _ask_postgres(words, any_word, config), ""
    elif vendor == "mysql":
        entries, prefix = _ask_mysql(words, any_word), ""
    else:
        entries, prefix = _ask_sqlite(words, any_word), "index_entry__"
    types = [each.pk for each in ContentType.objects.get_for_models(*get_page_models()).values()]
    entries = entries.annotate(page=Cast(f"{prefix}object_id", output_field=type(pages.model._meta.pk)()))
    entries = entries.filter(**{f"{prefix}content_type__in": types, "page__in": pages.order_by().values("pk")})
    return list(entries.order_by("-found_rank", "page").values_list("page", flat=True)[:limit])


def _ask_postgres(words: Sequence[str], any_word: bool, config: str | None) -> QuerySet:
    from django.contrib.postgres.search import SearchQuery, SearchRank  # Needs psycopg.

    query = SearchQuery(words[0], config=config)
    for word in words[1:]:
        other = SearchQuery(word, config=config)
        query = query | other if any_word else query & other
    # As the index has it that the docs advise for large sites.
    text = F("title")._combine(F("body"), "||", False)
    rank = SearchRank(F("title"), query) * F("title_norm") + SearchRank(F("body"), query)
    return models.IndexEntry.objects.alias(found_text=text).filter(found_text=query).alias(found_rank=rank)


def _ask_mysql(words: Sequence[str], any_word: bool) -> QuerySet:
    query = " ".join(words if any_word else [f"+{word}" for word in words])
    rank = Func(
        Value(query),
        template="MATCH (title, body) AGAINST (%(expressions)s IN BOOLEAN MODE)",
        output_field=FloatField(),
    )
    return models.IndexEntry.objects.alias(found_rank=rank).filter(found_rank__gt=0)


def _ask_sqlite(words: Sequence[str], any_word: bool) -> QuerySet:
    table = models.SQLiteFTSIndexEntry._meta.db_table
    terms = (" OR " if any_word else " AND ").join(f'"{word}"' for word in words)
    match = Func(
        Value(f"{{title body}} : ({terms})"), template=f"{table} MATCH %(expressions)s", output_field=BooleanField()
    )
    # Columns: autocomplete, body, title. Better matches have lower values.
    rank = Func(template=f"-bm25({table}, 0, 1, 10)", output_field=FloatField())
    return models.SQLiteFTSIndexEntry.objects.filter(match).alias(found_rank=rank)

"""Pages whose text has the words: whole words, anywhere on the page, as Wagtail's search has them in its index."""

from collections.abc import Sequence
from typing import Any

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from wagtail.search.backends import get_search_backend

from wagtail_backcare.search.index_table import find_in_table, get_table_vendor
from wagtail_backcare.search.scope import Scope


def find_in_text(
    scope: Scope, words: Sequence[str], *, limit: int, without: Sequence, any_word: bool = False
) -> list[tuple]:
    """Rows as `find_by_name` gives them, the best match first: pages with all the words, or with any of them.

    Two queries at most.

    :param without: primary keys of pages that are known already.
    """
    pages = scope.get_pages()
    if without:
        pages = pages.exclude(pk__in=without)
    backend = get_search_backend()
    vendor = get_table_vendor(backend)
    if vendor:
        keys = find_in_table(vendor, pages, words, limit=limit, any_word=any_word, config=backend.config)
    else:
        found = pages.only("pk").search(" ".join(words), operator="or" if any_word else "and")
        keys = [page.pk for page in found[:limit]]
    return read_rows(scope, keys)


def read_rows(scope: Scope, keys: Sequence) -> list[tuple]:
    """Rows as `find_by_name` gives them, in the order of the keys. One query, or none without a key."""
    if not keys:
        return []
    pages = swapper.load_model("wagtailcore", "Page").objects.filter(pk__in=keys).order_by()
    summaries: list[Any] = [
        Subquery(model.objects.filter(pk=OuterRef("pk")).order_by().values("summary"))
        for model in scope.models.values()
    ]
    if scope.with_others and hasattr(pages.model, "search_description"):
        summaries.append("search_description")
    columns = ("pk", "title", "found_summary", "url_path", "content_type_id")
    rows = pages.annotate(found_summary=Coalesce(*summaries, Value(""), output_field=TextField())).values_list(*columns)
    kinds = {ContentType.objects.get_for_model(model).pk: kind for kind, model in scope.models.items()}
    found = {pk: (pk, *rest, kinds.get(content_type, "")) for pk, *rest, content_type in rows}
    return [found[key] for key in keys if key in found]

"""Thousands of pages in seconds: for tests and benchmarks of how cost grows."""

import uuid
from collections.abc import Sequence

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db import connections
from django.db.models.sql import InsertQuery
from django.utils import timezone

BATCH_SIZE = 500


def bulk_add_children(parent, pages: Sequence) -> None:
    """Insert new, live pages of one model below a page, in the order given; none of them may have children yet.

    Two inserts for 500 pages. No signal is sent and no revision, log entry or search entry is written.
    """
    base_model = swapper.load_model("wagtailcore", "Page")
    _fill_in(parent, pages, base_model)
    base_fields = [f.attname for f in base_model._meta.concrete_fields if not f.primary_key]
    rows = [base_model(**{name: getattr(page, name) for name in base_fields}) for page in pages]
    base_model.objects.bulk_create(rows, batch_size=BATCH_SIZE)
    for page, row in zip(pages, rows, strict=True):
        page.pk = row.pk
        page.__dict__[base_model._meta.pk.attname] = row.pk
    model = type(pages[0])
    connection = connections[base_model.objects.db]
    for start in range(0, len(pages), BATCH_SIZE):
        query = InsertQuery(model)
        query.insert_values(model._meta.local_concrete_fields, pages[start : start + BATCH_SIZE])
        query.get_compiler(connection=connection).execute_sql()
    parent.numchild += len(pages)
    base_model.objects.filter(pk=parent.pk).update(numchild=parent.numchild)


def _fill_in(parent, pages: Sequence, base_model) -> None:
    """What `add_child` and `Page.save` would set."""
    content_type = ContentType.objects.get_for_model(type(pages[0]))
    now = timezone.now()
    for number, page in enumerate(pages, start=parent.numchild + 1):
        page.path = base_model._get_path(parent.path, parent.depth + 1, number)
        page.depth, page.numchild = parent.depth + 1, 0
        page.slug = page.slug or f"page-{number}"
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title = page.title
        page.content_type, page.locale_id = content_type, parent.locale_id
        page.translation_key = uuid.uuid4()
        page.first_published_at = page.last_published_at = now
        page.live, page.has_unpublished_changes = True, False

"""The text that would go live if somebody published now."""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet


def find_translation_rows(instance: Any) -> QuerySet | None:
    """wagtail-localize's rows for a translation, those that were stopped last; None where it has no part in it."""
    if not apps.is_installed("wagtail_localize") or not hasattr(instance, "translation_key"):
        return None
    from wagtail_localize.models import Translation

    rows = Translation.objects.filter(source__object_id=instance.translation_key, target_locale=instance.locale_id)
    return rows.select_related("source", "target_locale").order_by("-enabled", "pk")


def get_translation_row(instance: Any) -> Any | None:
    """wagtail-localize's row for a translation that it manages, or None."""
    rows = find_translation_rows(instance)
    return rows.filter(enabled=True).first() if rows is not None else None


def get_next_text(instance: Any) -> Any:
    """An instance with the text that publishing it would show.

    Of what wagtail-localize manages, that is what translators have given so far; else the newest draft.
    """
    row = get_translation_row(instance)
    if row is not None:
        return row.source.get_ephemeral_translated_instance(row.target_locale, fallback=True)
    if getattr(instance, "latest_revision_id", None):
        return instance.get_latest_revision_as_object()
    return instance

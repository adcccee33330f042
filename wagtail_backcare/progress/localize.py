"""What wagtail-localize knows of translations, for many sources at once: three queries."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps


@dataclass
class LocalizeFacts:
    """By translation key: the segments of a source, its rows by language, what is translated."""

    segments: dict[Any, list[tuple]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[tuple, Any] = field(default_factory=dict)
    done: dict[tuple, set] = field(default_factory=lambda: defaultdict(set))


def collect_localize(keys: Collection[Any]) -> LocalizeFacts:
    """Facts about the sources with some translation keys; empty where wagtail-localize is not installed."""
    facts = LocalizeFacts()
    if not apps.is_installed("wagtail_localize") or not keys:
        return facts
    from wagtail_localize.models import StringSegment, StringTranslation, Translation

    rows = Translation.objects.filter(source__object_id__in=keys, enabled=True).select_related("source")
    facts.rows = {(row.source.object_id, row.target_locale_id): row for row in rows.defer("source__content_json")}
    segments = StringSegment.objects.filter(source__object_id__in=keys)
    for key, *segment in segments.values_list("source__object_id", "string", "context", "string__data"):
        facts.segments[key].append(tuple(segment))
    done = StringTranslation.objects.filter(context__object_id__in=keys, has_error=False)
    for key, locale, *translated in done.values_list("context__object_id", "locale", "translation_of", "context"):
        facts.done[key, locale].add(tuple(translated))
    return facts

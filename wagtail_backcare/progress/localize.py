"""What wagtail-localize knows of translations, for many sources at once: three queries."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps


@dataclass
class LocalizeFacts:
    """What it knows: its rows by translation key and language, the segments of each of its sources, what is translated.

    A page has several sources where one of its translations is translated on: from ``es`` to ``es-mx``, say.
    """

    segments: dict[Any, list[tuple]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[tuple, Any] = field(default_factory=dict)
    done: dict[tuple, set] = field(default_factory=lambda: defaultdict(set))


def collect_localize(keys: Collection[Any]) -> LocalizeFacts:
    """Facts about texts with some translation keys; empty where wagtail-localize is not installed."""
    facts = LocalizeFacts()
    if not apps.is_installed("wagtail_localize") or not keys:
        return facts
    from wagtail_localize.models import StringSegment, StringTranslation, Translation

    rows = Translation.objects.filter(source__object_id__in=keys, enabled=True).select_related("source__locale")
    facts.rows = {(row.source.object_id, row.target_locale_id): row for row in rows.defer("source__content_json")}
    segments = StringSegment.objects.filter(source__object_id__in=keys)
    for source, *segment in segments.values_list("source", "string", "context", "string__data"):
        facts.segments[source].append(tuple(segment))
    done = StringTranslation.objects.filter(context__object_id__in=keys, has_error=False)
    for key, locale, *translated in done.values_list("context__object_id", "locale", "translation_of", "context"):
        facts.done[key, locale].add(tuple(translated))
    return facts

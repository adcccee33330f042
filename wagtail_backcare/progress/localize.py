"""What wagtail-localize knows of translations, for many sources at once: three queries."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.apps import apps


class Segment(NamedTuple):
    """A text of a source, as HTML, and the path of its block or field."""

    string: Any
    context: Any
    text: str
    path: str

    @property
    def key(self) -> tuple:
        """Under which its translation is found."""
        return self.string, self.context


@dataclass
class LocalizeFacts:
    """What it knows.

    segments: those of each source, in order. rows: those that are translated with it, by translation key and language.
    done: by the same, the translation of each segment. source_locales: by translation key, the languages that are
    translated from, by those that are translated into.

    A page has several sources where one of its translations is translated on: from ``es`` to ``es-mx``, say.
    """

    segments: dict[Any, list[Segment]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[tuple, Any] = field(default_factory=dict)
    done: dict[tuple, dict[tuple, str]] = field(default_factory=lambda: defaultdict(dict))
    source_locales: dict[Any, dict[Any, Any]] = field(default_factory=lambda: defaultdict(dict))


def collect_localize(keys: Collection[Any]) -> LocalizeFacts:
    """Facts about texts with some translation keys; empty where wagtail-localize is not installed."""
    facts = LocalizeFacts()
    if not apps.is_installed("wagtail_localize") or not keys:
        return facts
    from wagtail_localize.models import StringSegment, StringTranslation, Translation

    rows = Translation.objects.filter(source__object_id__in=keys).select_related("source__locale")
    # Of several rows for a language the first that is enabled counts, which is written last.
    for row in rows.defer("source__content_json").order_by("enabled", "-pk"):
        facts.source_locales[row.source.object_id][row.target_locale_id] = row.source.locale_id
        if row.enabled:
            facts.rows[row.source.object_id, row.target_locale_id] = row
    segments = StringSegment.objects.filter(source__object_id__in=keys).order_by("order")
    columns = ["source", "string", "context", "string__data", "context__path"]
    for source, *segment in segments.values_list(*columns):
        facts.segments[source].append(Segment(*segment))
    done = StringTranslation.objects.filter(context__object_id__in=keys, has_error=False)
    columns = ["context__object_id", "locale", "translation_of", "context", "data"]
    for key, locale, *segment, data in done.values_list(*columns):
        facts.done[key, locale][tuple(segment)] = data
    return facts

"""Which translations do not have the safety text that their original has now."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from wagtail_backcare.gate.translations import Comparison, make_comparison
from wagtail_backcare.signing.capacity import get_needed
from wagtail_backcare.translation.models import UrgentChange


@dataclass(frozen=True)
class Waiting:
    """A live translation that nobody has signed against the original's text. change: its newest open one, or None."""

    instance: Any
    comparison: Comparison
    change: UrgentChange | None

    @property
    def language(self) -> str:
        return self.instance.locale.get_display_name()

    @property
    def is_told(self) -> bool:
        """Whether this very text was marked as urgent before."""
        return self.change is not None and self.change.source_fingerprint == self.comparison.source_fingerprint


def find_live_translations(source: Any) -> list[Any]:
    """Live pages or snippets with a text of their own in another language. One query."""
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False) or getattr(source, "alias_of_id", None):
        return []
    rows = type(source)._base_manager.filter(translation_key=source.translation_key, live=True).exclude(pk=source.pk)
    if hasattr(source, "alias_of_id"):
        rows = rows.filter(alias_of=None)
    return list(rows.select_related("locale").order_by("locale__language_code"))


def find_waiting(source: Any) -> list[Waiting]:
    """Live translations of a page or snippet that readers see with an older safety text, by language."""
    waiting = []
    for instance in find_live_translations(source):
        comparison = make_comparison(instance)
        if comparison is None or comparison.source.pk != source.pk:
            continue
        if not comparison.get_state(get_needed(instance)).is_signed:
            waiting.append(Waiting(instance, comparison, UrgentChange.objects.open().of(instance).first()))
    return waiting

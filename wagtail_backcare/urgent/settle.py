"""Find that a translation has caught up with an urgent change: readers are told nothing any more."""

from typing import Any

from django.utils import timezone

from wagtail_backcare.gate.loading import load_pages
from wagtail_backcare.gate.shown import get_live_pages, where_showing
from wagtail_backcare.gate.translations import Comparison, make_comparison
from wagtail_backcare.signing.capacity import get_needed
from wagtail_backcare.translation.models import SafetySignOff, UrgentChange
from wagtail_backcare.translation.signoff import ORDER, find_sign_offs
from wagtail_backcare.urgent.mark import close
from wagtail_backcare.urgent.waiting import find_live_translations


def settle(instance: Any) -> int:
    """Close the changes that the text which readers see of a translation has; returns how many. One query if none."""
    changes = list(UrgentChange.objects.open().of(instance))
    row = type(instance)._base_manager.filter(pk=instance.pk, live=True).first() if changes else None
    if row is None:
        return 0
    comparison = make_comparison(row)
    if comparison is None:
        settled = changes
    else:
        signed = _find_signed_sources(comparison)
        settled = [c for c in changes if signed & {c.source_fingerprint, comparison.source_fingerprint}]
    close(settled, now=timezone.now())
    return len(settled)


def _find_signed_sources(comparison: Comparison) -> set[str]:
    """The texts of the original against which somebody who may signed what readers see."""
    enough = ORDER[ORDER.index(get_needed(comparison.instance)) :]
    rows = find_sign_offs(*comparison.signed_texts)
    rows = rows.filter(target_fingerprint=comparison.target_fingerprint, capacity__in=enough)
    return set(rows.values_list("source_fingerprint", flat=True))


def settle_signed(sender, *, instance: SafetySignOff, raw: bool = False, **kwargs: Any) -> None:
    """Somebody signed a translation; variants of its language may have the same text."""
    model = None if raw else instance.content_type.model_class()
    row = model._base_manager.filter(pk=instance.object_id).first() if model is not None else None
    if row is not None:
        settle_family(row)


def settle_published(sender, *, instance: Any, **kwargs: Any) -> None:
    """A page or shared text was published: a translation with its new text, an original with its old one."""
    settle_family(instance)


def settle_family(instance: Any) -> None:
    """The same for an instance and its live translations."""
    for row in (instance, *find_live_translations(instance)):
        settle(row)


def settle_showing(sender, *, instance: Any, **kwargs: Any) -> None:
    """A shared question was published: it may be among the safety text of pages."""
    if UrgentChange.objects.open().exists():
        for page in load_pages(get_live_pages(where_showing(instance))):
            settle(page)

"""Whether translations lack an urgent change of their originals."""

from django.db.models import Exists

from wagtail_backcare.translation.models import UrgentChange


def has_open_changes(language_code: str) -> Exists:
    """Whether any translation into a language lacks one: an annotation for another query."""
    return Exists(UrgentChange.objects.open().filter(language_code=language_code))

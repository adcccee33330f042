"""The text in another language that a disclaimer is a translation of, and whether it has changed since."""

from django.conf import settings

from wagtail_backcare.disclaimers.models import Disclaimer
from wagtail_backcare.translation.sources import get_source


def find_original(disclaimer: Disclaimer) -> Disclaimer | None:
    """What a disclaimer is a translation of, as it is published, or as its newest draft where it is not.

    None for one that is an original itself. Three queries at most.
    """
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return None
    source = get_source(disclaimer)
    is_draft = source is not None and not source.live and source.latest_revision_id is not None
    return source.get_latest_revision_as_object() if is_draft else source


def has_original_changed(disclaimer: Disclaimer) -> bool:
    """Whether the text as it is in memory was last confirmed against another text of its original. Four queries."""
    confirmation = disclaimer.confirmations.filter(sha256=disclaimer.sha256).first()
    if confirmation is None or not confirmation.source_sha256:
        return False
    original = find_original(disclaimer)
    return original is not None and original.sha256 != confirmation.source_sha256

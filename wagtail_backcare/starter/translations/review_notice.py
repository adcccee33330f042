"""Tells whoever opens a translation from a pack in the admin that nobody has checked it, until it is published."""

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext
from wagtail.log_actions import registry

from wagtail_backcare.starter.log_actions import LOADED

#: Before wagtail-localize, which answers the request itself.
ORDER = -100


def show(request: HttpRequest, instance: Model) -> None:
    """For the hooks ``before_edit_page`` and ``before_edit_snippet``."""
    if request.method == "GET" and needs_review(instance):
        messages.warning(
            request,
            gettext(
                "This translation came with the starter content. "
                "It needs review by a clinician who reads this language before it is published."
            ),
        )


def needs_review(instance: Model) -> bool:
    """Whether a translation is as a pack brought it: never published, or, where it has no drafts, never edited."""
    if getattr(instance, "first_published_at", None) is not None:
        return False
    entries = registry.get_logs_for_instance(instance)
    loaded = entries.filter(action=LOADED).order_by("timestamp").last()
    if loaded is None or not loaded.data.get("language"):
        return False
    return (
        hasattr(instance, "live") or not entries.filter(action="wagtail.edit", timestamp__gt=loaded.timestamp).exists()
    )

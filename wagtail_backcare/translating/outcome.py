"""Say what became of translations that somebody submitted or synced: wagtail-localize reports success in any case."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from wagtail_backcare.disclaimers.models import Disclaimer
from wagtail_backcare.gate.attempts import Attempt, noting_attempts
from wagtail_backcare.gate.localize import find_translation_obstacles
from wagtail_backcare.models import DisclaimerMixin
from wagtail_backcare.models.shared_text import SharedTextMixin
from wagtail_backcare.readiness.tell import MOST_NAMED
from wagtail_backcare.translating.publish_button import tell_kept


def tell_outcome(form_valid: Callable) -> Callable:
    """For views that save many translations: name those that were to go live and were kept as drafts, and why."""

    def form_valid_and_tell(view: Any, form: Any) -> HttpResponse:
        with noting_attempts() as attempts:
            response = form_valid(view, form)
        tell(view.request, attempts)
        return response

    return form_valid_and_tell


def tell(request: HttpRequest, attempts: Iterable[Attempt]) -> None:
    """One message each for the first few translations that were kept or not saved, one for all others.

    What was kept is asked of the rules anew: the views may run inside a transaction after which pages are published.
    """
    count = 0
    for attempt in attempts:
        instance = _find_instance(attempt)
        if attempt.error is not None:
            count += 1
            if count <= MOST_NAMED:
                _tell_error(request, attempt)
        elif attempt.publish and instance is not None:
            obstacles = find_translation_obstacles(instance)
            count += bool(obstacles)
            if obstacles and count <= MOST_NAMED:
                tell_kept(request, instance, obstacles)
    _tell_others(request, count - MOST_NAMED)


def _find_instance(attempt: Attempt) -> models.Model | None:
    """The translation that was saved; None for one that no rule is about."""
    model = attempt.source.specific_content_type.model_class()
    if model is None or not issubclass(model, DisclaimerMixin | SharedTextMixin | Disclaimer):
        return None
    return model.objects.filter(translation_key=attempt.source.object_id, locale=attempt.locale).first()


def _tell_error(request: HttpRequest, attempt: Attempt) -> None:
    names = {
        "title": attempt.source.object_repr,
        "language": attempt.locale.get_display_name(),
        "why": " ".join(attempt.error.messages),
    }
    messages.error(request, _("“%(title)s” was not saved in %(language)s: %(why)s") % names)


def _tell_others(request: HttpRequest, count: int) -> None:
    if count > 0:
        text = ngettext(
            "%(count)d more translation was kept as a draft.", "%(count)d more translations were kept as drafts.", count
        )
        messages.warning(request, text % {"count": count})

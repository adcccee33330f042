"""What translators of shared texts are told: of the glossary, and in wagtail-localize's editor, which has no panels."""

from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages

from wagtail_backcare.disclaimers.state import get_text_state
from wagtail_backcare.gate.drafts import get_next_text, get_translation_row
from wagtail_backcare.gate.snippets import find_translation_advice
from wagtail_backcare.models import Disclaimer
from wagtail_backcare.readiness.tell import render_reasons
from wagtail_backcare.shared_texts.disclaimer_views import get_url
from wagtail_backcare.shared_texts.hooks import SHARED
from wagtail_backcare.shared_texts.pages_panel import ShownOn


def before_edit_snippet(request: HttpRequest, instance: Model) -> None:
    """For the hook of that name, before wagtail-localize's own."""
    if not isinstance(instance, (*SHARED, Disclaimer)) or request.method != "GET":
        return
    if get_translation_row(instance) is not None:
        _tell_translator(request, instance)
    _tell_of_glossary(request, get_next_text(instance))


def after_publish(request: HttpRequest, instance: Any) -> None:
    """For the hook of that name: Wagtail's form leads to the list, where nothing else would say it."""
    _tell_of_glossary(request, instance)


def _tell_translator(request: HttpRequest, instance: Model) -> None:
    """What the panels of a form would tell."""
    messages.info(request, ShownOn(instance, request).render())
    if isinstance(instance, Disclaimer):
        button = messages.button(get_url("texts", instance), _("See the texts"))
        state = get_text_state(instance)
        tell = messages.warning if state.is_stale else messages.info
        tell(request, state.describe(), buttons=[button])


def _tell_of_glossary(request: HttpRequest, instance: Any) -> None:
    """Which words of the glossary a translation goes without."""
    if not isinstance(instance, SHARED) or not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return
    advice = find_translation_advice(instance)
    if advice:
        what = _("“%(title)s” goes without words of the glossary:") % {"title": str(instance)}
        reasons = render_reasons(problem.as_dict() for problem in advice)
        messages.warning(request, messages.render(what, [], detail=reasons))

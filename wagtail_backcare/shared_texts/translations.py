"""Shared texts that wagtail-localize translates: its editor shows no panels."""

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages

from wagtail_backcare.disclaimers.state import get_text_state
from wagtail_backcare.gate.drafts import get_translation_row
from wagtail_backcare.gate.shown import get_live_pages
from wagtail_backcare.models import Disclaimer
from wagtail_backcare.shared_texts.disclaimer_views import get_url
from wagtail_backcare.shared_texts.hooks import SHARED
from wagtail_backcare.shared_texts.pages_panel import describe_count, where_shown


def before_edit_snippet(request: HttpRequest, instance: Model) -> None:
    """For the hook of that name, before wagtail-localize's own."""
    if not isinstance(instance, (*SHARED, Disclaimer)) or get_translation_row(instance) is None:
        return
    if request.method == "GET":
        _tell_translator(request, instance)


def _tell_translator(request: HttpRequest, instance: Model) -> None:
    """What the panels of a form would tell."""
    messages.info(request, describe_count(get_live_pages(where_shown(instance)).count()))
    if isinstance(instance, Disclaimer):
        button = messages.button(get_url("texts", instance), _("See the texts"))
        messages.info(request, get_text_state(instance).describe(), buttons=[button])

"""The list in the editor of wagtail-localize, which shows no panels: a script puts it there, on that screen alone."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, NamedTuple

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin.staticfiles import versioned_static

from wagtail_backcare.gate.actions import wrap
from wagtail_backcare.models import DisclaimerMixin
from wagtail_backcare.readiness.panel import FAILED, HEADING, SCRIPT, STYLES


class Shown(NamedTuple):
    """A translation that is on the screen. row: wagtail-localize's of it; instance: the page or snippet."""

    row: Any
    instance: Any


_shown: ContextVar[Shown | None] = ContextVar("backcare_shown_translation", default=None)


def get_shown() -> Shown | None:
    """The translation in whose editor something is being rendered, or None on any other screen."""
    return _shown.get()


def connect() -> None:
    """Wrap the view; hooks that add scripts are not told what is on the screen."""
    if apps.is_installed("wagtail_localize"):
        from wagtail_localize.views import edit_translation

        wrap(edit_translation, "edit_translation", remember_shown)


def remember_shown(edit: Callable) -> Callable:
    """Keep in mind what is being translated while its editor is rendered."""

    def edit_and_remember(request: HttpRequest, translation: Any, instance: Any) -> HttpResponse:
        token = _shown.set(Shown(translation, instance))
        try:
            return edit(request, translation, instance)
        finally:
            _shown.reset(token)

    return edit_and_remember


def get_script() -> str:
    """For the hook ``insert_editor_js``: the script with what it needs to make the list, or nothing."""
    shown = get_shown()
    if shown is None or not isinstance(shown.instance, DisclaimerMixin):
        return ""
    return format_html(
        '<script src="{}" data-url="{}" data-page="{}" data-heading="{}" data-failed="{}"></script>',
        versioned_static(SCRIPT),
        reverse("backcare_translation_readiness", args=[0]),
        shown.instance.pk,
        HEADING,
        FAILED,
    )


def get_styles() -> str:
    """For the hook ``insert_global_admin_css``: the style sheet of the list, or nothing."""
    return format_html('<link rel="stylesheet" href="{}">', versioned_static(STYLES)) if get_shown() else ""

"""Hooks of Wagtail's admin around snippets: a message instead of an error where a change is refused."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from wagtail_backcare.gate.disclaimers import find_text_obstacles
from wagtail_backcare.gate.snippets import find_change_obstacles, find_snippet_obstacles
from wagtail_backcare.models import Disclaimer, HelpCardSet, Question
from wagtail_backcare.readiness.tell import tell_refused
from wagtail_backcare.rules import Problem
from wagtail_backcare.shared_texts.disclaimer_views import get_url

SHARED = (HelpCardSet, Question)


def before_delete_snippet(request: HttpRequest, instances: Sequence[Model]) -> HttpResponse | None:
    """Refuse to delete what live pages need, one or several at once, before anybody is asked whether they are sure."""
    if not instances or not isinstance(instances[0], (*SHARED, Disclaimer)):
        return None
    if isinstance(instances[0], Disclaimer):
        obstacles = find_text_obstacles(*instances)
    else:
        obstacles = find_snippet_obstacles({instance: None for instance in instances if instance.live})
    if not obstacles:
        return None
    tell_refused(request, instances[0], _("Nothing was deleted."), obstacles)
    return redirect(reverse(type(instances[0]).snippet_viewset.get_url_name("list")))


def before_publish(request: HttpRequest, instance: Model) -> HttpResponse | None:
    """Keep a shared text as a draft where publishing it would leave a live page unfit to be read."""
    if not isinstance(instance, SHARED):
        return None
    stored = type(instance).objects.get(pk=instance.pk)
    becomes = instance.latest_revision.as_object()
    becomes.live = True
    obstacles = find_change_obstacles(stored, becomes)
    if not obstacles:
        return None
    return tell_kept(request, stored, obstacles)


def tell_kept(request: HttpRequest, stored: Model, obstacles: Sequence[Problem]) -> HttpResponse:
    """Say that a shared text was kept as a draft and why, in its editor."""
    names = {"title": str(stored)}
    if stored.live:
        what = _("“%(title)s” was kept as a draft; readers still see the older text, because:") % names
    else:
        what = _("“%(title)s” was kept as a draft because:") % names
    tell_refused(request, stored, what, obstacles)
    return redirect(get_edit_url(stored))


def get_edit_url(instance: Model) -> str:
    """The address of its editor."""
    return reverse(instance.snippet_viewset.get_url_name("edit"), args=[quote(instance.pk)])


def before_unpublish(request: HttpRequest, instance: Model) -> HttpResponse | None:
    """Refuse to take a shared text offline that live pages need."""
    if not isinstance(instance, SHARED) or not instance.live:
        return None
    becomes = type(instance)(pk=instance.pk, live=False)
    obstacles = find_change_obstacles(instance, becomes)
    if not obstacles:
        return None
    tell_refused(request, instance, _("“%(title)s” was not unpublished.") % {"title": str(instance)}, obstacles)
    return redirect(get_edit_url(instance))


def snippet_listing_buttons(snippet: Any, user: Any, next_url: str | None = None):
    """For the hook ``register_snippet_listing_buttons``: the way to the texts of a disclaimer."""
    if isinstance(snippet, Disclaimer):
        yield Button(_("Texts that readers saw"), get_url("texts", snippet), icon_name="history", priority=50)

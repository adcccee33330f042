"""Hooks of Wagtail's admin around a single page: copied, published, moved, an alias made a page of its own."""

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from wagtail_backcare.gate.decide import find_obstacles
from wagtail_backcare.gate.places import find_move_obstacles
from wagtail_backcare.gate.stored import get_stored
from wagtail_backcare.kept_drafts.models import KeptAsDraft
from wagtail_backcare.models import DisclaimerMixin
from wagtail_backcare.readiness.tell import tell_kept, tell_refused


def after_copy_page(request: HttpRequest, page: models.Model, new_page: models.Model) -> None:
    """Copies and aliases that were to go live and were kept as drafts."""
    tell_kept(request, _get_notes().filter(page__path__startswith=new_page.path))


def after_publish_page(request: HttpRequest, page: models.Model) -> None:
    """Aliases that still show the older text, or none, since their original was published."""
    aliases = models.Q(page__alias_of=page.pk) | models.Q(page__alias_of__alias_of=page.pk)
    tell_kept(request, _get_notes().filter(aliases))


def _get_notes() -> models.QuerySet:
    return KeptAsDraft.objects.select_related("page").order_by("page__path")


def before_move_page(request: HttpRequest, page: models.Model, destination: models.Model) -> HttpResponse | None:
    """Refuse to move a page to where it, or a live page below it, would not be fit to be read."""
    for moved, place in [(page, destination), *_find_moved_along(page, destination)]:
        obstacles = find_move_obstacles(moved, place)
        if obstacles:
            title = moved.specific_deferred.get_admin_display_title()
            tell_refused(request, page, _("“%(title)s” was not moved.") % {"title": title}, obstacles)
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def _find_moved_along(page: models.Model, destination: models.Model) -> list[tuple[models.Model, models.Model]]:
    """Translations and aliases that Wagtail moves with a page, each with its new parent."""
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return []
    moved = set()
    for hook in hooks.get_hooks("construct_translated_pages_to_cascade_actions"):
        for pages in (hook([page], "move") or {}).values():
            moved.update(pages)
    places = [(translation, destination.get_translation_or_none(translation.locale)) for translation in moved]
    return [(translation, place) for translation, place in places if place is not None]


def before_convert_alias_page(request: HttpRequest, page: models.Model) -> HttpResponse | None:
    """Refuse to make a live alias a page of its own where its text would not be fit to be read as that."""
    if not isinstance(page, DisclaimerMixin) or not page.live:
        return None
    candidate = get_stored(page)
    candidate.alias_of = None
    obstacles = find_obstacles(candidate, stored=page)
    if not obstacles:
        return None
    names = {"title": page.get_admin_display_title()}
    tell_refused(request, page, _("“%(title)s” was not made a page of its own.") % names, obstacles)
    return redirect("wagtailadmin_pages:edit", page.pk)

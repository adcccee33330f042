"""Ask the rules before a health page is saved, wherever the save comes from."""

from collections.abc import Collection
from typing import Any

from django.db import models

from wagtail_backcare.gate.decide import BOOKKEEPING, PLACE, differs_for_readers, find_obstacles
from wagtail_backcare.gate.holding import forget_publishing, get_holding, hold_before_saving
from wagtail_backcare.gate.just_asked import take_fit
from wagtail_backcare.gate.places import find_place_obstacles
from wagtail_backcare.gate.refusal import refuse
from wagtail_backcare.gate.stored import get_stored
from wagtail_backcare.kept_drafts.models import Occasion
from wagtail_backcare.kept_drafts.notes import forget_note, note_kept
from wagtail_backcare.models.disclaimer_mixin import DisclaimerMixin
from wagtail_backcare.rules import Problem


def ask_for_page(sender, *, instance: models.Model, raw: bool, update_fields=None, **kwargs: Any) -> None:
    """A page of ours is about to be saved. Raises NotFitError, or changes what is saved where pages are being held."""
    if raw:
        return
    if not instance.live:
        if "_backcare_held" in vars(instance):
            forget_publishing(instance)
        return
    if update_fields is not None and BOOKKEEPING.issuperset(update_fields):
        return
    asked = take_fit(instance)
    stored = asked.stored if asked else get_stored(instance)
    if stored is not None and stored.live and not differs_for_readers(instance, stored, update_fields):
        return
    obstacles = [] if asked else find_obstacles(instance, stored=stored)
    if obstacles:
        _hold_or_refuse(instance, stored, obstacles)
    else:
        instance._backcare_goes_live = True


def ask_for_base_page(sender, *, instance: models.Model, raw: bool, update_fields=None, **kwargs: Any) -> None:
    """A page is about to be saved as a base page, as Wagtail does when it moves one."""
    if raw or instance._state.adding:
        return
    stored = get_stored(instance)
    if stored is None:
        return
    # A move has changed the tree in the database already, so what the place needs is asked by itself below.
    is_changed = instance.live and (
        not stored.live or differs_for_readers(instance, stored, update_fields, besides=PLACE)
    )
    if is_changed and issubclass(instance.specific_class or object, DisclaimerMixin):
        _ask_for_specific(instance, stored, update_fields)
    if stored.url_path != instance.url_path:
        obstacles = find_place_obstacles(instance, old_url_path=stored.url_path)
        if obstacles:
            refuse(obstacles, instance)


def _ask_for_specific(base: models.Model, stored: models.Model, update_fields: Collection[str] | None) -> None:
    """Ask for the page that a base page would be once it is saved."""
    row = base.specific_class._base_manager.get(pk=base.pk)
    page = base.specific_class._base_manager.get(pk=base.pk)
    for field in base._meta.concrete_fields:
        if update_fields is None or field.name in update_fields or field.attname in update_fields:
            setattr(page, field.attname, getattr(base, field.attname))
    obstacles = find_obstacles(page, stored=row)
    if obstacles:
        _hold_or_refuse(base, stored, obstacles)
    else:
        base._backcare_goes_live = True


def _hold_or_refuse(page: models.Model, stored: models.Model | None, obstacles: list[Problem]) -> None:
    # An alias has no editor who could be told, and whoever publishes its original has done nothing wrong.
    if get_holding() is not None or page.alias_of_id:
        hold_before_saving(page, stored, obstacles)
    else:
        refuse(obstacles, page)


def after_saving(sender, *, instance: models.Model, raw: bool, **kwargs: Any) -> None:
    """Write down that a page was kept as a draft, or forget that it was."""
    problems = vars(instance).get("_backcare_held")
    if vars(instance).pop("_backcare_goes_live", False):
        vars(instance).pop("_backcare_held", None)
        forget_note(instance.pk)
    elif problems and not vars(instance).get("_backcare_noted"):
        state = get_holding()
        instance._backcare_noted = True
        note_kept(
            instance,
            [problem.as_dict() for problem in problems],
            occasion=state.occasion if state else Occasion.ALIAS,
            user=state.user if state else None,
            shows_older_text=instance.live,
        )
        if state is not None:
            state.kept.append((instance, problems))

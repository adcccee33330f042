"""Where wagtail-localize saves and publishes translations; connected only where it is installed."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction

from wagtail_backcare.disclaimers.models import Disclaimer
from wagtail_backcare.gate.actions import wrap
from wagtail_backcare.gate.attempts import attempting
from wagtail_backcare.gate.decide import find_obstacles
from wagtail_backcare.gate.disclaimers import find_unconfirmed
from wagtail_backcare.gate.drafts import get_next_text
from wagtail_backcare.gate.snippets import find_change_obstacles
from wagtail_backcare.kept_drafts.models import Occasion
from wagtail_backcare.kept_drafts.notes import note_kept
from wagtail_backcare.models.disclaimer_mixin import DisclaimerMixin
from wagtail_backcare.models.shared_text import SharedTextMixin
from wagtail_backcare.rules import Problem
from wagtail_backcare.translation.drafting import drafting


def connect() -> None:
    """Wrap what has no hook or signal."""
    if apps.is_installed("wagtail_localize"):
        from wagtail_localize.models import TranslationSource
        from wagtail_localize.views import convert

        wrap(TranslationSource, "create_or_update_translation", keep_live_text)
        wrap(convert, "sync_alias", call_it_an_alias)


def keep_live_text(save: Callable) -> Callable:
    """Save a translation without a change to what readers see; publishing it comes after, and asks the rules."""

    def save_as_draft(
        source: Any, locale: Any, user: Any = None, publish: bool = True, *args: Any, **kwargs: Any
    ) -> Any:
        _take_alias_offline(source, locale)
        # It publishes once its transaction ends. Around all of it, that is when nothing is a draft any more.
        with transaction.atomic():
            try:
                with drafting(), attempting(source, locale, publish):
                    return save(source, locale, user, publish, *args, **kwargs)
            except ValidationError as error:
                # What it has written down of the error stays.
                refusal = error
        raise refusal

    return save_as_draft


def call_it_an_alias(sync: Callable) -> Callable:
    """A translation becomes an alias: say so first, or the original's text counts as one in its language."""

    def sync_as_alias(source_page: Any, alias_page: Any, *args: Any, **kwargs: Any) -> Any:
        alias_page.alias_of_id = source_page.pk
        return sync(source_page, alias_page, *args, **kwargs)

    return sync_as_alias


def _take_alias_offline(source: Any, locale: Any) -> None:
    """An alias shows its original's text; as a page of its own it would pass that off as a text in its language."""
    model = source.specific_content_type.model_class()
    if model is None or not issubclass(model, DisclaimerMixin):
        return
    alias = model.objects.filter(translation_key=source.object_id, locale=locale, alias_of__isnull=False, live=True)
    for page in alias:
        candidate = model.objects.get(pk=page.pk)
        candidate.alias_of = None
        obstacles = find_obstacles(candidate, stored=None)
        if obstacles:
            model.objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True)
            note_kept(page, [problem.as_dict() for problem in obstacles], occasion=Occasion.TRANSLATION)


def find_translation_obstacles(instance: models.Model) -> list[Problem]:
    """What keeps a page, a shared text or a disclaimer from going live with the translations there are now."""
    becomes = get_next_text(instance)
    becomes.live = True
    if isinstance(instance, Disclaimer):
        return find_unconfirmed(becomes)
    if isinstance(instance, SharedTextMixin):
        return find_change_obstacles(instance, becomes)
    return find_obstacles(becomes, stored=instance)

"""The Publish button of wagtail-localize's editor: it would report success, whatever was kept as a draft."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.snippets.permissions import get_permission_name

from wagtail_backcare.disclaimers.models import Disclaimer
from wagtail_backcare.gate.drafts import get_translation_row
from wagtail_backcare.gate.localize import find_translation_obstacles
from wagtail_backcare.kept_drafts.log_actions import KEPT_AS_DRAFT
from wagtail_backcare.kept_drafts.models import Occasion
from wagtail_backcare.kept_drafts.notes import note_kept
from wagtail_backcare.languages.permissions import may_confirm
from wagtail_backcare.models import DisclaimerMixin
from wagtail_backcare.models.shared_text import SharedTextMixin
from wagtail_backcare.readiness.tell import render_reasons
from wagtail_backcare.rules import Problem
from wagtail_backcare.rules.safety_text import SIGNABLE
from wagtail_backcare.shared_texts.disclaimer_views import get_url
from wagtail_backcare.signing.hooks import get_sign_address


def keep_unfit_translation(request: HttpRequest, instance: models.Model) -> HttpResponse | None:
    """For the hooks ``before_edit_page`` and ``before_edit_snippet``, before wagtail-localize's own.

    Saves a translation that may not go live as a draft, and says why. Somebody who has but to sign is led to the screen
    for that. None leaves the request to others.
    """
    if not (request.method == "POST" and request.POST.get("action") == "publish" and _is_ours(instance)):
        return None
    row = get_translation_row(instance)
    if row is None or not may_publish(request.user, instance):
        return None
    obstacles = find_translation_obstacles(instance)
    if not obstacles:
        return None
    try:
        # Somebody confirms a disclaimer once it is published, and readers see it only then.
        row.save_target(user=request.user, publish=isinstance(instance, Disclaimer))
    except ValidationError:
        return None
    _write_down(instance, obstacles, request.user)
    tell_kept(request, instance, obstacles)
    if needs_only_signature(obstacles) and may_confirm(request.user, instance.locale_id):
        return redirect(get_sign_address(instance))
    return redirect(request.path)


def _is_ours(instance: models.Model) -> bool:
    return isinstance(instance, DisclaimerMixin | SharedTextMixin | Disclaimer)


def may_publish(user: Any, instance: models.Model) -> bool:
    """As wagtail-localize asks."""
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_publish()
    return user.has_perm(get_permission_name("publish", type(instance)))


def needs_only_signature(obstacles: Sequence[Problem]) -> bool:
    return all(problem.code in SIGNABLE for problem in obstacles)


def _write_down(instance: models.Model, obstacles: Sequence[Problem], user: Any) -> None:
    reasons = [problem.as_dict() for problem in obstacles]
    if isinstance(instance, Page):
        note_kept(instance, reasons, occasion=Occasion.TRANSLATION, user=user, shows_older_text=instance.live)
    elif not isinstance(instance, Disclaimer):
        log(instance, KEPT_AS_DRAFT, user=user, data={"problems": reasons})


def tell_kept(request: HttpRequest, instance: Any, obstacles: Sequence[Problem]) -> None:
    """Say that a translation was kept as a draft and why, with a button to the screen where it is signed."""
    buttons = []
    if SIGNABLE & {problem.code for problem in obstacles} and may_confirm(request.user, instance.locale_id):
        buttons.append(messages.button(get_sign_address(instance), _("Sign safety text")))
    if isinstance(instance, Disclaimer):
        buttons.append(messages.button(get_url("texts", instance), _("See the texts")))
    detail = render_reasons([problem.as_dict() for problem in obstacles])
    text = messages.render(describe_kept(instance), buttons, detail=detail)
    messages.messages.error(request, text)


def describe_kept(instance: Any) -> str:
    """The sentence before the reasons, with the language: titles may be the same in several."""
    title = instance.get_admin_display_title() if isinstance(instance, Page) else str(instance)
    names = {"title": title, "language": instance.locale.get_display_name()}
    if isinstance(instance, Disclaimer):
        sentence = _("“%(title)s” (%(language)s) was saved, but readers do not see this text, because:")
    elif instance.live:
        sentence = _("“%(title)s” (%(language)s) was kept as a draft; readers still see the older text, because:")
    else:
        sentence = _("“%(title)s” (%(language)s) was kept as a draft because:")
    return sentence % names

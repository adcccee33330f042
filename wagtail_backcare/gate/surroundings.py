"""Ask the rules before a site or a language changes under the live pages that stand there."""

from typing import Any

import swapper
from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from wagtail_backcare.disclaimers.models import DisclaimerVersion
from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.gate.places import find_obstacles_below
from wagtail_backcare.gate.refusal import refuse
from wagtail_backcare.languages.codes import get_primary
from wagtail_backcare.rules import Problem


def find_site_obstacles(site: Site) -> list[Problem]:
    """What keeps a site, as it is in memory, from showing the live pages below its root page."""
    stored = Site.objects.filter(pk=site.pk).first() if site.pk else None
    if site.root_page_id is None or (stored is not None and stored.root_page_id == site.root_page_id):
        return []
    return find_obstacles_below(_get_root_paths(site), [site])


def _get_root_paths(site: Site) -> list[str]:
    """The tree paths of a site's root page and of its translations."""
    paths = [site.root_page.path]
    if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        pages = swapper.load_model("wagtailcore", "Page").objects.filter(translation_key=site.root_page.translation_key)
        paths += pages.exclude(pk=site.root_page_id).values_list("path", flat=True)
    return paths


def find_locale_obstacles(locale: Locale) -> list[Problem]:
    """What keeps a language from getting another code: texts that are in it would pass for texts in the other one."""
    stored = Locale.objects.filter(pk=locale.pk).first() if locale.pk else None
    if stored is None or get_primary(stored.language_code) == get_primary(locale.language_code):
        return []
    has_texts = DisclaimerVersion.objects.filter(locale=locale.pk, active_key__isnull=False).exists()
    if not has_texts and not any(
        m._base_manager.filter(locale=locale.pk, live=True).exists() for m in get_health_models()
    ):
        return []
    names = {"old": stored.get_display_name(), "new": locale.language_code}
    message = _("Health pages or disclaimers are in this language (%(old)s). They would pass for texts in “%(new)s”.")
    return [Problem("language.in_use", message % names, _("Add the other language instead."), field="language_code")]


def ask_for_site(sender, *, instance: Site, raw: bool, **kwargs: Any) -> None:
    """A site is about to be saved. Raises NotFitError."""
    _refuse_if(instance, [] if raw else find_site_obstacles(instance))


def ask_for_locale(sender, *, instance: Locale, raw: bool, **kwargs: Any) -> None:
    """A language is about to be saved. Raises NotFitError."""
    _refuse_if(instance, [] if raw else find_locale_obstacles(instance))


def _refuse_if(instance: models.Model, obstacles: list[Problem]) -> None:
    if obstacles:
        refuse(obstacles, instance)

"""The panel on the dashboard: which translations wait for the person who looks."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Locale

from wagtail_backcare.languages.permissions import get_confirmable_locales
from wagtail_backcare.progress.collect import SNIPPETS, Source, collect_standings, find_page_sources, find_sources
from wagtail_backcare.progress.standing import State

#: How many of the pages that changed last are looked at: a dashboard must come quickly.
NEWEST = 50

#: How many are named.
MOST_NAMED = 5

#: States in which a translation waits for somebody who reads its language.
WAITING = (State.STALE, State.PARTIAL, State.UNSIGNED, State.SIGNED)


class WaitingTranslationsPanel(Component):
    """Translations into the languages that somebody may confirm, those that wait the longest way first."""

    name = "backcare_waiting_translations"
    template_name = "wagtail_backcare/admin/progress/waiting.html"
    order = 220

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        waiting = find_waiting(user)
        return {
            "title": _("Translations that wait for you"),
            "waiting": waiting[:MOST_NAMED],
            "more": max(len(waiting) - MOST_NAMED, 0),
            "report_url": reverse("backcare_progress"),
        }


def find_waiting(user: Any) -> list:
    """Translations that wait for a person, of the sources that changed last."""
    allowed = get_confirmable_locales(user)
    locales = [locale for locale in Locale.objects.all() if allowed is None or locale.pk in allowed]
    default = Locale.get_default()
    locales = [locale for locale in locales if locale.pk != default.pk]
    if not locales:
        return []
    newest = {None: find_page_sources().order_by("-latest_revision_created_at")}
    newest |= {model: find_sources(model).order_by("-pk") for model in SNIPPETS[:1]}
    sources = [
        Source(model, *row)
        for model, rows in newest.items()
        for row in rows.values_list("pk", "translation_key", "locale_id")[:NEWEST]
    ]
    standings = collect_standings(sources, locales=locales)
    order = list(WAITING)
    waiting = [standing for standing in standings if standing.state in WAITING and standing.target is not None]
    return sorted(waiting, key=lambda standing: order.index(standing.state))


def add_panel(request: Any, panels: list) -> None:
    """For the hook ``construct_homepage_panels``."""
    if get_confirmable_locales(request.user) != set():
        panels.append(WaitingTranslationsPanel())

"""The panel on the dashboard: which translations wait for the person who looks."""

from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Locale

from wagtail_backcare.languages.permissions import get_confirmable_locales
from wagtail_backcare.progress.collect import KINDS, Source, collect_standings, find_page_sources, find_sources
from wagtail_backcare.progress.standing import Standing, State

#: How many of the texts of each kind that changed last are looked at: a dashboard must come quickly.
NEWEST = 50

#: How many are named.
MOST_NAMED = 5

#: States in which a translation waits for somebody who reads its language.
WAITING = (State.SOURCE_LIVE, State.STALE, State.PARTIAL, State.UNSIGNED, State.SIGNED)


class WaitingTranslationsPanel(Component):
    """Translations into the languages that somebody may confirm, those that wait the longest way first."""

    name = "backcare_waiting_translations"
    template_name = "wagtail_backcare/admin/progress/waiting.html"
    order = 220

    def get_context_data(self, parent_context):
        waiting, is_cut = find_waiting(parent_context["request"].user)
        return {
            "title": _("Translations that wait for you"),
            "waiting": waiting[:MOST_NAMED],
            "more": max(len(waiting) - MOST_NAMED, 0),
            "newest": NEWEST if is_cut else 0,
            "report_url": reverse("backcare_progress"),
        }


def find_waiting(user: Any) -> tuple[list[Standing], bool]:
    """Translations that wait for a person, and whether there are sources that were not looked at."""
    allowed = get_confirmable_locales(user)
    locales = [locale for locale in Locale.objects.all() if allowed is None or locale.pk in allowed]
    if not locales:
        return [], False
    sources, is_cut = find_newest()
    standings = collect_standings(sources, locales=locales)
    # An alias waits for whoever decides on what is translated.
    waiting = [s for s in standings if s.state in WAITING and not getattr(s.target, "alias_of_id", None)]
    return sorted(waiting, key=lambda standing: WAITING.index(standing.state)), is_cut


def find_newest() -> tuple[list[Source], bool]:
    """The sources of each kind that changed last, and whether there are more. One query for each kind."""
    sources, is_cut = [], False
    for model in KINDS:
        rows = find_page_sources() if model is None else find_sources(model)
        changed = [F(name).desc(nulls_last=True) for name in ("latest_revision",) if hasattr(rows.model, name)]
        found = list(rows.order_by(*changed, "-pk").values_list("pk", "translation_key", "locale_id")[: NEWEST + 1])
        sources += [Source(model, *row) for row in found[:NEWEST]]
        is_cut = is_cut or len(found) > NEWEST
    return sources, is_cut


def add_panel(request: Any, panels: list) -> None:
    """For the hook ``construct_homepage_panels``."""
    if get_confirmable_locales(request.user) != set():
        panels.append(WaitingTranslationsPanel())

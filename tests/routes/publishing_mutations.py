"""Take one part of the package away, to show that the test of a route would notice."""

from collections.abc import Callable
from contextlib import nullcontext

import pytest

from tests.routes import publishing
from wagtail_backcare.disclaimers import confirm
from wagtail_backcare.gate import (
    decide,
    disclaimers,
    localize,
    places,
    publish,
    publishing_form,
    saving,
    snippets,
    surroundings,
)
from wagtail_backcare.models import DisclaimerConfirmation
from wagtail_backcare.rules import find as finder
from wagtail_backcare.translating import publish_button


def _nothing(*args, **kwargs) -> list:
    return []


def _silence(patch: pytest.MonkeyPatch, module, *names: str) -> None:
    for name in names:
        patch.setattr(module, name, _nothing)


def turn_saving_off(patch: pytest.MonkeyPatch) -> None:
    _silence(patch, saving, "find_obstacles")


def turn_publishing_off(patch: pytest.MonkeyPatch) -> None:
    """Publishing is left to the gate at saving, which raises half-way."""
    _silence(patch, publish, "find_obstacles")


def turn_both_off(patch: pytest.MonkeyPatch) -> None:
    """Each of the two catches what gets past the other."""
    turn_saving_off(patch)
    turn_publishing_off(patch)


def turn_holding_off(patch: pytest.MonkeyPatch) -> None:
    for module in (saving, publish):
        patch.setattr(module, "get_holding", lambda: None)


def turn_places_off(patch: pytest.MonkeyPatch) -> None:
    _silence(patch, places, "find_obstacles_below")


def turn_surroundings_off(patch: pytest.MonkeyPatch) -> None:
    _silence(patch, surroundings, "find_site_obstacles", "find_locale_obstacles")


def turn_snippets_off(patch: pytest.MonkeyPatch) -> None:
    _silence(patch, snippets, "find_snippet_obstacles", "find_settings_obstacles")


def turn_texts_off(patch: pytest.MonkeyPatch) -> None:
    _silence(patch, disclaimers, "find_text_obstacles")


def turn_confirming_off(patch: pytest.MonkeyPatch) -> None:
    """Whatever is published counts as confirmed."""
    confirmed = lambda disclaimer: DisclaimerConfirmation(sha256=disclaimer.sha256, name="nobody")  # noqa: E731
    patch.setattr(confirm, "find_confirmation", confirmed)


def turn_forms_off(patch: pytest.MonkeyPatch) -> None:
    """Forms are valid whatever is missing, so the gate at publishing or saving raises."""
    _silence(patch, publishing_form, "find_obstacles")


def turn_all_off(patch: pytest.MonkeyPatch) -> None:
    """API v3 is answered alike by forms and gates."""
    turn_forms_off(patch)
    turn_both_off(patch)


def turn_button_off(patch: pytest.MonkeyPatch) -> None:
    """The gates keep the page as a draft, and wagtail-localize says that it was published."""
    _silence(patch, publish_button, "find_translation_obstacles")


def write_drafts_to_live_rows(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(localize, "drafting", nullcontext)


def sync_translations_as_pages(patch: pytest.MonkeyPatch) -> None:
    from wagtail_localize.views import convert

    patch.setattr(convert, "sync_alias", convert.sync_alias.__wrapped__)


def turn_rules_off(patch: pytest.MonkeyPatch) -> None:
    _silence(patch, decide, "find_problems")
    patch.setattr(finder, "_ask", lambda rule, facts: [])


MUTATIONS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    publishing.BOTH: turn_both_off,
    publishing.SAVING: turn_saving_off,
    publishing.PUBLISHING: turn_publishing_off,
    publishing.HOLDING: turn_holding_off,
    publishing.PLACES: turn_places_off,
    publishing.SURROUNDINGS: turn_surroundings_off,
    publishing.SNIPPETS: turn_snippets_off,
    publishing.FORMS: turn_forms_off,
    publishing.ALL: turn_all_off,
    publishing.TEXTS: turn_texts_off,
    publishing.CONFIRMING: turn_confirming_off,
    publishing.BUTTON: turn_button_off,
    publishing.LIVE_DRAFTS: write_drafts_to_live_rows,
    publishing.ALIASES: sync_translations_as_pages,
    publishing.RULES: turn_rules_off,
}

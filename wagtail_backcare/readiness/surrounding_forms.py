"""Say in the forms of sites and languages why a change is refused, at the field and with everything kept."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from wagtail.locales.forms import LocaleForm
from wagtail.sites.forms import SiteForm

from wagtail_backcare.gate.actions import wrap
from wagtail_backcare.gate.history import log_refusal
from wagtail_backcare.gate.publishing_form import add_problems
from wagtail_backcare.gate.surroundings import find_locale_obstacles, find_site_obstacles


def connect() -> None:
    """Wrap the forms, where their apps are installed."""
    wrap(SiteForm, "is_valid", ask(find_site_obstacles))
    wrap(LocaleForm, "is_valid", ask(find_locale_obstacles))
    if apps.is_installed("wagtail_localize.locales"):
        from wagtail_localize.locales.forms import LocaleForm as LocalizeLocaleForm

        wrap(LocalizeLocaleForm, "is_valid", ask(find_locale_obstacles))


def ask(find: Callable[[Any], list]) -> Callable[[Callable], Callable]:
    """Make a form valid only if nothing is found that keeps its instance from being saved."""

    def make(is_valid: Callable) -> Callable:
        def is_valid_and_fit(form: Any) -> bool:
            if not is_valid(form):
                return False
            obstacles = find(form.instance)
            add_problems(form, obstacles)
            if obstacles:
                log_refusal(form.instance, obstacles)
            return not obstacles

        return is_valid_and_fit

    return make

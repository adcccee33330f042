"""Languages in which health pages are written and no disclaimer is in force."""

from collections.abc import Sequence

from django.core import checks
from django.db import connections
from wagtail.models import Locale

from wagtail_backcare.checks import DOCS
from wagtail_backcare.disclaimers.models import DisclaimerVersion
from wagtail_backcare.site_checks.page_types import get_health_page_types


def check_languages(app_configs, databases: Sequence[str] | None = None, **kwargs) -> list[checks.CheckMessage]:
    """W008: health pages in a language cannot go live, for want of a disclaimer. Looks into the database."""
    if not any(has_tables(alias) for alias in databases or ()):
        return []
    return [
        checks.Warning(
            f"There are health pages in {locale.get_display_name()} ({locale.language_code}), and no disclaimer is in "
            "force in that language.",
            hint="Somebody who reads the language writes and confirms one in the admin under Health content, "
            f"Disclaimers. Until then these pages cannot go live. {DOCS}",
            id="wagtail_backcare.W008",
        )
        for locale in find_languages_without_disclaimer()
    ]


def has_tables(alias: str) -> bool:
    """Whether our tables are there: Django runs these checks before it makes any."""
    models = [DisclaimerVersion, *get_health_page_types()]
    needed = {model._meta.db_table for model in models}
    return needed.issubset(connections[alias].introspection.table_names())


def find_languages_without_disclaimer() -> list[Locale]:
    """In the order of their codes."""
    used = {
        key for model in get_health_page_types() for key in model.objects.values_list("locale", flat=True).distinct()
    }
    covered = DisclaimerVersion.objects.in_force().values_list("locale", flat=True)
    return list(Locale.objects.filter(pk__in=used).exclude(pk__in=set(covered) - {None}).order_by("language_code"))

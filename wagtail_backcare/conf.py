"""The one setting of the package, ``WAGTAIL_BACKCARE``: a dict whose keys are the fields of `Settings`."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed
from django.db.models import Model
from django.utils.module_loading import import_string

from wagtail_backcare.kinds import LISTED_KINDS, Kind

SETTING_NAME = "WAGTAIL_BACKCARE"

#: Keys that take one of a few values.
CHOICES = {
    "DISCLAIMER_POSITION": ("top", "end", "both"),
    "DISCLAIMER_LEFT_OUT": ("", "raise", "insert"),
}

DEFAULT_PAGE_MODELS = {
    Kind.CONDITION: "wagtail_backcare_pages.ConditionPage",
    Kind.TREATMENT: "wagtail_backcare_pages.TreatmentPage",
    Kind.GUIDE: "wagtail_backcare_pages.GuidePage",
    Kind.QUESTIONS: "wagtail_backcare_pages.QuestionsPage",
    Kind.INDEX: "wagtail_backcare_pages.HealthIndexPage",
}

#: What is printed about a page for search engines and the like.
METADATA = ("description", "canonical", "alternates", "open_graph", "structured_data")


@dataclass(frozen=True)
class Settings:
    """Every setting with its default.

    PAGE_MODELS
        Kind of page → ``"app_label.Model"``. Needed only when a site uses the mixins on page types of its own;
        keys left out keep the model of ``wagtail_backcare.pages``.
    BASE_TEMPLATE
        The template that page templates extend. It must define ``{% block content %}``; a site whose block has
        another name overrides ``wagtail_backcare/layout.html`` instead.
    EXTRA_BLOCKS
        Name → dotted path of a block class, added to what may stand inside a section.
    HIDDEN_BLOCKS
        Names of content blocks or sections that editors are no longer offered. Stored ones keep working.
    CLINIC_DETAILS
        Dotted path of ``callable(site, locale) -> ClinicDetails``, for sites that keep these details elsewhere.
    REVIEW_REQUIRED_ON
        Kinds of page that go live only with a current review by a clinician on record.
    RULES_BIND_FROM
        Name of a rule → the day from which it also binds pages that were live with the same problem before. Until
        then, and without a day, such a page can be corrected and published; the problem is only shown.
    METADATA
        What the package prints for search engines; a site whose own package does so leaves parts out.
    DISCLAIMER_POSITION
        Where a body prints the disclaimer if the editor placed none: ``"top"``, ``"end"`` or ``"both"``.
    DISCLAIMER_LEFT_OUT
        What happens where a template leaves the disclaimer out: ``"raise"`` an error or ``"insert"`` it. By default
        an error with ``DEBUG`` and in tests, else it is put in.
    SHARED_CACHE
        Name of a cache in ``CACHES`` that every process of the site shares. Disclaimers and clinic details are then
        looked up there before the database is asked.
    ARCHIVE_DAYS
        For how many days ``backcare_archive --prune`` keeps what readers no longer see; None for ever.
    """

    PAGE_MODELS: Mapping[str, str] = field(default_factory=dict)
    BASE_TEMPLATE: str = "wagtail_backcare/base.html"
    EXTRA_BLOCKS: Mapping[str, str] = field(default_factory=dict)
    HIDDEN_BLOCKS: frozenset[str] = frozenset()
    CLINIC_DETAILS: str = ""
    REVIEW_REQUIRED_ON: frozenset[str] = frozenset()
    RULES_BIND_FROM: Mapping[str, date] = field(default_factory=dict)
    METADATA: Collection[str] = METADATA
    DISCLAIMER_POSITION: str = "end"
    DISCLAIMER_LEFT_OUT: str = ""
    SHARED_CACHE: str = ""
    ARCHIVE_DAYS: int | None = None

    def page_model_label(self, kind: str) -> str:
        """``app_label.Model`` for a kind of page."""
        return self.PAGE_MODELS.get(kind) or DEFAULT_PAGE_MODELS[Kind(kind)]


def _read(raw: Mapping[str, Any]) -> Settings:
    known = {f.name for f in fields(Settings)}
    unknown = sorted(set(raw) - known)
    if unknown:
        raise ImproperlyConfigured(
            f"{SETTING_NAME} has no key {', '.join(map(repr, unknown))}. Known keys: {', '.join(sorted(known))}."
        )
    values = dict(raw)
    for name in {"HIDDEN_BLOCKS", "METADATA", "REVIEW_REQUIRED_ON"} & set(values):
        values[name] = _read_names(name, values[name])
    if "RULES_BIND_FROM" in values:
        values["RULES_BIND_FROM"] = _read_days(values["RULES_BIND_FROM"])
    _require_known("METADATA", "part", values.get("METADATA", ()), METADATA)
    _require_known("REVIEW_REQUIRED_ON", "kind", values.get("REVIEW_REQUIRED_ON", ()), Kind.values)
    _require_known("PAGE_MODELS", "kind", values.get("PAGE_MODELS", ()), map(str, DEFAULT_PAGE_MODELS))
    days = values.get("ARCHIVE_DAYS")
    if days is not None and (not isinstance(days, int) or days < 1):
        raise ImproperlyConfigured(f"{SETTING_NAME}['ARCHIVE_DAYS'] is a number of days, or None to keep all.")
    for name, choices in CHOICES.items():
        if values.get(name, choices[0]) not in choices:
            raise ImproperlyConfigured(
                f"{SETTING_NAME}[{name!r}] cannot be {values[name]!r}. Values: {', '.join(map(repr, choices))}."
            )
    return Settings(**values)


def _read_names(key: str, names: Any) -> frozenset[str]:
    """A single text is refused: as a collection it would be one of letters."""
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise ImproperlyConfigured(f"{SETTING_NAME}[{key!r}] is a set or list of names, not {names!r}.")
    return frozenset(names)


def _require_known(key: str, what: str, names: Iterable[str], known: Iterable[str]) -> None:
    known = list(known)
    unknown = sorted(set(names) - set(known), key=repr)
    if unknown:
        raise ImproperlyConfigured(
            f"{SETTING_NAME}[{key!r}] has no {what} {', '.join(map(repr, unknown))}. "
            f"{what.capitalize()}s: {', '.join(known)}."
        )


def _read_days(days: Mapping[str, date | str]) -> dict[str, date]:
    key = f"{SETTING_NAME}['RULES_BIND_FROM']"
    if not isinstance(days, Mapping):
        raise ImproperlyConfigured(f"{key} is a dict of names of rules and days, not {days!r}.")
    return {name: _read_day(f"{key}[{name!r}]", day) for name, day in days.items()}


def _read_day(key: str, day: Any) -> date:
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    try:
        return date.fromisoformat(day)
    except (TypeError, ValueError) as error:
        raise ImproperlyConfigured(f"{key} cannot be {day!r}. Write a day as '2027-03-01'.") from error


@cache
def get_settings() -> Settings:
    """The setting as a typed, frozen object. Raises ImproperlyConfigured for a key that does not exist."""
    return _read(getattr(django_settings, SETTING_NAME, {}))


def _reset(*, setting: str, **kwargs: Any) -> None:
    if setting in {SETTING_NAME, "INSTALLED_APPS"}:
        get_settings.cache_clear()


setting_changed.connect(_reset, dispatch_uid="wagtail_backcare.conf.reset")


def get_page_model(kind: str) -> type[Model] | None:
    """The page model for a kind, or None where the site has none: its app is not installed, or check E004 names it."""
    try:
        return apps.get_model(get_settings().page_model_label(kind))
    except (LookupError, ValueError):
        return None


def get_listed_page_models() -> dict[str, type[Model]]:
    """Kind → model, for every kind that an index lists and the site has a model for."""
    models = {str(kind): get_page_model(kind) for kind in LISTED_KINDS}
    return {kind: model for kind, model in models.items() if model is not None}


def import_extra_blocks() -> dict[str, Callable]:
    """Name → block class of ``EXTRA_BLOCKS``. Raises ImproperlyConfigured naming the key that cannot be imported."""
    blocks = {}
    for name, path in get_settings().EXTRA_BLOCKS.items():
        try:
            blocks[name] = import_string(path)
        except ImportError as error:
            raise ImproperlyConfigured(f"{SETTING_NAME}['EXTRA_BLOCKS'][{name!r}]: {error}") from error
    return blocks

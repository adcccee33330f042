"""System checks. Each has an ID, a hint, a test named for the ID and a line in the docs."""

from collections.abc import Iterator

import swapper
from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from wagtail_backcare.conf import DEFAULT_PAGE_MODELS, SETTING_NAME, get_settings, import_extra_blocks
from wagtail_backcare.rules import get_rules

DOCS = "See “System checks” in the reference."

#: Apps without which the admin of this package cannot work, and what each is for.
NEEDED_APPS = {
    "wagtail.contrib.settings": ("E001", "the clinic’s details are edited there"),
    "wagtail.snippets": ("E002", "clinicians, sources, questions, help cards and disclaimers are snippets"),
    "wagtail.images": ("E003", "pages and clinicians have pictures"),
}


def register() -> None:
    checks.register(check_needed_apps, "wagtail_backcare")
    checks.register(check_setting, "wagtail_backcare")
    checks.register(check_swapped_page, "wagtail_backcare")
    checks.register(check_request_context_processor, "wagtail_backcare")


def check_needed_apps(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """E001 to E003: an app that the package cannot do without is not installed."""
    return [
        checks.Error(
            f"wagtail_backcare needs '{app}' in INSTALLED_APPS: {reason}.",
            hint=f"Add '{app}' to INSTALLED_APPS. {DOCS}",
            id=f"wagtail_backcare.{check_id}",
        )
        for app, (check_id, reason) in NEEDED_APPS.items()
        if not apps.is_installed(app)
    ]


def check_setting(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """E004: the setting has a key, model, block, rule or callable that does not exist, or a value that cannot be."""
    try:
        problems = list(_setting_problems())
    except ImproperlyConfigured as error:
        problems = [str(error)]
    return [checks.Error(problem, hint=DOCS, id="wagtail_backcare.E004") for problem in problems]


def _setting_problems() -> Iterator[str]:
    conf = get_settings()
    import_extra_blocks()
    for kind in DEFAULT_PAGE_MODELS:
        label = conf.PAGE_MODELS.get(kind)
        if label is None:
            continue
        try:
            apps.get_model(label)
        except (LookupError, ValueError):
            yield (
                f"{SETTING_NAME}['PAGE_MODELS'][{str(kind)!r}] names {label!r}, which is no installed model. "
                "Write it as 'app_label.ModelName'."
            )
    for name in sorted(set(conf.RULES_BIND_FROM) - set(get_rules())):
        yield f"{SETTING_NAME}['RULES_BIND_FROM'] names {name!r}, which is no rule. Rules: {', '.join(get_rules())}."
    if conf.SHARED_CACHE and conf.SHARED_CACHE not in settings.CACHES:
        yield f"{SETTING_NAME}['SHARED_CACHE'] names {conf.SHARED_CACHE!r}, which is not in CACHES."
    elif conf.SHARED_CACHE and isinstance(caches[conf.SHARED_CACHE], LocMemCache):
        yield f"{SETTING_NAME}['SHARED_CACHE'] names {conf.SHARED_CACHE!r}, which each process has for itself alone."
    if conf.CLINIC_DETAILS:
        try:
            import_string(conf.CLINIC_DETAILS)
        except ImportError as error:
            yield f"{SETTING_NAME}['CLINIC_DETAILS']: {error}"


def check_swapped_page(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """E005, E006: a site with a base page of its own uses the mixins, and cannot use wagtail-localize yet."""
    if not swapper.is_swapped("wagtailcore", "Page"):
        return []
    errors = []
    if apps.is_installed("wagtail_backcare.pages"):
        errors.append(
            checks.Error(
                "wagtail_backcare.pages cannot be used with a swapped base page (WAGTAIL_PAGE_MODEL).",
                hint=f"Take it out of INSTALLED_APPS and subclass the mixins of wagtail_backcare.models. {DOCS}",
                id="wagtail_backcare.E005",
            )
        )
    if apps.is_installed("wagtail_localize"):
        errors.append(
            checks.Error(
                "wagtail_localize cannot be used with a swapped base page (WAGTAIL_PAGE_MODEL): "
                "“Manager isn't available; 'wagtailcore.Page' has been swapped”.",
                hint=f"Take one of the two out of the settings. {DOCS}",
                id="wagtail_backcare.E006",
            )
        )
    return errors


def check_request_context_processor(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """W001: block previews and the site's own templates need the request in the template context."""
    processor = "django.template.context_processors.request"
    engines = [t for t in settings.TEMPLATES if t.get("BACKEND", "").endswith("DjangoTemplates")]
    if any(processor in engine.get("OPTIONS", {}).get("context_processors", []) for engine in engines):
        return []
    return [
        checks.Warning(
            f"No template engine has the context processor '{processor}'.",
            hint=f"Add it to TEMPLATES. {DOCS}",
            id="wagtail_backcare.W001",
        )
    ]

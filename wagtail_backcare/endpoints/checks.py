"""A system check of what API v3 was told."""

from django.apps import apps
from django.core import checks


def register() -> None:
    checks.register(check_schemas, "wagtail_backcare")


def check_schemas(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """W013: API v3 worked its schemas out before it was told what bodies are."""
    if not apps.is_installed("wagtail.api.v3"):
        return []
    from wagtail_backcare.endpoints.v3 import find_undescribed

    names = find_undescribed()
    if not names:
        return []
    return [
        checks.Warning(
            f"The OpenAPI document of Wagtail's API v3 does not say what the body of {', '.join(names)} holds.",
            hint="Move 'wagtail_backcare' above every app of Wagtail in INSTALLED_APPS. See “System checks” in the "
            "reference.",
            id="wagtail_backcare.W013",
        )
    ]

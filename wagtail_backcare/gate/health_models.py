"""Every page type of the site that carries a disclaimer."""

from functools import cache

from django.apps import apps
from django.core.signals import setting_changed

from wagtail_backcare.models.disclaimer_mixin import DisclaimerMixin


@cache
def get_health_models() -> tuple[type, ...]:
    """Concrete page types with `DisclaimerMixin`, those of the site's own among them."""
    return tuple(model for model in apps.get_models() if issubclass(model, DisclaimerMixin) and not model._meta.proxy)


def _reset(*, setting: str, **kwargs) -> None:
    if setting == "INSTALLED_APPS":
        get_health_models.cache_clear()


setting_changed.connect(_reset, dispatch_uid="wagtail_backcare.gate.health_models.reset")

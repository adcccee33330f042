"""Which templates a site has, worked out once."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.signals import setting_changed
from django.template.loader import select_template

OWN_TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def pick_template(names: tuple[str, ...]) -> str:
    """The first of these templates that the site has.

    Asked anew each time while debugging, so that a template that was just added is seen.
    """
    return _find(names) if not settings.DEBUG else _find.__wrapped__(names)


def is_own_template(names: tuple[str, ...]) -> bool:
    """Whether the first of these templates that the site has is one of this package."""
    return _is_own(names)


@cache
def _find(names: tuple[str, ...]) -> str:
    return select_template(names).template.name


@cache
def _is_own(names: tuple[str, ...]) -> bool:
    return Path(select_template(names).origin.name).is_relative_to(OWN_TEMPLATES)


def _reset(*, setting: str, **kwargs) -> None:
    if setting in {"TEMPLATES", "INSTALLED_APPS"}:
        _find.cache_clear()
        _is_own.cache_clear()


setting_changed.connect(_reset, dispatch_uid="wagtail_backcare.blocks.template_lookup.reset")

"""System checks of what the guard cannot do alone."""

from collections.abc import Iterator

from django.conf import settings
from django.core import checks
from wagtail.fields import RichTextField, StreamField

from wagtail_backcare.fields import BodyField
from wagtail_backcare.guard.connect import find_unguarded, get_page_types

DOCS = "See “System checks” in the reference."

MIDDLEWARE = "wagtail_backcare.guard.middleware.DisclaimerMiddleware"

#: Middleware that must stand above ours: it keeps or packs what ours looks at.
ABOVE = ("django.middleware.cache.UpdateCacheMiddleware", "django.middleware.gzip.GZipMiddleware")


def register() -> None:
    checks.register(check_guarded, "wagtail_backcare")
    checks.register(check_middleware_order, "wagtail_backcare")
    checks.register(check_text_outside_bodies, "wagtail_backcare")


def check_guarded(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """E007: a method was put in the place of one that sees to the disclaimer."""
    return [
        checks.Error(
            f"{name} no longer sees to the disclaimer: something replaced it after the apps were ready.",
            hint=f"Define it on the class, or in a base class of it, instead of setting it later. {DOCS}",
            id="wagtail_backcare.E007",
        )
        for name in find_unguarded()
    ]


def check_middleware_order(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """W002: a middleware that caches or compresses stands below ours."""
    names = list(settings.MIDDLEWARE)
    below = names[names.index(MIDDLEWARE) :] if MIDDLEWARE in names else []
    return [
        checks.Warning(
            f"'{name}' stands below '{MIDDLEWARE}' in MIDDLEWARE, so disclaimers are looked for too late.",
            hint=f"Move '{name}' above it. {DOCS}",
            id="wagtail_backcare.W002",
        )
        for name in ABOVE
        if name in below
    ]


def check_text_outside_bodies(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """W003: the API shows a text in which the disclaimer cannot stand."""
    return [
        checks.Warning(
            f"The API shows {name} without the disclaimer: it is no body of sections.",
            hint=f"Take it out of api_fields, or make it a BodyField. {DOCS}",
            id="wagtail_backcare.W003",
        )
        for name in find_text_outside_bodies()
    ]


def find_text_outside_bodies() -> Iterator[str]:
    """``app.Model.field`` for rich text and streams that the API shows and that print no disclaimer themselves."""
    for model in get_page_types():
        shown = {getattr(api_field, "name", api_field) for api_field in getattr(model, "api_fields", ())}
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, RichTextField | StreamField) and not isinstance(field, BodyField)
            if is_text and field.name in shown:
                yield f"{model._meta.label}.{field.name}"

"""Put the guard around ``serve`` and ``serve_preview`` of every page type; called once, from ``ready()``."""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import models
from django.db.models.signals import class_prepared

from wagtail_backcare.guard.pages import guard_preview, guard_serving
from wagtail_backcare.models import DisclaimerMixin

#: Name of a method of a page type → what puts the guard around it.
GUARDED = {"serve": guard_serving, "serve_preview": guard_preview}

MARK = "_backcare_guarded"


def connect() -> None:
    """Guard the page types there are, and those that are defined later."""
    for model in get_page_types():
        guard_class(model)
    class_prepared.connect(guard_new_class, dispatch_uid="wagtail_backcare.guard.new_class")


def get_page_types() -> Iterator[type[models.Model]]:
    """Every class with `DisclaimerMixin` that can have instances, proxies among them."""
    return (model for model in apps.get_models() if issubclass(model, DisclaimerMixin))


def guard_class(model: type[models.Model]) -> None:
    """Guard whichever methods a page type resolves to, so that no other base class and no override loses the guard."""
    for name, guard in GUARDED.items():
        method = getattr(model, name)
        if not is_guarded(method):
            guarded = guard(method)
            setattr(guarded, MARK, guarded)
            setattr(model, name, guarded)


def is_guarded(method: Callable) -> bool:
    """Whether a method is the guard itself, and not a decorator that copied its attributes."""
    return getattr(method, MARK, None) is method


def find_unguarded() -> list[str]:
    """``app.Model.method`` for each method that was put in the place of a guarded one later."""
    return [
        f"{model._meta.label}.{name}"
        for model in get_page_types()
        for name in GUARDED
        if not is_guarded(getattr(model, name))
    ]


def guard_new_class(sender: type[models.Model], **kwargs) -> None:
    """A model was defined after the apps were ready."""
    if issubclass(sender, DisclaimerMixin) and not sender._meta.abstract:
        guard_class(sender)

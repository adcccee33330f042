"""What goes together when something is deleted."""

from typing import Any

from django.db import models


def get_deleted_along(instance: models.Model, origin: Any) -> list[models.Model]:
    """Instances of one model that are deleted together: those of a queryset, else the one.

    origin: as Django's signal ``pre_delete`` gives it. It says so of each alone, while the others are still there.
    """
    if isinstance(origin, models.QuerySet) and origin.model is type(instance):
        # The queryset keeps what it found, for the next one that is asked about.
        return list(origin)
    return [instance]


def is_own_deletion(instance: models.Model, origin: Any) -> bool:
    """Whether it is deleted itself, and not with something else that it belongs to."""
    return isinstance(origin, type(instance)) or getattr(origin, "model", None) is type(instance)

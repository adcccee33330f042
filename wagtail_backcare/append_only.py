"""Rows that are added and never changed: what readers saw must be told the same in ten years."""

from typing import Any

from django.db import models


class AppendOnlyError(Exception):
    """Somebody tried to change or delete a row that is only ever added."""

    def __init__(self, model: type[models.Model]):
        super().__init__(f"Rows of {model._meta.label} are only added: they are neither changed nor deleted.")


class AppendOnlyQuerySet(models.QuerySet):
    """Reads and adds. Django's own bookkeeping, such as ``on_delete=SET_NULL``, goes through the base manager."""

    def update(self, **kwargs: Any):
        raise AppendOnlyError(self.model)

    def bulk_update(self, *args: Any, **kwargs: Any):
        raise AppendOnlyError(self.model)

    def delete(self):
        raise AppendOnlyError(self.model)

    delete.alters_data = True
    delete.queryset_only = True


class AppendOnlyModel(models.Model):
    """Saves a new row once, and raises AppendOnlyError ever after. ``loaddata`` may still write rows as they were."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any):
        if not self._state.adding:
            raise AppendOnlyError(type(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any):
        raise AppendOnlyError(type(self))

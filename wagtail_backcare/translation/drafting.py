"""While wagtail-localize saves a translation, the text that readers see stays what it was.

It writes a translation to the live row before it makes a revision, whether it is to be published or not. Publishing the
revision writes that row too, and asks the rules, so the first of the two is left out for a row that readers see.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

_drafting: ContextVar[bool] = ContextVar("backcare_drafting", default=False)


@contextmanager
def drafting() -> Iterator[None]:
    """While this lasts, a row that readers see is not overwritten as a whole."""
    token = _drafting.set(True)
    try:
        yield
    finally:
        _drafting.reset(token)


def is_drafting() -> bool:
    """Whether wagtail-localize is saving a translation just now."""
    return _drafting.get()


@contextmanager
def _errors_by_field() -> Iterator[None]:
    """wagtail-localize fails on an error that names no field, such as Wagtail's on a title that is too long."""
    try:
        yield
    except ValidationError as error:
        if hasattr(error, "error_dict"):
            raise
        raise ValidationError({NON_FIELD_ERRORS: error.error_list}) from error


def _check_lengths(instance: models.Model) -> None:
    """Refuse a text that its column cannot hold: Wagtail checks no draft, and PostgreSQL and MariaDB then fail."""
    errors = {}
    for field in instance._meta.concrete_fields:
        value = getattr(instance, field.attname)
        if isinstance(field, models.CharField) and value:
            try:
                field.run_validators(value)
            except ValidationError as error:
                errors[field.name] = error
    if errors:
        raise ValidationError(errors)


class DraftTranslationMixin(models.Model):
    """For pages and snippets with drafts. Single fields are saved as ever: a revision notes itself in the row."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not is_drafting():
            super().save(*args, **kwargs)
        elif kwargs.get("update_fields") is not None or not self.is_shown():
            with _errors_by_field():
                if kwargs.get("update_fields") is None:
                    _check_lengths(self)
                super().save(*args, **kwargs)

    def is_shown(self) -> bool:
        """Whether readers see the row of this instance. One query."""
        return type(self)._base_manager.filter(pk=self.pk, live=True).exists()

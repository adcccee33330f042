"""Note what wagtail-localize saves, for whoever asked for it: its views say that all went well, whatever happened."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError


@dataclass
class Attempt:
    """A translation that was to be saved. publish: whether it was to go live. error: why it was not even saved."""

    source: Any
    locale: Any
    publish: bool
    error: ValidationError | None = None


_attempts: ContextVar[list[Attempt] | None] = ContextVar("backcare_attempts", default=None)


@contextmanager
def noting_attempts() -> Iterator[list[Attempt]]:
    """Translations that are saved while this lasts, in their order."""
    attempts: list[Attempt] = []
    token = _attempts.set(attempts)
    try:
        yield attempts
    finally:
        _attempts.reset(token)


@contextmanager
def attempting(source: Any, locale: Any, publish: bool) -> Iterator[None]:
    """A translation is being saved."""
    attempt = Attempt(source, locale, publish)
    noted = _attempts.get()
    if noted is not None:
        noted.append(attempt)
    try:
        yield
    except ValidationError as error:
        attempt.error = error
        raise

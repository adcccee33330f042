"""Which pages' bodies were read while something was done, such as answering a request."""

from collections.abc import Iterator
from contextlib import ContextDecorator, contextmanager
from contextvars import ContextVar
from typing import Any


class Reading:
    """Bodies that were read, by the page or snippet that holds them."""

    def __init__(self) -> None:
        self._owners: dict[tuple[type, Any], Any] = {}

    def note(self, owner: Any) -> None:
        """A body of this page or snippet was read."""
        self._owners[_identify(owner)] = owner

    def forget(self, owner: Any) -> None:
        """What was read of this page or snippet is not shown."""
        self._owners.pop(_identify(owner), None)

    @property
    def owners(self) -> list[Any]:
        """Whose bodies were read, each once."""
        return list(self._owners.values())


_reading: ContextVar[Reading | None] = ContextVar("backcare_reading", default=None)


def _identify(owner: Any) -> tuple[type, Any]:
    return type(owner), owner.pk if owner.pk is not None else id(owner)


def note(owner: Any) -> None:
    """Somebody reads a body. Costs next to nothing while nobody asked to know."""
    reading = _reading.get()
    if reading is not None:
        reading.note(owner)


def forget(owner: Any) -> None:
    """Nothing of what was read of this page or snippet is shown."""
    reading = _reading.get()
    if reading is not None:
        reading.forget(owner)


@contextmanager
def noting(reading: Reading) -> Iterator[Reading]:
    """Note whose bodies are read while this lasts."""
    token = _reading.set(reading)
    try:
        yield reading
    finally:
        _reading.reset(token)


class reading_only(ContextDecorator):  # noqa: N801 - used like a function
    """For code that reads bodies and shows readers nothing of them, such as one that counts words.

    Use it as a decorator of a view or function, or in a ``with`` statement.
    """

    def _recreate_cm(self) -> "reading_only":
        return type(self)()

    def __enter__(self) -> None:
        self._token = _reading.set(None)

    def __exit__(self, *exc: Any) -> None:
        _reading.reset(self._token)

"""Settings read from the environment."""

import os


def read_list(name: str, default: str = "") -> list[str]:
    """The values of a comma-separated variable, without blanks."""
    return [value.strip() for value in os.environ.get(name, default).split(",") if value.strip()]


def read_flag(name: str, default: bool = False) -> bool:
    """Whether a variable says yes: ``1``, ``true``, ``yes`` or ``on``, in any case."""
    value = os.environ.get(name, "").strip().lower()
    return value in {"1", "true", "yes", "on"} if value else default

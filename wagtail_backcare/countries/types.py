"""What is known about a country."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

VERIFIED = "verified"
"""Every number of the row was read in a public copy of the official page named as the source or listed in the docs."""

SECONDARY = "secondary"
"""A number, or how far it reaches, was read in the press or on another independent page, not on an official one."""


@dataclass(frozen=True, kw_only=True)
class Country:
    """Emergency and advice numbers of one country, with where and when they were checked.

    Words for readers are lazy translations, so they come out in the language of the page.
    """

    code: str
    """ISO 3166-1 alpha-2 code, upper case."""

    name: str | Promise
    """Name of the country."""

    emergency_number: str
    """The number to call for an ambulance."""

    other_emergency_numbers: tuple[str, ...] = ()
    """Further numbers that also reach an ambulance, the most useful first."""

    emergency_place: str | Promise
    """What people call the hospital department to go to, as it follows "go to" ("the emergency department")."""

    routine_care: str | Promise
    """Whom to see about back pain that is not urgent, to follow "see" ("a GP or physiotherapist")."""

    advice_number: str | None = None
    """The public line for medical advice that is not an emergency; ``None`` where there is no national one."""

    advice_name: str | Promise | None = None
    """Name of that line."""

    advice_area: str | Promise | None = None
    """Where and when that line answers, if not everywhere and always ("England, Scotland and Wales")."""

    source: str
    """Address of the official page or site to compare these numbers with."""

    checked_on: date
    """When the numbers were last compared with the source."""

    status: str
    """``VERIFIED`` or ``SECONDARY``: how well the row is supported."""

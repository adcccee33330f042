"""A clock that tests turn, and a clinic with a page that is published."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.helpers import create_clinic, create_condition, create_disclaimer, help_section, section


class Clock:
    """What `timezone.now()` says."""

    def __init__(self, now: datetime):
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def set(self, text: str) -> datetime:
        """A moment such as ``2026-05-03 09:00``, in UTC."""
        self.now = datetime.fromisoformat(text).replace(tzinfo=UTC)
        return self.now

    def advance(self, **duration) -> datetime:
        self.now += timedelta(**duration)
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock(datetime(2026, 5, 1, 8, tzinfo=UTC))
    monkeypatch.setattr(timezone, "now", clock)
    return clock


@pytest.fixture
def clinic(clock, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        clinic = create_clinic()
    create_disclaimer()
    return clinic


def make_body(text="Low back pain is common.", *more):
    return [section("overview", ("text", f"<p>{text}</p>")), help_section(), *more]


@pytest.fixture
def page(clinic):
    """A condition page, published at 8:00 on 1 May 2026 (UTC)."""
    page = create_condition(live=False, body=make_body())
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)

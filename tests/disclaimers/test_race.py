"""People who put a text in force at the same moment, each with a connection of their own."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone
from wagtail.models import ModelLogEntry

from tests.helpers import create_disclaimer, get_locale
from wagtail_backcare.disclaimers.confirm import confirm
from wagtail_backcare.models import Disclaimer, DisclaimerVersion

TEXTS = [f"Text {number}." for number in range(4)]


pytestmark = pytest.mark.django_db


@pytest.fixture
def at_once(tmp_path):
    """Runs jobs at one moment, each in a thread and with a connection of its own, and returns their answers.

    What they write is committed, outside the transaction of the test, and taken away at the end. Threads would share
    the one connection of an SQLite database in memory, so theirs is a copy of it in a file.
    """
    settings = dict(connection.settings_dict)
    is_sqlite = connection.vendor == "sqlite"
    if is_sqlite:
        settings["NAME"] = str(tmp_path / "race.sqlite3")
        copy = sqlite3.connect(settings["NAME"])
        connection.connection.backup(copy)
        copy.close()
    wrapper = type(connections["default"])

    def run_at_once(*jobs: Callable[[], Any]) -> list[Any]:
        start = Barrier(len(jobs))

        def run(job: Callable[[], Any]) -> Any:
            connections["default"] = wrapper(settings, alias="default")
            try:
                start.wait(timeout=20)
                return job()
            finally:
                connections["default"].close()

        with ThreadPoolExecutor(len(jobs)) as pool:
            return list(pool.map(run, jobs, timeout=60))

    yield run_at_once
    if not is_sqlite:
        run_at_once(clean_up)


def clean_up() -> None:
    ModelLogEntry.objects.all().delete()
    DisclaimerVersion._base_manager.all().delete()
    Disclaimer.objects.all().delete()


def create_published(*texts: str, before: str = "") -> list[Disclaimer]:
    if before:
        create_disclaimer(text=before)
    return [Disclaimer.objects.create(text=text, locale=get_locale(), live=True) for text in texts]


def make_job(disclaimer: Disclaimer) -> Callable[[], Any]:
    return lambda: confirm(disclaimer, name=disclaimer.text, now=timezone.now())


@pytest.mark.parametrize("before", ["", "The text before."])
def test_people_who_confirm_at_once_leave_one_text_in_force(at_once, before):
    [disclaimers] = at_once(lambda: create_published(*TEXTS, before=before))

    at_once(*(make_job(disclaimer) for disclaimer in disclaimers))

    [versions] = at_once(lambda: list(DisclaimerVersion.objects.all()))
    active = [version.text for version in versions if version.active_key]
    assert len(active) == 1
    assert active[0] in TEXTS
    assert sorted(version.text for version in versions) == sorted([*TEXTS, *filter(None, [before])])
    assert all(version.active_key or version.valid_to for version in versions)


def test_people_who_confirm_the_same_text_at_once_make_one_version(at_once):
    [[disclaimer]] = at_once(lambda: create_published(TEXTS[0]))
    people = [Disclaimer(**{f.attname: getattr(disclaimer, f.attname) for f in Disclaimer._meta.concrete_fields})] * 4

    at_once(*(make_job(disclaimer) for disclaimer in people))

    [versions] = at_once(lambda: list(DisclaimerVersion.objects.all()))
    assert [version.text for version in versions] == [TEXTS[0]]

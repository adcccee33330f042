"""What one process changes, the next request to another process shows, which was warm and has seen no signal."""

import sqlite3

import pytest
from django.db import connection

from tests.caching import changes
from tests.caching.process import Process

pytestmark = [
    pytest.mark.skipif(connection.vendor != "sqlite", reason="The processes share a file of SQLite."),
    # One pair of processes, which meets one change after the other.
    pytest.mark.xdist_group("two processes"),
    # They copy the database that this has made, and use no other.
    pytest.mark.django_db,
]


@pytest.fixture(scope="module", params=[{}, {"SHARED_CACHE": "shared"}], ids=["default settings", "shared cache"])
def site(request, tmp_path_factory, django_db_setup, django_db_blocker):
    """``path, reader, writer``: the address of a page that shows everything, and two processes."""
    folder = tmp_path_factory.mktemp("two-processes")
    with django_db_blocker.unblock():
        connection.ensure_connection()
        with sqlite3.connect(folder / "site.sqlite3") as file:
            connection.connection.backup(file)
        file.close()
    reader, writer = Process(folder, request.param), Process(folder, request.param)
    try:
        yield writer.do(changes.make_site), reader, writer
    finally:
        reader.close()
        writer.close()


@pytest.mark.parametrize("change", changes.CHANGES, ids=lambda change: change.__name__)
def test_a_change_shows_on_the_next_request_to_the_other_process(site, change):
    path, reader, writer = site
    for process in (reader, reader, writer):
        before = process.get(path)

    old, new = writer.do(change)
    after = reader.get(path)

    assert old in before
    assert old not in after
    assert new in after
    assert writer.get(path) == after


def test_a_renamed_page_is_found_by_its_new_address(site):
    """Last, since the other tests ask for the old one."""
    path, reader, writer = site
    before = reader.get(path)

    new_path = writer.do(changes.rename_page)
    after = reader.get(new_path)

    assert new_path != path
    assert new_path in after
    assert new_path not in before

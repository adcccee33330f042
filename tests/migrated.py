"""Keeps the migrated, empty SQLite database from one run of the tests to the next.

Running the migrations of Wagtail and everything else takes longer than most folders of tests. The database is kept in
pytest's cache under a name made of every migration and what else decides on its content, so a change makes a new one.
"""

import hashlib
import os
import sqlite3
import sys
from pathlib import Path

import django
import wagtail
from django.apps import apps
from django.conf import settings
from django.db import connection

#: How many databases are kept, for branches and settings that take turns.
KEPT = 6


def find_database(folder: Path) -> Path | None:
    """The file of the database that the migrations make now; ``None`` where the tests do not use SQLite in memory."""
    if connection.vendor != "sqlite" or connection.settings_dict["TEST"]["NAME"]:
        return None
    return folder / f"{_make_name()}.sqlite3"


def load(path: Path) -> sqlite3.Connection:
    """Fill the database in memory that Django is about to open. It lasts as long as the connection is kept."""
    memory = sqlite3.connect(connection.creation._get_test_db_name(), uri=True)
    with sqlite3.connect(path) as file:
        file.backup(memory)
    file.close()
    return memory


def keep(path: Path) -> None:
    """Write the database that Django made to the file, and drop the oldest ones."""
    partial = path.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(partial) as file:
        connection.connection.backup(file)
    file.close()
    partial.rename(path)
    for old in sorted(path.parent.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)


def _make_name() -> str:
    names = [
        sys.version,
        django.__version__,
        wagtail.__version__,
        settings.LANGUAGE_CODE,
        repr(settings.LANGUAGES),
        repr(settings.MIGRATION_MODULES),
    ]
    digest = hashlib.sha256("\n".join(names).encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(f"{app.label}/{file.name}".encode() + file.read_bytes())
    return digest.hexdigest()[:32]

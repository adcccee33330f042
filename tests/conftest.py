"""What tests of all folders share."""

import pytest
from django.db import connection
from wagtail.models import Site

from tests import migrated


def pytest_collection_modifyitems(config, items):
    """On another database than SQLite run what asks the database; the rest was run on SQLite and would be the same."""
    if connection.vendor == "sqlite":
        return
    kept = [item for item in items if _asks_the_database(item)]
    left_out = [item for item in items if not _asks_the_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = kept


def _asks_the_database(item) -> bool:
    if item.get_closest_marker("once") is not None:
        return False
    asks = item.get_closest_marker("django_db") is not None or {"db", "kept"} & set(item.fixturenames)
    return bool(asks) or item.get_closest_marker("services") is not None


@pytest.fixture(scope="session")
def migrated_database(request):
    """The file with the migrated database, whether it is there yet or not; ``None`` where there can be none."""
    cache = getattr(request.config, "cache", None)
    return migrated.find_database(cache.mkdir("databases")) if cache else None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, migrated_database):
    """Before Django makes the test database: fill it with what an earlier run kept."""
    if migrated_database is None or not migrated_database.exists():
        yield
        return
    memory = migrated.load(migrated_database)
    yield
    memory.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, migrated_database):
    """After Django made the test database: keep it for later runs."""
    if migrated_database is not None and not migrated_database.exists():
        with django_db_blocker.unblock():
            migrated.keep(migrated_database)


@pytest.fixture(autouse=True)
def _no_site_of_another_test():
    """Wagtail keeps in the cache which sites there are; what a test wrote is rolled back without telling it."""
    Site.clear_site_root_paths_cache()


@pytest.fixture
def disclaimer(db):
    """A disclaimer in English for every kind of page: without one no page is shown to readers."""
    from tests.helpers import put_in_force

    return put_in_force()


@pytest.fixture
def disclaimers(db, settings):
    """A disclaimer in each language of the site for every kind of page."""
    from tests.helpers import put_in_force

    return [put_in_force(language=code) for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]

import pytest

from tests.helpers import create_clinic, create_disclaimer


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client


@pytest.fixture
def fit_site(db):
    """A site with what every health page needs from it."""
    create_clinic()
    create_disclaimer()

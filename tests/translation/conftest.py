from functools import partial

import pytest


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    """``with on_commit():`` runs afterwards what waits for the end of the transaction."""
    return partial(django_capture_on_commit_callbacks, execute=True)

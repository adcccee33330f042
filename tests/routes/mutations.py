"""Every part of the package that can be taken away, by the name that the tables give it."""

from collections.abc import Callable

import pytest

from tests.routes import delivery_mutations, publishing_mutations

MUTATIONS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    **publishing_mutations.MUTATIONS,
    **delivery_mutations.MUTATIONS,
}

"""Whatever is done in whatever order, every live page that a reader gets carries its right disclaimer.

``BACKCARE_WALKS`` says how many walks are tried; a few by default, always the same ones.
"""

import os
from collections.abc import Sequence

import hypothesis
import pytest
from hypothesis import strategies as st

from tests.gate.walks import steps
from tests.gate.walks.reader import look
from tests.gate.walks.steps import STEPS
from tests.gate.walks.walk import Walk, begin, take, taken_back
from tests.routes import delivery, publishing
from tests.routes.mutations import MUTATIONS

pytestmark = pytest.mark.django_db

FEW = 12

NUMBER = int(os.environ.get("BACKCARE_WALKS", FEW))

#: The most steps of a walk.
LENGTH = 8

#: Where the home page of the second site stands among the places.
SECOND_HOME = 2

WALKS = st.lists(
    st.tuples(st.sampled_from(STEPS), st.integers(0, 9), st.integers(0, 9)), min_size=LENGTH // 2, max_size=LENGTH
)


@pytest.fixture(autouse=True)
def in_production(settings):
    settings.ROOT_URLCONF = "tests.urls_by_language"
    settings.WAGTAIL_BACKCARE = {"DISCLAIMER_LEFT_OUT": "insert"}


def walk_along(client, start: Walk, way: Sequence[tuple]) -> None:
    """Take the steps of one walk from the same start as any other, and look after each one."""
    with taken_back():
        walk = Walk(list(start.texts), set(start.confirmed))
        for step, *numbers in way:
            take(walk, step, *numbers)
            try:
                look(walk, client)
            except AssertionError as error:
                error.add_note("\n".join(walk.done))
                raise


def try_walks(client, *, number: int, shrink: bool = True) -> None:
    """Raises AssertionError with a walk that leads to a wrong page, if one is found. shrink: look for a short one."""
    start = begin()

    @hypothesis.settings(
        max_examples=number,
        derandomize=NUMBER == FEW,
        deadline=None,
        database=None,
        phases=[hypothesis.Phase.generate, *([hypothesis.Phase.shrink] if shrink else [])],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(WALKS)
    def walk(way):
        walk_along(client, start, way)

    walk()


def test_no_walk_leads_to_a_page_without_its_disclaimer(client):
    try_walks(client, number=NUMBER)


#: Part taken away → a walk that leads to a wrong page then, and to none with everything in place.
WRONG_WITHOUT = {
    publishing.SAVING: [(steps.make_alias, 0, SECOND_HOME)],
    publishing.BOTH: [(steps.write_page, 0, SECOND_HOME)],
    publishing.PLACES: [(steps.move, 0, SECOND_HOME)],
    publishing.SURROUNDINGS: [(steps.change_site, 1, 0)],
    publishing.TEXTS: [(steps.withdraw_disclaimer, 0, 0)],
    publishing.CONFIRMING: [(steps.publish_unconfirmed, 1, 2)],
    delivery.TREE_LANGUAGE: [(steps.copy_for_translation, 0, 1)],
    delivery.GUARD: [(steps.make_live_untold, 0, 0)],
}


def leads_astray(client, start: Walk, way: Sequence[tuple]) -> bool:
    try:
        walk_along(client, start, way)
    except AssertionError:
        return True
    return False


def test_walks_show_that_a_part_is_gone(client):
    start = begin()

    assert [name for name, way in WRONG_WITHOUT.items() if leads_astray(client, start, way)] == []
    for name, way in WRONG_WITHOUT.items():
        with pytest.MonkeyPatch.context() as patch:
            MUTATIONS[name](patch)
            assert leads_astray(client, start, way), f"nothing is wrong without: {name}"


@pytest.mark.parametrize(
    "mutation",
    [
        delivery.GUARD,
        pytest.param(publishing.BOTH, marks=pytest.mark.skipif(NUMBER == FEW, reason="only with BACKCARE_WALKS")),
    ],
)
def test_random_walks_find_that_a_part_is_gone(client, monkeypatch, mutation):
    MUTATIONS[mutation](monkeypatch)

    with pytest.raises(AssertionError):
        try_walks(client, number=100, shrink=False)

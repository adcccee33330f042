"""Where translations of disclaimers stand: they wait until somebody confirms them."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.helpers import create_clinic, create_disclaimer, get_locale, publish_disclaimer
from tests.shared_texts.people import create_person
from tests.translation.localize import submit, translate_all
from wagtail_backcare.disclaimers.confirm import confirm
from wagtail_backcare.models import Disclaimer
from wagtail_backcare.progress.collect import collect_standings, list_sources
from wagtail_backcare.progress.standing import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def english():
    create_clinic()
    return create_disclaimer(text="You must not stop your medicine.")


def translate(english, code="es"):
    spanish = english.copy_for_translation(get_locale(code))
    spanish.title, spanish.text, spanish.live = "Aviso", "No debe dejar su medicina.", False
    spanish.save()
    return spanish


def find_states(code="es") -> list[str]:
    return [s.state for s in collect_standings(list_sources("disclaimer"), locales=[get_locale(code)])]


def test_one_that_was_written_in_its_language_is_left_out(english):
    create_disclaimer(language="es", text="No debe dejar su medicina.")

    assert find_states() == []


def test_one_that_is_missing_in_a_language(english):
    translate(english)

    assert find_states("de") == [State.MISSING]


def test_a_translation_on_its_way(english):
    spanish = translate(english)
    spanish.save_revision().publish()
    assert find_states() == [State.UNSIGNED]

    confirm(spanish, user=create_person(confirms=("es",)), now=timezone.now())
    assert find_states() == [State.LIVE]

    publish_disclaimer(english, text="You must never stop your medicine.")
    assert find_states() == [State.STALE]


def test_one_that_is_confirmed_and_not_published(english):
    confirm(translate(english), name="somebody", now=timezone.now())

    assert find_states() == [State.SIGNED]


def test_the_original_is_not_live_where_nobody_confirmed_it(english):
    spanish = english.copy_for_translation(get_locale("es"))
    spanish.save()
    spanish.save_revision().publish()

    assert Disclaimer.objects.get(pk=spanish.pk).live
    assert find_states() == [State.PARTIAL]


@pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS")
def test_what_wagtail_localize_would_publish_waits(english, django_capture_on_commit_callbacks):
    row = submit(english)
    assert find_states() == [State.PARTIAL]
    translate_all(row)
    assert find_states() == [State.UNSIGNED]

    with django_capture_on_commit_callbacks(execute=True):
        row.save_target(publish=True)
    confirm(row.get_target_instance(), name="somebody", now=timezone.now())

    assert find_states() == [State.LIVE]


def test_disclaimers_cost_the_same_at_any_number(english):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert find_states()
        return len(queries)

    translate(english)
    one = count()
    for kind in ("guide", "treatment", "condition"):
        translate(create_disclaimer(kind=kind))

    assert count() == one

"""What the package costs a site where nothing of it is concerned."""

import pytest
from django.db import connection
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests.helpers import create_clinic, create_condition, create_disclaimer, help_section
from tests.testapp.models import HomePage, HostRecord
from wagtail_backcare.gate import saving

SIGNALS = [pre_save, post_save, pre_delete, post_delete, m2m_changed]


def get_our_receivers(signal, sender) -> list:
    """Receivers of the package that are called for a model."""
    receivers = signal._live_receivers(sender)
    flat = [receiver for group in receivers for receiver in (group if isinstance(group, list | tuple) else [group])]
    return [receiver for receiver in flat if receiver.__module__.startswith("wagtail_backcare")]


@pytest.mark.parametrize("model", [HostRecord, HomePage])
def test_nothing_of_ours_is_called_for_other_models(model):
    assert [receiver for signal in SIGNALS for receiver in get_our_receivers(signal, model)] == []


@pytest.mark.django_db
def test_many_rows_of_a_host_model_are_deleted_in_one_statement():
    HostRecord.objects.bulk_create(HostRecord(name=str(number)) for number in range(1000))

    with CaptureQueriesContext(connection) as queries:
        HostRecord.objects.all().delete()

    assert len(queries) == 1


@pytest.fixture
def looked_up(monkeypatch):
    """How often the gate looks up a row that is about to be saved."""
    calls = []
    get_stored = saving.get_stored
    monkeypatch.setattr(saving, "get_stored", lambda page: calls.append(page) or get_stored(page))
    return calls


@pytest.mark.django_db
def test_bookkeeping_of_a_live_page_asks_nothing(looked_up):
    create_clinic()
    create_disclaimer()
    page = create_condition(body=[help_section()])

    page.locked = True
    page.save(update_fields=["locked"])
    page.save_revision()

    assert looked_up == []


@pytest.mark.django_db
def test_an_unchanged_live_page_is_looked_up_and_nothing_more(looked_up, monkeypatch):
    page = create_condition()
    monkeypatch.setattr(saving, "find_obstacles", None)

    page.save()

    assert len(looked_up) == 1


@pytest.mark.django_db
def test_a_base_page_of_another_type_is_looked_up_once(looked_up):
    Page.objects.get(depth=2).save()

    assert len(looked_up) == 1

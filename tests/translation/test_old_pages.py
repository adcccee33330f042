"""Pages that were stored before a field came to a block, or without what may be left out: submitting them works."""

import pytest
from django.apps import apps
from django.db.models import JSONField, Value
from wagtail.blocks import ListBlock, StreamBlock, StructBlock

from tests.helpers import create_clinic, create_condition, create_disclaimer
from tests.routes.world import translate_home
from tests.translation.localize import get_spanish, list_strings, sign, submit, translate_all
from wagtail_backcare.blocks import ConditionBody, ContentStream
from wagtail_backcare.pages.models import ConditionPage

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"),
]


@pytest.fixture(autouse=True)
def spanish_home():
    translate_home("es")


MISSING = object()


def make_bare(block, value):
    """The raw value of a block whose fields are all missing or null. Lists and streams hold one of each of theirs."""
    if isinstance(block, ListBlock):
        return [{"type": "item", "value": make_bare(block.child_block, value), "id": "item"}]
    if isinstance(block, StreamBlock):
        return [{"type": n, "value": make_bare(child, value), "id": n} for n, child in block.child_blocks.items()]
    if isinstance(block, StructBlock):
        leaves = {name: make_bare(child, value) for name, child in block.child_blocks.items()}
        return {name: raw for name, raw in leaves.items() if raw is not None or value is None}
    return None


@pytest.mark.parametrize("value", [MISSING, None], ids=["missing", "null"])
def test_blocks_without_their_fields(value):
    section = {"heading": "A heading of its own", "content": make_bare(ContentStream(), value)}
    page = create_condition(body=ConditionBody().to_python([{"type": "overview", "value": section, "id": "section"}]))

    assert "A heading of its own" in list_strings(submit(page))


def test_lists_without_ids_are_translated(on_commit):
    """As a program or an old version of Wagtail stored them; nobody has saved the page since."""
    create_clinic()
    create_disclaimer()
    create_disclaimer(language="es", text="Solo para informar.")
    card = {"type": "emergency", "value": {"heading": "", "signs": ["your legs feel numb now"]}, "id": "card"}
    table = {"caption": "", "columns": ["Session"], "rows": [{"cells": ["About 60 minutes long"]}]}
    content = [
        {"type": "help_cards", "value": {"shared": None, "cards": [card]}, "id": "cards"},
        {"type": "table", "value": table, "id": "table"},
    ]
    raw = [{"type": "when_to_get_help", "value": {"heading": "", "content": content}, "id": "section"}]
    page = create_condition()
    ConditionPage.objects.filter(pk=page.pk).update(body=Value(raw, JSONField()))
    assert "id" not in ConditionPage.objects.get(pk=page.pk).body.raw_data[0]["value"]["content"][1]["value"]["rows"][0]

    row = submit(ConditionPage.objects.get(pk=page.pk))
    assert {"your legs feel numb now", "Session", "About 60 minutes long"} <= set(list_strings(row))
    translate_all(row)
    sign(row)
    with on_commit():
        row.save_target(publish=True)

    spanish = get_spanish(page)
    assert spanish.live
    words = str(list(spanish.body.raw_data))
    assert "ES your legs feel numb now" in words
    assert "ES About 60 minutes long" in words

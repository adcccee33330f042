"""Blocks that wagtail-localize loses are found; and it does lose them."""

import pytest
from django.apps import apps
from wagtail.blocks import CharBlock, ListBlock, RawHTMLBlock, StreamBlock, StructBlock
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageBlock

from wagtail_backcare.blocks import ContentStream
from wagtail_backcare.translating import checks
from wagtail_backcare.translating.untranslated import FAILS, LOST, find_losses


class Inner(StructBlock):
    signs = ListBlock(CharBlock())


class Outer(StructBlock):
    inner = Inner()


class WithPicture(StructBlock):
    picture = ImageBlock()


class OuterWithPicture(StructBlock):
    inner = WithPicture()


class WithStream(StructBlock):
    inner = StreamBlock([("card", Inner())])


def find(block) -> list[tuple]:
    return [(loss.path, loss.what) for loss in find_losses(StreamBlock([("mine", block)]), "body")]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (WagtailTableBlock(), [("body.mine", LOST)]),
        (TypedTableBlock([("text", CharBlock())]), [("body.mine", LOST)]),
        (RawHTMLBlock(), [("body.mine", LOST)]),
        (Outer(), [("body.mine.inner.signs", LOST)]),
        (OuterWithPicture(), [("body.mine.inner.picture", FAILS)]),
        (EmbedBlock(required=False), [("body.mine", FAILS)]),
        (Inner(), []),
        (WithPicture(), []),
        (WithStream(), []),
        (ListBlock(Inner()), []),
        (EmbedBlock(), []),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, list) else "",
)
def test_what_is_found(block, expected):
    assert find(block) == expected


needs_localize = pytest.mark.skipif(
    not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not installed"
)


def extract(block, raw) -> list:
    from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

    stream = StreamBlock([("mine", block)])
    value = stream.to_python([{"type": "mine", "value": raw, "id": "id"}])
    return StreamFieldSegmentExtractor(None, include_overridables=True).handle_stream_block(value)


SIGNS = [{"type": "item", "value": "a sign", "id": "item"}]


@needs_localize
def test_a_list_in_a_struct_in_a_struct_is_lost():
    assert extract(Outer(), {"inner": {"signs": SIGNS}}) == []
    assert len(extract(Inner(), {"signs": SIGNS})) == 1
    assert len(extract(WithStream(), {"inner": [{"type": "card", "value": {"signs": SIGNS}, "id": "c"}]})) == 1


@needs_localize
@pytest.mark.parametrize(
    ("block", "raw"),
    [
        (WagtailTableBlock(), {"data": [["a cell"]]}),
        (RawHTMLBlock(), "<p>Words</p>"),
    ],
)
def test_a_table_of_wagtails_is_lost(block, raw):
    assert extract(block, raw) == []


@needs_localize
@pytest.mark.django_db
def test_a_picture_in_a_struct_in_a_struct_fails():
    with pytest.raises(AttributeError):
        extract(OuterWithPicture(), {"inner": {"picture": {"image": None, "alt_text": "", "decorative": False}}})


@needs_localize
def test_an_empty_embed_fails():
    with pytest.raises(AttributeError):
        extract(EmbedBlock(required=False), "")


@needs_localize
def test_W011_a_block_of_the_site_is_lost(settings, monkeypatch):
    monkeypatch.setattr("tests.testapp.models.Outer", Outer, raising=False)
    assert checks.check_blocks(None) == []
    settings.WAGTAIL_BACKCARE = {"EXTRA_BLOCKS": {"mine": "tests.testapp.models.Outer"}}
    field = type("Model", (), {"_meta": type("Meta", (), {"concrete_fields": [_make_body_field()]})})
    monkeypatch.setattr(checks.apps, "get_models", lambda: [field])

    warnings = checks.check_blocks(None)

    assert [warning.id for warning in warnings] == ["wagtail_backcare.W011"]
    assert "mine.inner.signs" in warnings[0].msg


def _make_body_field():
    """As it is made when a site starts with these settings."""
    from wagtail_backcare.fields import BodyField

    assert "mine" in ContentStream().child_blocks
    return BodyField("wagtail_backcare.blocks.ConditionBody")


def test_E011_two_apps_translate_the_same_pages(monkeypatch):
    monkeypatch.setattr(apps, "is_installed", lambda name: name in ("wagtail_localize", "wagtail_translate"))

    messages = checks.check_translators(None)

    assert [message.id for message in messages] == ["wagtail_backcare.E011"]
    assert "'wagtail_translate'" in messages[0].msg

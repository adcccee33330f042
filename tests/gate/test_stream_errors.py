import pytest
from django.core.exceptions import ValidationError
from wagtail import blocks

from wagtail_backcare.gate.stream_errors import make_stream_error


class Item(blocks.StructBlock):
    parts = blocks.StreamBlock([("text", blocks.CharBlock())])


class Section(blocks.StructBlock):
    content = blocks.StreamBlock([("text", blocks.CharBlock()), ("items", blocks.ListBlock(Item()))])


class Body(blocks.StreamBlock):
    section = Section()


VALUE = [
    {"type": "gone", "id": "0", "value": ""},
    {
        "type": "section",
        "id": "1",
        "value": {
            "content": [
                {"type": "text", "id": "1a", "value": "One"},
                {
                    "type": "items",
                    "id": "1b",
                    "value": [
                        {"parts": [{"type": "text", "id": "older", "value": "Without ids of items"}]},
                        {
                            "type": "item",
                            "id": "item",
                            "value": {"parts": [{"type": "text", "id": "deep", "value": "Deep"}]},
                        },
                    ],
                },
            ]
        },
    },
]


@pytest.mark.parametrize(
    ("block_id", "expected"),
    [
        ("", {"messages": ["Wrong."]}),
        ("not there", {"messages": ["Wrong."]}),
        ("1", {"blockErrors": {1: {"messages": ["Wrong."]}}}),
        ("1a", {"blockErrors": {1: {"blockErrors": {"content": {"blockErrors": {0: {"messages": ["Wrong."]}}}}}}}),
        ("1b", {"blockErrors": {1: {"blockErrors": {"content": {"blockErrors": {1: {"messages": ["Wrong."]}}}}}}}),
    ],
)
def test_an_error_stands_at_its_block(block_id, expected):
    error = make_stream_error(Body(), VALUE, [(block_id, ValidationError("Wrong."))])

    assert error.as_json_data() == expected


@pytest.mark.parametrize(("block_id", "index"), [("older", 0), ("deep", 1)])
def test_an_error_reaches_into_lists(block_id, index):
    error = make_stream_error(Body(), VALUE, [(block_id, ValidationError("Wrong."))])

    in_list = error.as_json_data()["blockErrors"][1]["blockErrors"]["content"]["blockErrors"][1]
    assert in_list == {
        "blockErrors": {index: {"blockErrors": {"parts": {"blockErrors": {0: {"messages": ["Wrong."]}}}}}}
    }


def test_several_errors_are_told_together():
    errors = [("1", ValidationError("First.")), ("1a", ValidationError("Second.")), ("", ValidationError("Third."))]

    error = make_stream_error(Body(), VALUE, [*errors, ("1", ValidationError("Fourth."))])

    inside = {"content": {"blockErrors": {0: {"messages": ["Second."]}}}}
    assert error.as_json_data() == {
        "messages": ["Third."],
        "blockErrors": {1: {"messages": ["First.", "Fourth."], "blockErrors": inside}},
    }

from datetime import date

import pytest

from tests.helpers import create_disclaimer, create_reference
from wagtail_backcare.models import Reference
from wagtail_backcare.starter.fingerprint import _plain, make_fingerprint

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<p data-block-key="a1b2c">Text</p>', "<p>Text</p>"),
        ('<a linktype="page" id="3">x</a>', '<a id="3" linktype="page">x</a>'),
        ("two\r\nlines ", "two\nlines"),
        ({"a": "x", "new": "", "other": None, "list": []}, {"a": "x"}),
        (date(2026, 1, 2), "2026-01-02"),
    ],
)
def test_differences_that_no_reader_sees_do_not_count(one, other):
    assert _plain(one) == _plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>Text</p>", "<p><b>Text</b></p>"),
        ('<a linktype="page" id="3">x</a>', '<a linktype="page" id="4">x</a>'),
        (["a", "b"], ["b", "a"]),
        ({"people": 1}, {"people": 0}),
        ({"placed": True}, {"placed": False}),
    ],
)
def test_differences_that_readers_see_count(one, other):
    assert _plain(one) != _plain(other)


def test_only_the_given_fields_count():
    reference = create_reference()
    before = make_fingerprint(reference, ["title", "year"])

    reference.publisher = "A journal"
    assert make_fingerprint(reference, ["title", "year"]) == before
    reference.year = 2021
    assert make_fingerprint(reference, ["title", "year"]) != before


def test_a_row_read_again_has_the_same_fingerprint():
    reference = create_reference(checked_on=date(2026, 1, 2), superseded_by=create_reference(doi="10.1000/new"))
    fields = ["title", "year", "checked_on", "superseded_by"]

    assert make_fingerprint(reference, fields) == make_fingerprint(Reference.objects.get(pk=reference.pk), fields)


def test_a_disclaimer_saved_from_a_browser_has_the_same_fingerprint():
    disclaimer = create_disclaimer(text="One.\n\nTwo.")
    before = make_fingerprint(disclaimer, ["text"])

    disclaimer.text = "One.\r\n\r\nTwo."

    assert make_fingerprint(disclaimer, ["text"]) == before

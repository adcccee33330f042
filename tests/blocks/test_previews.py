"""What the editor's block previews say to somebody who works in another language."""

from html.parser import HTMLParser

import pytest
from django.utils import translation

from wagtail_backcare.blocks import ContentStream

LATIN = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Words(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_data(self, data):
        self.found += data.split()


def render(block) -> list[str]:
    value = block.get_preview_value()
    return Words(block.render(value) if value is not None else "").found


#: Those that are made of words, and not of what a site has.
NAMES = [name for name in ContentStream().child_blocks if name not in ("figure", "disclaimer")]


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_a_preview_speaks_the_language_of_the_editor(name):
    block = ContentStream().child_blocks[name]

    with translation.override("ar"):
        latin = [word for word in render(block) if LATIN & set(word)]

    assert latin == []


def test_a_preview_speaks_the_language_that_is_active_now():
    block = ContentStream().child_blocks["key_facts"]

    with translation.override("de"):
        german = render(block)

    assert german != render(block)

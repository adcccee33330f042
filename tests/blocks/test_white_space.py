"""Indentation of templates is left out of what is kept of a page."""

import pytest

from wagtail_backcare.blocks.white_space import tidy


def test_indentation_and_empty_lines_go_and_words_stay_apart():
    assert (
        tidy("<ul>\n    \n  <li>\n    one\n    two  three\n  </li>\n</ul>")
        == "<ul>\n<li>\none\ntwo  three\n</li>\n</ul>"
    )


@pytest.mark.parametrize("element", ["pre", "textarea", "PRE", "script"])
def test_where_white_space_shows_nothing_is_changed(element):
    html = f"<p>\n  words</p>\n  <{element} class='x'>\n    code</{element}>"

    assert tidy(html) == html

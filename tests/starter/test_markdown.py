import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from wagtail_backcare.blocks.rich_text import FEATURES
from wagtail_backcare.starter.fingerprint import _plain
from wagtail_backcare.starter.markdown import find_page_links, find_problems, to_rich_text

PAGES = {"neck-pain": 7}

CASES = [
    ("One.\n\nTwo\nlines.", "<p>One.</p><p>Two lines.</p>"),
    ("**Bold** and *italic*.", "<p><b>Bold</b> and <i>italic</i>.</p>"),
    ("### Small heading\n\nText.", "<h3>Small heading</h3><p>Text.</p>"),
    ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
    ("- one\n\n- two", "<ul><li>one</li><li>two</li></ul>"),
    ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
    ("[Neck](page:neck-pain).", '<p><a linktype="page" id="7">Neck</a>.</p>'),
    ("[**Gone**](page:gone).", "<p><b>Gone</b>.</p>"),
    ("[More](https://example.org/?a=1&b=2)", '<p><a href="https://example.org/?a=1&amp;b=2">More</a></p>'),
    ("Fish & chips < 5 “pounds”", "<p>Fish &amp; chips &lt; 5 “pounds”</p>"),
]


@pytest.mark.parametrize(("text", "html"), CASES)
def test_rich_text(text, html):
    assert to_rich_text(text, PAGES.get) == html


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "html"), CASES)
def test_the_editor_writes_the_same(text, html):
    """Otherwise a page that was opened and saved would look as if it had been changed."""
    converter = ContentstateConverter(features=FEATURES)

    saved = converter.to_database_format(converter.from_database_format(html))

    assert _plain(saved) == _plain(html)


def test_page_links_are_found_with_their_lines():
    text = "One.\n\nTwo [a](page:a)\nand [b](page:b).\n\n- [c](page:c)\n- [d](https://example.org)"

    assert find_page_links(text) == [(2, "a"), (3, "b"), (5, "c")]


@pytest.mark.parametrize(
    ("text", "offset", "words"),
    [
        ("a\n\n# Big", 2, "third level"),
        ("a\n\n![x](y.png)", 2, "an image"),
        ("a\n\n> b", 2, "a quotation"),
        ("a\n\n---", 2, "a line across"),
        ("a\n\n    b", 2, "an indented block"),
        ("a\n\n```\nb\n```", 2, "a block of code"),
        ("<div>a</div>", 0, "HTML"),
        ("a  \nb", 0, "a forced line break"),
        ("a\nb [c](mailto:x@example.org)", 1, "cannot lead to `mailto:x@example.org`"),
    ],
)
def test_what_cannot_be_rich_text_is_told(text, offset, words):
    [problem] = find_problems(text, headings=True)

    assert words in problem.what
    assert problem.offset == offset


def test_everything_that_can_be_is_not():
    assert [problem for text, _html in CASES for problem in find_problems(text, headings=True)] == []

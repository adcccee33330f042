"""Rich text with what a health article needs and no more."""

import re
from functools import lru_cache
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText, expand_db_html

#: Bold, italic, links, lists and third-level headings; a pasted heading of another level becomes one of these.
FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "backcare-heading"]

#: For answers and notes, which stand below a heading of their own.
ANSWER_FEATURES = ["bold", "italic", "ol", "ul", "link"]


#: Where a line ends.
_LINE_ENDS = re.compile(r"</(?:p|h[1-6]|li|div|blockquote|td|th|dt|dd)>|<(?:br|hr)\s*/?>", re.IGNORECASE)


def strip_markup(html: str) -> str:
    """A rich text without its tags, a line for each paragraph and list item; entities such as ``&amp;`` stay."""
    return strip_tags(_LINE_ENDS.sub("\n", html)).replace("\xa0", " ")


@lru_cache(maxsize=2048)
def make_plain_text(html: str) -> str:
    """The words of a rich text, a line for each paragraph and list item. Kept, since the text is all it depends on."""
    text = unescape(strip_markup(html))
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


class HealthTextBlock(RichTextBlock):
    """Paragraphs, lists and small headings.

    Inside a body, links stay unexpanded here: the body expands all of them in one pass, which costs two queries
    for the page instead of two for each text.
    """

    def __init__(self, features=None, **kwargs):
        super().__init__(features=features or FEATURES, **kwargs)

    def render_basic(self, value, context=None):
        if value is None:
            return ""
        if context and context.get("backcare"):
            return mark_safe(value.source)  # noqa: S308 - from the database, filtered by the editor's features
        return mark_safe(expand_db_html(value.source))  # noqa: S308

    def get_preview_value(self):
        return RichText(str(self.meta.preview_value))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists, links and small headings")
        preview_template = "wagtail_backcare/previews/block.html"
        preview_value = _(
            "<p>Low back pain is <b>common</b>. Most people feel better within a few weeks.</p>"
            "<ul><li>Keep moving as far as you can.</li><li>Rest for short times only.</li></ul>"
        )

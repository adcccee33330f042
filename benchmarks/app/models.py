"""A page with one rich-text field, and one with the usual StreamField: a block and a template for each piece."""

from django.conf import settings
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from wagtail_backcare.models import DisclaimerMixin


class HomePage(Page):
    """The front page."""


class FolderPage(Page):
    """Holds the pages of the comparison, so that every article stands at the same depth."""


class RichTextPage(Page):
    """All of the article in one rich-text field."""

    body = RichTextField()

    template = "benchmarks/rich_text_page.html"


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock()

    class Meta:
        template = "benchmarks/blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    class Meta:
        template = "benchmarks/blocks/paragraph.html"


class PlainListBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False)
    items = blocks.ListBlock(blocks.CharBlock())

    class Meta:
        template = "benchmarks/blocks/list.html"


class ItemBlock(blocks.StructBlock):
    term = blocks.CharBlock()
    text = blocks.TextBlock()

    class Meta:
        template = "benchmarks/blocks/item.html"


class CardBlock(blocks.StructBlock):
    urgency = blocks.CharBlock()
    heading = blocks.CharBlock()
    signs = blocks.ListBlock(blocks.CharBlock())

    class Meta:
        template = "benchmarks/blocks/card.html"


class StatementBlock(blocks.StructBlock):
    statement = blocks.TextBlock()
    certainty = blocks.CharBlock()
    source = blocks.CharBlock()

    class Meta:
        template = "benchmarks/blocks/statement.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock()
    answer = blocks.RichTextBlock()

    class Meta:
        template = "benchmarks/blocks/question.html"


class UsualStream(blocks.StreamBlock):
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    list = PlainListBlock()
    item = ItemBlock()
    card = CardBlock()
    statement = StatementBlock()
    question = QuestionBlock()


class StreamPage(Page):
    """The usual StreamField page."""

    body = StreamField(UsualStream())

    template = "benchmarks/stream_page.html"


class StreamPageWithDisclaimer(DisclaimerMixin, Page):
    """The same with the package's disclaimer, and so with its gate and its guard, and with nothing else of it."""

    body = StreamField(UsualStream())

    template = "benchmarks/stream_page_with_disclaimer.html"


if settings.HAS_NHSUK:
    from wagtailnhsukfrontend import blocks as nhsuk

    class NHSUKStream(blocks.StreamBlock):
        heading = HeadingBlock()
        richtext = blocks.RichTextBlock()
        care_card = nhsuk.CareCardBlock()
        inset_text = nhsuk.InsetTextBlock()
        summary_list = nhsuk.SummaryListBlock()
        expander = nhsuk.ExpanderBlock()
        do_list = nhsuk.DoBlock()

    class NHSUKPage(Page):
        """The article in the blocks of wagtail-nhsuk-frontend."""

        body = StreamField(NHSUKStream())

        template = "benchmarks/stream_page.html"

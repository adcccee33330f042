from django.db import models
from wagtail.blocks import RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from wagtail_backcare.blocks import CallToActionBlock, FAQBlock, HelpCardsBlock
from wagtail_backcare.fields import BodyField
from wagtail_backcare.models import DisclaimerMixin, HealthPageMixin


class BasePage(Page):
    """What every page of the site has."""

    strapline = models.CharField(max_length=120, blank=True)

    content_panels = [*Page.content_panels, "strapline"]

    class Meta:
        abstract = True


class HomePage(BasePage):
    max_count = 1
    subpage_types = ["health.HealthIndexPage", "health.QuestionsPage", "website.BlogPage", "website.NewsPage"]


class BlogPage(DisclaimerMixin, BasePage):
    body = StreamField(
        [
            ("text", RichTextBlock()),
            ("questions", FAQBlock()),
            ("help_cards", HelpCardsBlock()),
            ("call_to_action", CallToActionBlock()),
        ]
    )

    content_panels = [*BasePage.content_panels, "body"]
    parent_page_types = ["website.HomePage"]
    subpage_types = []


class NewsPage(HealthPageMixin, BasePage):
    body = BodyField("wagtail_backcare.blocks.GuideBody", blank=True)

    content_panels = [*BasePage.content_panels, *HealthPageMixin.intro_panels, "body", *HealthPageMixin.people_panels]
    search_fields = [*BasePage.search_fields, *HealthPageMixin.search_fields]
    parent_page_types = ["website.HomePage"]
    subpage_types = []

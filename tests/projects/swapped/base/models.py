from django.db import models
from wagtail.models import AbstractPage


class BasePage(AbstractPage):
    """The site's base page in place of Wagtail's. It has no fields for search engines."""

    strapline = models.CharField(max_length=120, blank=True)

    content_panels = [*AbstractPage.content_panels, "strapline"]
    promote_panels = ["slug"]

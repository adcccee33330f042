from base.models import BasePage
from django.db import models
from modelcluster.fields import ParentalKey

from wagtail_backcare.models import ConditionPageMixin, HealthIndexPageMixin, RelatedLink


class HealthIndexPage(HealthIndexPageMixin, BasePage):
    content_panels = [*BasePage.content_panels, *HealthIndexPageMixin.health_panels]
    search_fields = [*BasePage.search_fields, *HealthIndexPageMixin.search_fields]


class ConditionPage(ConditionPageMixin, BasePage):
    content_panels = [*BasePage.content_panels, *ConditionPageMixin.health_panels]
    search_fields = [*BasePage.search_fields, *ConditionPageMixin.search_fields]


class ConditionRelatedLink(RelatedLink):
    page = ParentalKey(ConditionPage, on_delete=models.CASCADE, related_name="related_links")

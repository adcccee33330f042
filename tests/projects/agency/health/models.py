from django.db import models
from modelcluster.fields import ParentalKey
from website.models import BasePage

from wagtail_backcare.models import (
    ConditionLink,
    ConditionPageMixin,
    GuidePageMixin,
    HealthIndexPageMixin,
    QuestionsPageMixin,
    RelatedLink,
    TreatmentPageMixin,
)


class HealthIndexPage(HealthIndexPageMixin, BasePage):
    content_panels = [*BasePage.content_panels, *HealthIndexPageMixin.health_panels]
    search_fields = [*BasePage.search_fields, *HealthIndexPageMixin.search_fields]
    subpage_types = ["health.ConditionPage", "health.TreatmentPage", "health.GuidePage", "health.QuestionsPage"]


class ConditionPage(ConditionPageMixin, BasePage):
    content_panels = [*BasePage.content_panels, *ConditionPageMixin.health_panels]
    search_fields = [*BasePage.search_fields, *ConditionPageMixin.search_fields]
    parent_page_types = ["health.HealthIndexPage"]
    subpage_types = []


class TreatmentPage(TreatmentPageMixin, BasePage):
    content_panels = [*BasePage.content_panels, *TreatmentPageMixin.health_panels]
    search_fields = [*BasePage.search_fields, *TreatmentPageMixin.search_fields]
    parent_page_types = ["health.HealthIndexPage"]
    subpage_types = []


class GuidePage(GuidePageMixin, BasePage):
    content_panels = [*BasePage.content_panels, *GuidePageMixin.health_panels]
    search_fields = [*BasePage.search_fields, *GuidePageMixin.search_fields]
    parent_page_types = ["health.HealthIndexPage"]
    subpage_types = []


class QuestionsPage(QuestionsPageMixin, BasePage):
    content_panels = [*BasePage.content_panels, *QuestionsPageMixin.health_panels]
    search_fields = [*BasePage.search_fields, *QuestionsPageMixin.search_fields]
    parent_page_types = ["website.HomePage", "health.HealthIndexPage"]
    subpage_types = []


class TreatmentCondition(ConditionLink):
    page = ParentalKey(TreatmentPage, on_delete=models.CASCADE, related_name="condition_links")


class ConditionRelatedLink(RelatedLink):
    page = ParentalKey(ConditionPage, on_delete=models.CASCADE, related_name="related_links")


class TreatmentRelatedLink(RelatedLink):
    page = ParentalKey(TreatmentPage, on_delete=models.CASCADE, related_name="related_links")


class GuideRelatedLink(RelatedLink):
    page = ParentalKey(GuidePage, on_delete=models.CASCADE, related_name="related_links")


class QuestionsRelatedLink(RelatedLink):
    page = ParentalKey(QuestionsPage, on_delete=models.CASCADE, related_name="related_links")

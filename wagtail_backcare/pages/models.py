"""One thin page type for each mixin."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from wagtail_backcare.models import (
    ConditionLink,
    ConditionPageMixin,
    GuidePageMixin,
    HealthIndexPageMixin,
    QuestionsPageMixin,
    RelatedLink,
    TreatmentPageMixin,
)

ARTICLES_AND_INDEXES = [
    "wagtail_backcare_pages.HealthIndexPage",
    "wagtail_backcare_pages.ConditionPage",
    "wagtail_backcare_pages.TreatmentPage",
    "wagtail_backcare_pages.GuidePage",
    "wagtail_backcare_pages.QuestionsPage",
]


def page_link(name: str) -> models.OneToOneField:
    """The link to the base page, under a name that leaves ``conditionpage`` and the like free for the site's own."""
    return models.OneToOneField(
        Page, parent_link=True, on_delete=models.CASCADE, related_name=f"backcare_{name}", primary_key=True
    )


class ConditionPage(ConditionPageMixin, Page):
    page_ptr = page_link("conditionpage")

    template = ConditionPageMixin.default_template
    page_description = _("A condition: symptoms, when to get help, what may help")
    content_panels = [*Page.content_panels, *ConditionPageMixin.health_panels]
    search_fields = [*Page.search_fields, *ConditionPageMixin.search_fields]
    subpage_types = ["wagtail_backcare_pages.GuidePage", "wagtail_backcare_pages.QuestionsPage"]

    class Meta:
        verbose_name = _("condition page")
        verbose_name_plural = _("condition pages")


class TreatmentPage(TreatmentPageMixin, Page):
    page_ptr = page_link("treatmentpage")

    template = TreatmentPageMixin.default_template
    page_description = _("A treatment: benefits and risks, evidence, other options, what to expect")
    content_panels = [*Page.content_panels, *TreatmentPageMixin.health_panels]
    search_fields = [*Page.search_fields, *TreatmentPageMixin.search_fields]
    subpage_types = ["wagtail_backcare_pages.GuidePage", "wagtail_backcare_pages.QuestionsPage"]

    class Meta:
        verbose_name = _("treatment page")
        verbose_name_plural = _("treatment pages")


class GuidePage(GuidePageMixin, Page):
    page_ptr = page_link("guidepage")

    template = GuidePageMixin.default_template
    page_description = _("A guide, such as what happens in a session or looking after your back at home")
    content_panels = [*Page.content_panels, *GuidePageMixin.health_panels]
    search_fields = [*Page.search_fields, *GuidePageMixin.search_fields]
    subpage_types = []

    class Meta:
        verbose_name = _("guide page")
        verbose_name_plural = _("guide pages")


class QuestionsPage(QuestionsPageMixin, Page):
    page_ptr = page_link("questionspage")

    template = QuestionsPageMixin.default_template
    page_description = _("Questions with answers, in groups")
    content_panels = [*Page.content_panels, *QuestionsPageMixin.health_panels]
    search_fields = [*Page.search_fields, *QuestionsPageMixin.search_fields]
    subpage_types = []

    class Meta:
        verbose_name = _("questions page")
        verbose_name_plural = _("questions pages")


class HealthIndexPage(HealthIndexPageMixin, Page):
    page_ptr = page_link("healthindexpage")

    template = HealthIndexPageMixin.default_template
    page_description = _("An A to Z of the health pages below it")
    content_panels = [*Page.content_panels, *HealthIndexPageMixin.health_panels]
    search_fields = [*Page.search_fields, *HealthIndexPageMixin.search_fields]
    subpage_types = ARTICLES_AND_INDEXES

    class Meta:
        verbose_name = _("health index page")
        verbose_name_plural = _("health index pages")


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

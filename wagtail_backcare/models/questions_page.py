from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from wagtail_backcare.fields import BodyField
from wagtail_backcare.kinds import Kind
from wagtail_backcare.models.health_page import HealthPageMixin, related_links_panel


class QuestionsPageMixin(HealthPageMixin):
    """Groups of questions with answers, written on the page or shared with others."""

    body = BodyField("wagtail_backcare.blocks.QuestionsBody", verbose_name=_("sections"), blank=True)

    backcare_kind = Kind.QUESTIONS
    default_template = "wagtail_backcare/questions_page.html"

    health_panels = [
        *HealthPageMixin.intro_panels,
        FieldPanel("body"),
        related_links_panel(),
        *HealthPageMixin.people_panels,
    ]

    class Meta:
        abstract = True

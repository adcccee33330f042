from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from wagtail_backcare.fields import BodyField
from wagtail_backcare.kinds import Kind
from wagtail_backcare.models.health_page import HealthPageMixin, related_links_panel


class GuidePageMixin(HealthPageMixin):
    """A guide, such as what happens in a session or looking after your back at home."""

    body = BodyField("wagtail_backcare.blocks.GuideBody", verbose_name=_("sections"), blank=True)

    backcare_kind = Kind.GUIDE
    default_template = "wagtail_backcare/guide_page.html"

    health_panels = [
        *HealthPageMixin.intro_panels,
        FieldPanel("body"),
        related_links_panel(),
        *HealthPageMixin.people_panels,
    ]

    class Meta:
        abstract = True

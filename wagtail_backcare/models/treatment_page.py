from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel

from wagtail_backcare.api.fields import api_field
from wagtail_backcare.api.serializers import LinkedPagesField
from wagtail_backcare.fields import BodyField
from wagtail_backcare.kinds import Kind
from wagtail_backcare.models.condition_page import NAME_API_FIELDS, NAME_SEARCH_FIELDS, OtherNamesMixin
from wagtail_backcare.models.health_page import HealthPageMixin, related_links_panel
from wagtail_backcare.models.related import get_child_links, get_linked_pages, resolve_links


class TreatmentPageMixin(OtherNamesMixin, HealthPageMixin):
    """A treatment: what it is, benefits and risks side by side, evidence, other options, what to expect."""

    body = BodyField("wagtail_backcare.blocks.TreatmentBody", verbose_name=_("sections"), blank=True)

    backcare_kind = Kind.TREATMENT
    default_template = "wagtail_backcare/treatment_page.html"

    search_fields = [*HealthPageMixin.search_fields, *NAME_SEARCH_FIELDS]

    api_fields = [*HealthPageMixin.api_fields, *NAME_API_FIELDS, api_field("conditions", serializer=LinkedPagesField())]

    health_panels = [
        *HealthPageMixin.intro_panels,
        FieldPanel("other_names"),
        FieldPanel("body_area"),
        InlinePanel("condition_links", heading=_("Conditions it is for"), label=_("Condition")),
        FieldPanel("body"),
        related_links_panel(),
        *HealthPageMixin.people_panels,
    ]

    class Meta:
        abstract = True

    @classmethod
    def get_link_lists(cls):
        return {**super().get_link_lists(), **get_child_links(cls, "condition_links")}

    def get_conditions(self) -> list:
        """Live conditions that this treatment is for, in its language. One query in one language."""
        if self.is_known_empty("condition_links"):
            return []
        return resolve_links(get_linked_pages(self, "condition_links", "condition"), self)

    def get_related(self):
        conditions = self.get_conditions()
        groups = [(_("Conditions it is used for"), conditions)] if conditions else []
        return groups + super().get_related()

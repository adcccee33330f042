from django.db import models
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from wagtail_backcare.api.fields import api_field
from wagtail_backcare.api.serializers import LinkedPagesField
from wagtail_backcare.conf import get_page_model
from wagtail_backcare.fields import BodyField
from wagtail_backcare.kinds import Kind
from wagtail_backcare.models.body_area import get_body_area_choices
from wagtail_backcare.models.health_page import HealthPageMixin, related_links_panel


class OtherNamesMixin(models.Model):
    """Other names and the body area: what a reader searches and filters by."""

    other_names = models.CharField(
        _("other names"),
        max_length=250,
        blank=True,
        help_text=_("Separate them with commas. Readers who search for one of them find this page."),
    )
    body_area = models.CharField(_("body area"), max_length=20, blank=True, choices=get_body_area_choices)

    class Meta:
        abstract = True

    @property
    def other_names_list(self) -> list[str]:
        return [name.strip() for name in self.other_names.split(",") if name.strip()]


NAME_SEARCH_FIELDS = [
    index.SearchField("other_names", boost=5),
    index.AutocompleteField("other_names"),
    index.FilterField("body_area"),
]


NAME_API_FIELDS = [api_field("other_names", writable=True), api_field("body_area", writable=True)]


class ConditionPageMixin(OtherNamesMixin, HealthPageMixin):
    """A condition: what it is, when to get help, what may help."""

    body = BodyField("wagtail_backcare.blocks.ConditionBody", verbose_name=_("sections"), blank=True)

    backcare_kind = Kind.CONDITION
    default_template = "wagtail_backcare/condition_page.html"

    search_fields = [*HealthPageMixin.search_fields, *NAME_SEARCH_FIELDS]

    api_fields = [*HealthPageMixin.api_fields, *NAME_API_FIELDS, api_field("treatments", serializer=LinkedPagesField())]

    health_panels = [
        *HealthPageMixin.intro_panels,
        FieldPanel("other_names"),
        FieldPanel("body_area"),
        FieldPanel("body"),
        related_links_panel(),
        *HealthPageMixin.people_panels,
    ]

    class Meta:
        abstract = True

    @classmethod
    def get_link_lists(cls):
        model = get_page_model(Kind.TREATMENT)
        lists = super().get_link_lists()
        if model is not None and hasattr(model, "condition_links"):
            links = model._meta.get_field("condition_links").related_model._base_manager
            lists["treatments"] = links.filter(condition__translation_key=OuterRef("translation_key"))
        return lists

    def get_treatments(self) -> list:
        """Live treatments for this condition in its language, by title. One query."""
        model = get_page_model(Kind.TREATMENT)
        if model is None or not hasattr(model, "condition_links") or self.is_known_empty("treatments"):
            return []
        # The few there are get chosen by language and sorted here. SQLite would go through every page of the site for
        # that, in the order of the index of languages or titles.
        treatments = model.objects.live().filter(condition_links__condition__translation_key=self.translation_key)
        found = {treatment.pk: treatment for treatment in treatments.order_by().defer("body")}
        mine = [treatment for treatment in found.values() if treatment.locale_id == self.locale_id]
        return sorted(mine, key=lambda treatment: treatment.sort_title)

    def get_related(self):
        treatments = self.get_treatments()
        groups = [(_("Treatments for this condition"), treatments)] if treatments else []
        return groups + super().get_related()

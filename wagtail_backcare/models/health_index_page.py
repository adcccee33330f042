from django.http import Http404
from wagtail.admin.panels import FieldPanel

from wagtail_backcare.conf import get_listed_page_models, get_page_model
from wagtail_backcare.kinds import Kind
from wagtail_backcare.models.body_area import BodyArea
from wagtail_backcare.models.health_page import FrameMixin
from wagtail_backcare.models.listing import Filters, get_alphabet, list_pages
from wagtail_backcare.models.page_lookup import find_child, get_found, look_up_place


class HealthIndexPageMixin(FrameMixin):
    """An A to Z of the health pages below it, with a filter by kind and body area and a search."""

    backcare_kind = Kind.INDEX
    default_template = "wagtail_backcare/health_index_page.html"

    #: How many entries one page of the list holds.
    page_size = 30

    health_panels = [FieldPanel("summary")]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        kinds = list(get_listed_page_models())
        filters = Filters.from_query(request.GET, kinds=kinds, body_areas=BodyArea.values)
        context["filters"] = filters
        context["listing"] = list_pages(self, filters, page_size=self.page_size, request=request)
        context["kind_choices"] = [(kind, Kind(kind).label) for kind in kinds]
        context["body_area_choices"] = BodyArea.choices
        context["alphabet"] = get_alphabet(self.locale.language_code)
        return context

    def get_canonical_url(self, request=None) -> str:
        """The list as a whole for a selection from it; none for its later pages, which are like no other."""
        if request is not None and {"after", "before"} & set(request.GET):
            return ""
        return super().get_canonical_url(request)

    @property
    def holds_few_pages(self) -> bool:
        """Whether so few pages stand below this one that it is quickest to sort them all."""
        found = get_found(self)
        return not (found if "holds_many" in found else look_up_place(self))["holds_many"]

    def route(self, request, path_components):
        """As in Wagtail, but a child is found together with its specific row, author and language."""
        if not path_components:
            return super().route(request, path_components)
        models = [model for model in (*get_listed_page_models().values(), get_page_model(Kind.INDEX)) if model]
        child = find_child(self, path_components[0], models)
        if child is None:
            raise Http404
        return child.route(request, path_components[1:])

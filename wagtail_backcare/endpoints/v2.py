"""Endpoints of Wagtail's API v2. A site registers those that it wants on its router.

Anybody may ask API v2, so they show what readers see and no more: live texts, in languages that have a disclaimer.
"""

from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from wagtail.api import APIField
from wagtail.api.v2.filters import FieldsFilter, LocaleFilter, OrderingFilter, SearchFilter
from wagtail.api.v2.utils import parse_fields_parameter
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.models import Site

from wagtail_backcare.api.serializers import PageField
from wagtail_backcare.api.shapes import PageDisclaimer
from wagtail_backcare.api.sites import get_http_request
from wagtail_backcare.api.wordings import represent_wording
from wagtail_backcare.conf import get_listed_page_models
from wagtail_backcare.disclaimers.lookup import find_wordings_by_locale
from wagtail_backcare.disclaimers.models import ANY_KIND, DisclaimerVersion
from wagtail_backcare.disclaimers.wording import Wording
from wagtail_backcare.endpoints.listing import expand_answers, prepare
from wagtail_backcare.kinds import Kind
from wagtail_backcare.models import Clinician, HelpCardSet, Question, Reference
from wagtail_backcare.reviews.models import Review
from wagtail_backcare.view_restrictions import get_closed_paths, stands_outside


class HealthPagesAPIViewSet(PagesAPIViewSet):
    """As Wagtail's own, for all pages of a site. A list looks up together what its health pages show."""

    def paginate_queryset(self, queryset):
        pages = list(super().paginate_queryset(queryset))
        prepare(pages, get_http_request(self.request), get_asked_fields(self, queryset.model))
        return pages


def get_asked_fields(endpoint: BaseAPIViewSet, model: type[Model]) -> set[str]:
    """The names of the fields that a request for a list asks for."""
    try:
        asked = parse_fields_parameter(endpoint.request.GET.get("fields", ""))
    except ValueError:  # Wagtail says so when it reads them.
        return set()
    names = {name for name, is_negated, _sub_fields in asked if not is_negated}
    return names | set(endpoint.get_body_fields_names(model)) if "*" in names else names


class SiteEndpoint(BaseAPIViewSet):
    """An endpoint that answers for the site of the request."""

    @property
    def site(self) -> Site | None:
        return Site.find_for_request(get_http_request(self.request))


class SharedTextDisclaimerField(PageField):
    """The disclaimer that must stand beside a shared text."""

    def to_representation(self, snippet: Any) -> list[PageDisclaimer]:
        return [represent_wording(self.context["view"].wordings[snippet.locale_id])]


class SharedTextEndpoint(SiteEndpoint):
    """Live texts that many pages show, in the languages in which the site has a disclaimer."""

    kind: str = ANY_KIND
    body_fields = [*BaseAPIViewSet.body_fields, APIField("disclaimers", serializer=SharedTextDisclaimerField())]
    filter_backends = [FieldsFilter, LocaleFilter, OrderingFilter, SearchFilter]
    known_query_parameters = BaseAPIViewSet.known_query_parameters.union(["locale"])

    def get_queryset(self) -> QuerySet:
        site = self.site
        self.wordings: dict[int, Wording] = (
            find_wordings_by_locale(site_id=site.pk, kind=self.kind) if site is not None else {}
        )
        texts = self.model.objects.filter(live=True, locale__in=self.wordings)
        return texts.select_related("locale").order_by("pk")


class HelpCardSetsAPIViewSet(SharedTextEndpoint):
    name = "help_card_sets"
    model = HelpCardSet


class QuestionsAPIViewSet(SharedTextEndpoint):
    name = "questions"
    model = Question
    kind = Kind.QUESTIONS

    def paginate_queryset(self, queryset):
        questions = list(super().paginate_queryset(queryset))
        if "html" in get_asked_fields(self, queryset.model):
            expand_answers(questions)
        return questions


class ReferencesAPIViewSet(BaseAPIViewSet):
    """Every source: it has been published already."""

    name = "references"
    model = Reference
    filter_backends = [FieldsFilter, OrderingFilter, SearchFilter]

    def get_queryset(self) -> QuerySet:
        return Reference.objects.select_related("superseded_by").order_by("pk")


class CliniciansAPIViewSet(BaseAPIViewSet):
    """Those whom readers know: of live pages that everybody may open, the authors and those with a review on record."""

    name = "clinicians"
    model = Clinician
    filter_backends = [FieldsFilter, LocaleFilter, OrderingFilter, SearchFilter]
    known_query_parameters = BaseAPIViewSet.known_query_parameters.union(["locale"])

    def get_queryset(self) -> QuerySet:
        closed_paths = get_closed_paths()
        reviews = Review.objects.filter(stands_outside(closed_paths, "page__path"), page__live=True, withdrawn_at=None)
        named = Q(Exists(reviews.filter(reviewer=OuterRef("pk"))))
        for model in get_listed_page_models().values():
            pages = model.objects.live().filter(stands_outside(closed_paths))
            named |= Q(Exists(pages.filter(author=OuterRef("pk"))))
        return Clinician.objects.filter(named).select_related("locale").order_by("pk")


class WordingField(PageField):
    """The text of a version."""

    def to_representation(self, version: Any) -> PageDisclaimer:
        return represent_wording(version.wording)


class DisclaimersAPIViewSet(SiteEndpoint):
    """The texts that readers of the site see now."""

    name = "disclaimers"
    model = DisclaimerVersion
    body_fields = [
        *BaseAPIViewSet.body_fields,
        "kind",
        "valid_from",
        APIField("wording", serializer=WordingField()),
    ]
    filter_backends = [FieldsFilter, OrderingFilter]

    def get_queryset(self) -> QuerySet:
        return DisclaimerVersion.objects.in_force().filter(Q(site=self.site) | Q(site=None)).order_by("pk")


def register_endpoints(router: Any) -> None:
    """Register all of them on a `WagtailAPIRouter`, the pages as ``pages``."""
    for name, endpoint in ENDPOINTS.items():
        router.register_endpoint(name, endpoint)


#: Name in addresses → endpoint.
ENDPOINTS: dict[str, type[BaseAPIViewSet]] = {
    "pages": HealthPagesAPIViewSet,
    "help-card-sets": HelpCardSetsAPIViewSet,
    "questions": QuestionsAPIViewSet,
    "references": ReferencesAPIViewSet,
    "clinicians": CliniciansAPIViewSet,
    "disclaimers": DisclaimersAPIViewSet,
}

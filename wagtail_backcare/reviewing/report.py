"""The report of reviews: which live pages have one, whether it still holds, and when it is due again."""

from datetime import date
from typing import Any

import django_filters
import swapper
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Case, CharField, OuterRef, QuerySet, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale
from wagtail.permissions import page_permission_policy

from wagtail_backcare.archive.models import ArchiveEntry
from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.models import Review
from wagtail_backcare.reviewing.permissions import PERMISSION
from wagtail_backcare.reviewing.views import RECORD_URL
from wagtail_backcare.reviews.current import get_reviews


class State(TextChoices):
    """What a review on record says of the text that readers see. The order is the one of urgency."""

    NONE = "none", _("No review")
    STALE = "stale", _("Text changed since")
    OVERDUE = "overdue", _("Overdue")
    CURRENT = "current", _("Current")


def get_reviewed_models() -> list[type]:
    """Page types of which reviews are recorded."""
    return [model for model in get_health_models() if "review" in model.get_rule_severities()]


def annotate_state(pages: QuerySet, *, today: date) -> QuerySet:
    """Live base pages with ``review_pk``, the review of their text if there is one, and ``review_state``.

    Nothing is read of their texts: what readers see is known from the archive by its fingerprint.
    """
    reviews = get_reviews(OuterRef("pk"))
    of_shown_text = reviews.filter(fingerprint=OuterRef("shown_text"), language_code=OuterRef("locale__language_code"))
    shown = ArchiveEntry.objects.filter(page=OuterRef("pk"), open_key__isnull=False)
    pages = pages.annotate(shown_text=Subquery(shown.values("fingerprint")[:1])).annotate(
        current_pk=Subquery(of_shown_text.values("pk")[:1]),
        current_due=Subquery(of_shown_text.values("next_due")[:1]),
        newest_pk=Subquery(reviews.values("pk")[:1]),
    )
    state = Case(
        When(newest_pk=None, then=Value(State.NONE.value)),
        When(current_pk=None, then=Value(State.STALE.value)),
        When(current_due__lt=today, then=Value(State.OVERDUE.value)),
        default=Value(State.CURRENT.value),
        output_field=CharField(),
    )
    return pages.annotate(review_pk=Coalesce("current_pk", "newest_pk"), review_state=state)


def get_locale_choices():
    return [(locale.pk, locale.get_display_name()) for locale in Locale.objects.order_by("language_code")]


def get_type_choices():
    return [(t.pk, t.name) for t in ContentType.objects.get_for_models(*get_reviewed_models()).values()]


class ReviewFilterSet(WagtailFilterSet):
    review_state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All"))
    locale = django_filters.ChoiceFilter(label=_("Language"), choices=get_locale_choices, empty_label=_("All"))
    content_type = django_filters.ChoiceFilter(label=_("Kind"), choices=get_type_choices, empty_label=_("All"))

    class Meta:
        model = swapper.load_model("wagtailcore", "Page")
        fields: list[str] = []


class StateColumn(Column):
    cell_template_name = "wagtail_backcare/admin/reviewing/state_cell.html"


class ReviewReportView(ReportView):
    """Live pages with the review of their text, the most urgent first."""

    page_title = _("Reviews of health pages")
    header_icon = "glasses"
    index_url_name = "backcare_reviews"
    index_results_url_name = "backcare_reviews_results"
    template_name = "wagtail_backcare/admin/report.html"
    results_template_name = "wagtail_backcare/admin/reviewing/results.html"
    is_searchable = False
    filterset_class = ReviewFilterSet
    export_filename = "reviews"
    list_export = ["title", "language", "kind", "reviewer", "reviewed_on", "next_due", "state_label"]
    export_headings = {
        "title": _("Page"),
        "language": _("Language"),
        "kind": _("Kind"),
        "reviewer": _("Reviewer"),
        "reviewed_on": _("Reviewed on"),
        "next_due": _("Next review due"),
        "state_label": _("State"),
    }

    @cached_property
    def columns(self):
        return [
            TitleColumn("title", label=_("Page"), get_url=self.get_page_url),
            Column("language", label=_("Language")),
            Column("kind", label=_("Kind")),
            Column("reviewer", label=_("Reviewer")),
            DateColumn("reviewed_on", label=_("Reviewed on")),
            DateColumn("next_due", label=_("Next review due")),
            StateColumn("state_label", label=_("State")),
        ]

    def get_page_url(self, page: Any) -> str:
        """To the form, for those who may record a review; else to the editor."""
        name = RECORD_URL if self.request.user.has_perm(PERMISSION) else "wagtailadmin_pages:edit"
        return reverse(name, args=[page.pk])

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        types = ContentType.objects.get_for_models(*get_reviewed_models()).values()
        pages = page_permission_policy.instances_user_has_any_permission_for(self.request.user, {"change", "publish"})
        pages = pages.filter(live=True, alias_of=None, content_type__in=[content_type.pk for content_type in types])
        urgency = Case(*(When(review_state=state, then=Value(position)) for position, state in enumerate(ORDER)))
        pages = annotate_state(pages, today=timezone.localdate())
        return pages.select_related("locale").order_by(urgency, "title", "pk")

    def get_queryset(self):
        return self.get_base_queryset()

    def decorate_paginated_queryset(self, object_list):
        pages = list(object_list)
        reviews = Review.objects.in_bulk([page.review_pk for page in pages if page.review_pk])
        for page in pages:
            decorate(page, reviews.get(page.review_pk))
        return pages


#: The states as the report lists them.
ORDER = (State.OVERDUE, State.STALE, State.NONE, State.CURRENT)


def decorate(page: Any, review: Review | None) -> None:
    """Give a page what the columns and the export show."""
    page.language = page.locale.get_display_name()
    page.kind = page.cached_content_type.name
    page.state_label = State(page.review_state).label
    page.reviewer = review.reviewer_name if review else ""
    page.reviewed_on = review.reviewed_on if review else None
    page.next_due = review.next_due if review else None


def may_see(user: Any) -> bool:
    """Whoever edits or publishes pages."""
    return page_permission_policy.user_has_any_permission(user, {"change", "publish"})

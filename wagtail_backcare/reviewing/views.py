"""The screens on which a review is recorded and withdrawn."""

from typing import Any

import swapper
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page

from wagtail_backcare.models import Review
from wagtail_backcare.reviewing.forms import ReviewForm
from wagtail_backcare.reviewing.permissions import may_record, takes_reviews
from wagtail_backcare.reviews.current import get_review_state
from wagtail_backcare.reviews.fingerprint import make_fingerprint
from wagtail_backcare.reviews.record import withdraw_review

RECORD_URL = "backcare_record_review"
WITHDRAW_URL = "backcare_withdraw_review"


def get_page(request: HttpRequest, page_id: Any) -> Any:
    """A page of which somebody may record reviews. Raises Http404 or PermissionDenied."""
    page = get_object_or_404(swapper.load_model("wagtailcore", "Page"), pk=page_id).specific
    if not takes_reviews(page):
        raise Http404
    if not may_record(request.user, page):
        raise PermissionDenied
    return page


class RecordReviewView(WagtailAdminTemplateMixin, View):
    """Records a review of the newest text of a page: the draft, where there is one."""

    template_name = "wagtail_backcare/admin/reviewing/record.html"
    page_title = gettext_lazy("Record a review")
    header_icon = "glasses"

    @cached_property
    def page(self) -> Any:
        return get_page(self.request, self.kwargs["page_id"])

    @cached_property
    def draft(self) -> Any:
        return self.page.get_latest_revision_as_object()

    def get_page_subtitle(self):
        return self.draft.get_admin_display_title()

    def get_breadcrumbs_items(self):
        items = get_breadcrumbs_items_for_page(self.page, self.request.user)
        return [*items, {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=ReviewForm(page=self.draft)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ReviewForm(request.POST, page=self.draft)
        review = form.record(user=request.user, revision=self.page.latest_revision) if form.is_valid() else None
        if review is None:
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, _("The review by %(name)s is on record.") % {"name": review.reviewer_name})
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    def get_context_data(self, **kwargs):
        shows_draft = not self.page.live or make_fingerprint(self.page) != make_fingerprint(self.draft)
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "draft": self.draft,
            "language": self.draft.locale.get_display_name(),
            "shows_draft": shows_draft,
            "state": get_review_state(self.draft),
            "reviews": Review.objects.filter(page=self.page.pk).select_related("recorded_by", "withdrawn_by"),
            "text_url": reverse("wagtailadmin_pages:view_draft", args=[self.page.pk]),
            "action_url": self.request.path,
        }


class WithdrawReviewView(WagtailAdminTemplateMixin, View):
    """Asks whether a review was recorded by mistake, and withdraws it."""

    template_name = "wagtail_backcare/admin/reviewing/withdraw.html"
    page_title = gettext_lazy("Withdraw a review")
    header_icon = "glasses"

    @cached_property
    def review(self) -> Review:
        review = get_object_or_404(Review, pk=self.kwargs["review_id"], withdrawn_at=None)
        self.page = get_page(self.request, review.page_id)
        return review

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(review=self.review, page=self.page))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        withdraw_review(self.review, page=self.page, user=request.user)
        messages.success(request, _("The review by %(name)s is withdrawn.") % {"name": self.review.reviewer_name})
        return redirect(RECORD_URL, self.page.pk)

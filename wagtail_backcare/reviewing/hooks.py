"""Where the screens stand in the admin."""

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import HeaderButton

from wagtail_backcare.reviewing.permissions import may_record, takes_reviews
from wagtail_backcare.reviewing.report import ReviewReportView, may_see
from wagtail_backcare.reviewing.views import RECORD_URL, WITHDRAW_URL, RecordReviewView, WithdrawReviewView


def register_admin_urls() -> list:
    """For the hook of that name."""
    report, results = ReviewReportView.index_url_name, ReviewReportView.index_results_url_name
    return [
        path("backcare/reviews/<int:page_id>/", RecordReviewView.as_view(), name=RECORD_URL),
        path("backcare/reviews/withdraw/<int:review_id>/", WithdrawReviewView.as_view(), name=WITHDRAW_URL),
        path("reports/backcare-reviews/", ReviewReportView.as_view(), name=report),
        path("reports/backcare-reviews/results/", ReviewReportView.as_view(results_only=True), name=results),
    ]


def page_header_buttons(page: Any, user: Any, next_url: str | None = None, **kwargs: Any):
    """For the hook ``register_page_header_buttons``: who may record reviews has a button to do so."""
    if takes_reviews(page) and may_record(user, page):
        yield HeaderButton(_("Record a review"), reverse(RECORD_URL, args=[page.pk]), icon_name="glasses", priority=62)


class ReviewsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


def register_reports_menu_item() -> MenuItem:
    """For the hook of that name."""
    return ReviewsMenuItem(
        _("Reviews of health pages"),
        reverse(ReviewReportView.index_url_name),
        name="backcare-reviews",
        icon_name="glasses",
        order=720,
    )

from django.urls import path

from wagtail_backcare.readiness import kept_pages, views
from wagtail_backcare.readiness.report import ReadinessReportView

LIST = "backcare/before-you-can-publish/"
REPORT = "reports/backcare/"


def get_urls():
    """For the hook ``register_admin_urls``."""
    return [
        path(f"{LIST}<int:page_id>/", views.before_you_can_publish, name="backcare_readiness"),
        path(
            f"{LIST}translation/<int:page_id>/",
            views.before_you_can_publish_translation,
            name="backcare_translation_readiness",
        ),
        path(REPORT, ReadinessReportView.as_view(), name="backcare_report"),
        path(f"{REPORT}results/", ReadinessReportView.as_view(results_only=True), name="backcare_report_results"),
        path("backcare/kept-drafts/<int:page_id>/dismiss/", kept_pages.dismiss, name="backcare_dismiss_note"),
    ]

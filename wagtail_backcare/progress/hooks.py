"""Where the report stands in the admin."""

from django.conf import settings
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem

from wagtail_backcare.progress.report import ChangesView, ProgressReportView, may_see


def register_admin_urls() -> list:
    """For the hook of that name."""
    return [
        path("reports/backcare-translations/", ProgressReportView.as_view(), name="backcare_progress"),
        path(
            "reports/backcare-translations/results/",
            ProgressReportView.as_view(results_only=True),
            name="backcare_progress_results",
        ),
        path("backcare/changes/<int:pk>/", ChangesView.as_view(), name="backcare_progress_changes"),
    ]


class ProgressMenuItem(MenuItem):
    def is_shown(self, request):
        return bool(getattr(settings, "WAGTAIL_I18N_ENABLED", False)) and may_see(request.user)


def register_reports_menu_item() -> MenuItem:
    """For the hook of that name."""
    return ProgressMenuItem(
        _("Where translations stand"),
        reverse("backcare_progress"),
        name="backcare-progress",
        icon_name="globe",
        order=710,
    )

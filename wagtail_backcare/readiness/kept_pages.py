"""Pages that were kept as drafts, on the dashboard of those who may edit them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_valid_next_url_from_request

from wagtail_backcare.kept_drafts.models import KeptAsDraft
from wagtail_backcare.kept_drafts.notes import forget_note
from wagtail_backcare.readiness.panel import STYLES
from wagtail_backcare.readiness.policy import get_pages_of, is_concerned

#: The most pages that the dashboard lists, the newest first.
MOST_LISTED = 20


def get_notes(user: Any) -> QuerySet[KeptAsDraft]:
    """Notes of pages that somebody may edit or publish, the newest first."""
    return KeptAsDraft.objects.filter(page__in=get_pages_of(user)).order_by("-kept_at", "-pk")


class KeptAsDraftsPanel(Component):
    """Lists pages that should have gone live and were kept as drafts, with the reasons. Empty without any."""

    name = "backcare_kept_as_drafts"
    template_name = "wagtail_backcare/admin/readiness/kept_pages.html"
    order = 120

    @property
    def media(self):
        return Media(css={"all": [versioned_static(STYLES)]})

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        notes = get_notes(request.user).select_related("page", "page__locale")[: MOST_LISTED + 1]
        notes = list(notes) if is_concerned(request.user) else []
        return {"notes": notes[:MOST_LISTED], "has_more": len(notes) > MOST_LISTED, "request": request}


def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    """For the hook ``construct_homepage_panels``."""
    panels.append(KeptAsDraftsPanel())


@require_POST
def dismiss(request: HttpRequest, page_id: int) -> HttpResponse:
    """Somebody has seen that a page was kept as a draft. Its history still says so."""
    note = get_object_or_404(KeptAsDraft.objects.select_related("page"), page=page_id)
    if not note.page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    title = note.page.specific_deferred.get_admin_display_title()
    forget_note(page_id)
    messages.success(request, _("The note on “%(title)s” was taken away.") % {"title": title})
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")

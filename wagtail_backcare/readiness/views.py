"""The list “Before you can publish” on its own, for the script that refreshes it."""

from typing import Any

import swapper
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from wagtail_backcare.gate.drafts import get_next_text, get_translation_row
from wagtail_backcare.gate.loading import load_draft, load_pages
from wagtail_backcare.readiness.assess import assess
from wagtail_backcare.readiness.panel import make_context


def get_page(request: HttpRequest, page_id: int) -> Any:
    """A health page that somebody may edit. Raises Http404 or PermissionDenied. One query, apart from permissions."""
    pages = load_pages(swapper.load_model("wagtailcore", "Page").objects.filter(pk=page_id))
    if not pages:
        raise Http404
    if not pages[0].permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return pages[0]


@require_GET
def before_you_can_publish(request: HttpRequest, page_id: int) -> HttpResponse:
    """The list for the newest revision of a page: five queries, apart from session, user and permissions.

    One more each if the page shows shared help cards or shared questions, and three more if it is a translation.
    """
    page = get_page(request, page_id)
    readiness = assess(load_draft(page), stored=page)
    context = make_context(readiness, page=page, user=request.user)
    return render(request, "wagtail_backcare/admin/readiness/list.html", context)


@require_GET
def before_you_can_publish_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """The list for a page with the translations there are now: wagtail-localize makes a revision only when it saves.

    Raises Http404 for a page that wagtail-localize does not translate.
    """
    page = get_page(request, page_id)
    if get_translation_row(page) is None:
        raise Http404
    readiness = assess(get_next_text(page), stored=page)
    context = make_context(readiness, page=page, user=request.user, in_editor=False)
    return render(request, "wagtail_backcare/admin/readiness/list.html", context)

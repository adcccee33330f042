"""Tell a moderator that what they approved cannot be published, instead of an error page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.workflow import WorkflowAction
from wagtail.admin.views.pages.edit import EditView

from wagtail_backcare.gate.actions import wrap
from wagtail_backcare.gate.refusal import NotFitError, describe
from wagtail_backcare.readiness.tell import tell_refused


def connect() -> None:
    """Wrap the views; Wagtail has no hook there."""
    wrap(WorkflowAction, "post", tell_of_refused_approval)
    wrap(EditView, "form_valid", tell_of_refused_publishing)


def tell_of_refused_approval(post: Callable) -> Callable:
    """For an approval from a list or the dashboard. Wagtail has taken it back by the time the error arrives here."""

    def post_or_tell(view: Any, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return post(view, request, *args, **kwargs)
        except NotFitError as error:
            _tell(request, view.object, error)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return view.render_modal_json(request, {"step": "success", "redirect": view.redirect_url})
        return redirect(view.redirect_url)

    return post_or_tell


def tell_of_refused_publishing(form_valid: Callable) -> Callable:
    """For an approval in the editor. What was typed is saved as a draft before anything is approved or published."""

    def form_valid_or_tell(view: Any, form: Any) -> HttpResponse:
        try:
            return form_valid(view, form)
        except NotFitError as error:
            if view.expects_json_response:
                return view.json_error_response("validation_error", describe(error.problems))
            _tell(view.request, view.page, error)
        return view.redirect_and_remain()

    return form_valid_or_tell


def _tell(request: Any, page: Any, error: NotFitError) -> None:
    names = {"title": str(page)}
    tell_refused(request, page, _("“%(title)s” was not published. It is still a draft.") % names, error.problems)

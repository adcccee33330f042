"""What Wagtail's APIs answer to a refusal: the code of each problem in its message, and an entry in the history.

An entry that is written where the rules are asked would go with Wagtail's transaction, so it is written here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import ValidationError
from wagtail.admin.api.views import PagesAdminAPIViewSet

from wagtail_backcare.gate.actions import wrap
from wagtail_backcare.gate.history import log_refusal
from wagtail_backcare.gate.refusal import NotFitError


def connect() -> None:
    """Wrap the admin's own API."""
    wrap(PagesAdminAPIViewSet, "action_view", answer_in_admin)


def connect_v3() -> None:
    """Tell API v3 how to answer; needs Wagtail 8 and Ninja."""
    from wagtail.api.v3.api import api

    api.add_exception_handler(NotFitError, answer_v3)


def iter_errors(error: NotFitError) -> Iterator[tuple[str, str, str]]:
    """Field, code and message of each problem. The code stands in the message too."""
    for field, errors in error.error_dict.items():
        for each in errors:
            yield field, each.code, f"{each.message} [{each.code}]"


def answer_in_admin(act: Callable) -> Callable:
    """For the view that publishes, moves and converts pages: 400."""

    def act_or_answer(view: Any, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return act(view, request, *args, **kwargs)
        except ValidationError as error:
            refusal = error.__cause__
            if not isinstance(refusal, NotFitError):
                raise
        log_refusal(refusal.instance, refusal.problems, user=request.user)
        messages = defaultdict(list)
        for field, _code, message in iter_errors(refusal):
            messages[field].append(message)
        raise ValidationError(messages) from refusal

    return act_or_answer


def answer_v3(request: HttpRequest, error: NotFitError) -> HttpResponse:
    """422, in the form of Wagtail's answer to a form that is not valid."""
    from wagtail.api.v3.errors import problem_response

    log_refusal(error.instance, error.problems, user=request.user)
    errors = [{"type": code, "loc": [field], "msg": message} for field, code, message in iter_errors(error)]
    return problem_response(status=422, detail="Validation failed", errors=errors)

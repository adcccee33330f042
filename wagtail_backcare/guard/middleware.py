"""A look at views outside Wagtail's page tree that show the text of health pages: optional."""

from collections.abc import Callable

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import NoReverseMatch, reverse

from wagtail_backcare.guard.check import check_response
from wagtail_backcare.guard.responses import is_content, read
from wagtail_backcare.guard.streams import watch
from wagtail_backcare.models import DisclaimerMixin
from wagtail_backcare.reading import Reading, noting

#: Names of the addresses below which people work who may see what readers may not.
BACK_OFFICES = ("wagtailadmin_home", "admin:index")


class DisclaimerMiddleware:
    """Sees to it that a view that reads the body of a health page shows that page's disclaimer, or shows nothing.

    It notices what is read through a page's ``body``, whether it is rendered, looped over or taken as raw data. Put
    it below every middleware that compresses or caches responses.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        reading = Reading()
        with noting(reading):
            response = self.get_response(request)
        if is_content(response) and not is_left_alone(request):
            look_at(response, reading, request)
        return response


def look_at(response: HttpResponseBase, reading: Reading, request: HttpRequest) -> None:
    """Check what was read, and what a stream goes on to read."""
    is_generated = response.streaming and not isinstance(response, FileResponse)
    is_going_on = False
    if is_generated:
        with noting(reading):
            content = read(response)
        is_going_on = content is None or not content.is_whole
    pages = [owner for owner in reading.owners if isinstance(owner, DisclaimerMixin)]
    if pages:
        check_response(response, request, pages)
    if is_going_on and is_content(response):
        watch(response, reading, request)


def is_left_alone(request: HttpRequest) -> bool:
    """Whether an editor or administrator is at work, who may see what readers may not."""
    if getattr(request, "is_preview", False):
        return True
    for name in BACK_OFFICES:
        try:
            if request.path.startswith(reverse(name)):
                return True
        except NoReverseMatch:
            continue
    return False

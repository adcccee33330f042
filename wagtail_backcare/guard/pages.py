"""What is put around the methods by which a page answers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from wagtail_backcare.guard.check import check_preview, check_response

#: Where a request keeps the pages that are answering it.
_ANSWERING = "_backcare_answering"


def guard_serving(serve: Callable) -> Callable:
    """``serve`` of a page type, and a look at what it answers."""
    return _guard(serve, check_page)


def guard_preview(serve_preview: Callable) -> Callable:
    """``serve_preview`` of a page type, and a look at what it answers."""
    return _guard(serve_preview, check_preview)


def check_page(response: HttpResponse, request: HttpRequest, page: Any) -> None:
    """The response of a page: its disclaimer must stand in it."""
    check_response(response, request, [page])


def _guard(method: Callable, check: Callable[[HttpResponse, HttpRequest, Any], None]) -> Callable:
    @wraps(method)
    def answer(page: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with answering(request, page) as is_outermost:
            if not is_outermost:
                return method(page, request, *args, **kwargs)
            page.forget_wordings()
            response = method(page, request, *args, **kwargs)
        when_rendered(response, lambda rendered: check(rendered, request, page))
        return response

    return answer


@contextmanager
def answering(request: HttpRequest, page: Any) -> Iterator[bool]:
    """Whether a page is not answering this request yet: an override that calls its base class is looked at once."""
    pages = vars(request).setdefault(_ANSWERING, [])
    if any(page is other for other in pages):
        yield False
        return
    pages.append(page)
    try:
        yield True
    finally:
        pages.remove(page)


def when_rendered(response: HttpResponse, look: Callable[[HttpResponse], None]) -> None:
    """Look at a response now, or as soon as its template is rendered. It is changed in place: who asked for it has it.

    A program that exports pages may render a response by itself and take no notice of what that returns.
    """
    if getattr(response, "is_rendered", True):
        look(response)
    else:
        response.add_post_render_callback(look)

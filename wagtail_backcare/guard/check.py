"""See to it that the disclaimer stands in a response that shows the text of a page."""

import logging
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import mail
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from wagtail_backcare.blocks.disclaimer import render_wordings
from wagtail_backcare.conf import get_settings
from wagtail_backcare.disclaimers.package_texts import get_package_wording
from wagtail_backcare.disclaimers.wording import Wording
from wagtail_backcare.guard.responses import (
    insert_at_end,
    insert_at_start,
    is_content,
    is_html,
    name_tokens,
    read,
    read_tokens,
)
from wagtail_backcare.guard.stale import remove_stale
from wagtail_backcare.guard.withheld import withhold

logger = logging.getLogger("wagtail_backcare.guard")


class DisclaimerLeftOutError(Exception):
    """A page was about to be shown without its disclaimer. Raised with ``DEBUG`` and in tests; see the message."""


def check_response(response: HttpResponseBase, request: HttpRequest, pages: Sequence[Any]) -> None:
    """Change a response that shows the text of some pages so that their disclaimers stand in it, or withhold it.

    Raises DisclaimerLeftOutError instead with ``DEBUG`` and in tests, or as ``DISCLAIMER_LEFT_OUT`` says.
    """
    if not is_content(response):
        return
    needed: dict[str, Wording] = {}
    for page in pages:
        wordings = find_wordings(page, request)
        if not wordings:
            withhold(response, request, page, reason="there is no disclaimer in the language of its text")
            return
        needed |= {wording.token: wording for wording in wordings}
    content = read(response)
    missing = [wording for token, wording in needed.items() if content is None or not content.holds(token)]
    if missing and not read_tokens(response).issuperset(needed):
        if must_raise():
            raise DisclaimerLeftOutError(explain(response, pages[0]))
        if content is None or not content.is_whole or not is_html(response):
            withhold(response, request, pages[0], reason="its disclaimer was left out of something other than HTML")
            return
        logger.error("The disclaimer was put in: %s", explain(response, pages[0]))
        insert_at_end(response, remove_stale(content, response.charset), render(missing, request))
    name_tokens(response, list(needed))


def check_preview(response: HttpResponseBase, request: HttpRequest, page: Any) -> None:
    """A preview shows the disclaimer, or says that there is none yet. It is never withheld.

    Raises DisclaimerLeftOutError where a template leaves it out, as in `check_response`.
    """
    content = read(response) if is_content(response) and is_html(response) else None
    if content is None:
        return
    wordings = find_wordings(page, request)
    missing = [wording for wording in wordings if not content.holds(wording.token)]
    if not wordings:
        language = page.get_text_locale().get_display_name()
        notice = render_to_string("wagtail_backcare/includes/no_disclaimer.html", {"language": language})
        insert_at_start(response, content, notice)
    elif missing:
        if must_raise():
            raise DisclaimerLeftOutError(explain(response, page))
        insert_at_end(response, content, render(missing, request))


def find_wordings(page: Any, request: HttpRequest) -> Sequence[Wording]:
    """What must stand beside the text of a page; the package's own text where looking it up failed."""
    try:
        return page.get_wordings(page.get_site_for(request))
    except Exception:
        if must_raise():
            raise
        logger.exception("The disclaimer of page %s could not be looked up", page.pk)
        wording = get_package_wording(page.get_text_locale().language_code)
        return [wording] if wording else []


def must_raise() -> bool:
    """Whether a disclaimer that was left out is an error here."""
    choice = get_settings().DISCLAIMER_LEFT_OUT
    if choice:
        return choice == "raise"
    # Django keeps mail in this list while its test environment is set up.
    return settings.DEBUG or hasattr(mail, "outbox")


def render(wordings: Sequence[Wording], request: HttpRequest) -> SafeString:
    """Disclaimers for a page whose template left them out."""
    return mark_safe(f'<div class="backcare">{render_wordings(wordings, {"request": request})}</div>')  # noqa: S308


def explain(response: HttpResponseBase, page: Any) -> str:
    """What is wrong, and what the developer can do."""
    template = getattr(response, "template_name", None)
    made_by = f" by {template!r}" if template else ""
    return (
        f"“{page}” ({type(page)._meta.label}, primary key {page.pk}) was shown{made_by} without its disclaimer. "
        "Print the body with {% include_block page.body %}, or the disclaimer with {% backcare_disclaimer page %}."
    )

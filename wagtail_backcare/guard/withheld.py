"""What readers get instead of a text that may not be shown to them."""

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from wagtail.models import Locale, Site

from wagtail_backcare.guard.responses import get_content_type, replace
from wagtail_backcare.models.clinic_details import ClinicDetails, get_clinic_details

logger = logging.getLogger("wagtail_backcare.guard")

TEMPLATE = "wagtail_backcare/unavailable.html"

#: Seconds after which programs should ask again.
RETRY_AFTER = 600


def withhold(response: HttpResponseBase, request: HttpRequest, page: Any, *, reason: str) -> None:
    """Make of a response one that says, in the language of the page, that it is not available now.

    It answers with status 503, so that search engines keep the address, and no cache keeps it.
    """
    logger.error("%s (%s, primary key %s) was withheld: %s", request.path, type(page)._meta.label, page.pk, reason)
    is_json = get_content_type(response).endswith("json")
    site, locale = page.get_site_for(request), page.get_text_locale()
    with translation.override(locale.language_code):
        if is_json:
            other = JsonResponse({"detail": gettext("This page is not available at the moment.")}, status=503)
        else:
            other = make_page(request, site, locale.language_code, get_clinic(page, site, locale))
    other["Retry-After"] = str(RETRY_AFTER)
    add_never_cache_headers(other)
    replace(response, other)


def get_clinic(page: Any, site: Site | None, locale: Locale) -> ClinicDetails:
    """The clinic's details; from the page where that knows them."""
    if site is None:
        return ClinicDetails()
    return page.get_clinic(site) if hasattr(page, "get_clinic") else get_clinic_details(site, locale)


def make_page(request: HttpRequest, site: Site | None, language: str, clinic: ClinicDetails) -> HttpResponse:
    """The page in the active language."""
    context = {"clinic": clinic, "site": site, "language_code": language, "request": request}
    return HttpResponse(render_to_string(TEMPLATE, context), status=503)

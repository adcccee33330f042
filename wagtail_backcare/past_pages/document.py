"""A page as it was, as a document of its own that says what it is."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from wagtail.models import Locale

from wagtail_backcare.past_pages.compose import PageThen
from wagtail_backcare.past_pages.render import Restored, render_main

TEMPLATE = "wagtail_backcare/admin/past_pages/document.html"


def render_document(then: PageThen) -> SafeString:
    """The whole HTML of a document: first what it shows, when, published by whom; then the page as it was."""
    restored, main = render_main(then)
    return render_to_string(TEMPLATE, {"main": main, **describe(then, restored)})


def describe(then: PageThen, restored: Restored) -> dict[str, Any]:
    """What is said of a version of a page, for templates."""
    return {
        "then": then,
        "entry": then.entry,
        "shared": [entry for entry in then.shared.values() if entry is not None],
        "missing": restored.missing,
        "not_kept": restored.not_kept,
        "language": get_language_name(then.entry.language_code),
        "zone": timezone.get_default_timezone_name(),
    }


def get_language_name(code: str) -> str:
    """The name of a language, or its code where the site has it no more."""
    return Locale(language_code=code).get_display_name() or code

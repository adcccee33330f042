"""Entries of a sitemap."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from xml.sax.saxutils import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def backcare_sitemap_entry(url: Mapping[str, Any]) -> SafeString:
    """The XML of one entry of a sitemap as Django makes them (sitemaps.org, and Google for other languages).

    A template for each of thousands would take several times as long.
    """
    parts = [f"<loc>{_escape(url['location'])}</loc>"]
    parts += [
        f"<{name}>{_escape(url[name])}</{name}>" for name in ("lastmod", "changefreq", "priority") if url.get(name)
    ]
    parts += [
        f'<xhtml:link rel="alternate" hreflang="{_escape(each["lang_code"])}" href="{_escape(each["location"])}"/>'
        for each in url.get("alternates") or ()
    ]
    return mark_safe(f"<url>{''.join(parts)}</url>")  # noqa: S308 - each value is escaped


def _escape(value: Any) -> str:
    if isinstance(value, datetime):
        value = value.isoformat(timespec="seconds")
    elif isinstance(value, date):
        value = value.isoformat()
    return escape(str(value), {'"': "&quot;"})

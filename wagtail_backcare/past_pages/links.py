"""Links and embedded files in stored rich text, as they were."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from html import escape
from typing import Any

from django.db.models import Q

from wagtail_backcare.archive.models import ArchiveEntry

LINK = re.compile(r"<a\b[^>]*\blinktype=[^>]*>")
EMBED = re.compile(r"<embed\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(linktype|id|embedtype|alt)="([^"]*)"')


def find_linked_pages(html: str) -> set[int]:
    """Primary keys of the pages that stored rich text leads to."""
    found = (dict(ATTRIBUTE.findall(tag)) for tag in LINK.findall(html))
    keys = [link.get("id", "") for link in found if link.get("linktype") == "page"]
    return {int(key) for key in keys if key.isdigit()}


def find_addresses(page_ids: Collection[Any], moment: datetime) -> dict[Any, str]:
    """Where pages could be read at a moment, for those that the archive knows. One query, or none for no page."""
    if not page_ids:
        return {}
    entries = ArchiveEntry.objects.filter(page__in=page_ids, shown_from__lte=moment).exclude(url="")
    entries = entries.filter(Q(shown_to__isnull=True) | Q(shown_to__gt=moment))
    return dict(entries.values_list("page", "url"))


def show_links_then(html: str, addresses: Mapping[Any, str]) -> str:
    """Stored rich text with the addresses of then; what is not on record is text without a link."""

    def replace_link(match: re.Match) -> str:
        link = dict(ATTRIBUTE.findall(match[0]))
        address = addresses.get(int(link["id"])) if link.get("id", "").isdigit() else None
        is_known = link.get("linktype") == "page" and address
        return f'<a href="{escape(address)}">' if is_known else "<a>"

    def replace_embed(match: re.Match) -> str:
        alt = dict(ATTRIBUTE.findall(match[0])).get("alt", "")
        return f"<span>[{alt}]</span>" if alt else ""

    return EMBED.sub(replace_embed, LINK.sub(replace_link, html))

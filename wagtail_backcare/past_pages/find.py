"""Find a page by what people know of it, even if it is gone."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from wagtail_backcare.archive.models import ArchiveEntry
from wagtail_backcare.past_pages.compose import overlapping


class PageNotFoundError(Exception):
    """No page, or more than one, is known by that number or address."""


def find_page(text: str, starts: datetime, ends: datetime) -> Any:
    """The primary key of a page that the archive knows. Raises PageNotFoundError.

    text: that key, or an address at which the page could be read in a span of time: a full one, or the path alone.
    """
    entries = ArchiveEntry.objects.filter(page__isnull=False)
    if text.isdigit():
        found = set(entries.filter(page=int(text)).values_list("page", flat=True))
    else:
        rows = overlapping(entries, starts, ends).filter(url__endswith=text).values_list("page", "url")
        found = {page_id for page_id, url in rows if text in (url, urlsplit(url).path)}
    if not found:
        raise PageNotFoundError(f"The archive knows no page {text} at that time.")
    if len(found) > 1:
        numbers = ", ".join(map(str, sorted(found)))
        raise PageNotFoundError(f"{text} is the address of more than one page: {numbers}. Give the number of one.")
    return found.pop()

"""Addresses of pages without loading the pages."""

from collections.abc import Iterable
from typing import Any

import swapper
from django.http import HttpRequest


def get_addresses(places: Iterable[tuple[Any, str]], request: HttpRequest | None = None) -> list[str]:
    """The address of each page as `Page.get_url` gives it, from its key and ``url_path``; "" for one on no site.

    Wagtail makes it from the path and the cached home pages of its sites.
    """
    page = swapper.load_model("wagtailcore", "Page")()
    addresses = []
    for page.pk, page.url_path in places:
        addresses.append(page.get_url(request) or "")
    return addresses

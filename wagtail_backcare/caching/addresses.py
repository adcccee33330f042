"""Every address at which a page can be read, to have it purged."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.translation import override
from wagtail.models import Site

from wagtail_backcare.purge.queue import has_frontend_cache, queue_purge


class Former(NamedTuple):
    """Where a page was before it was moved or renamed: the beginning of a ``url_path``, and what it is now."""

    before: str
    now: str


def get_addresses(pages: Iterable, former: Former | None = None) -> Iterator[str]:
    """Full addresses of pages on every site that shows them, with the paths that each page type caches.

    former: of a page at or below which some of them stand; they have their former addresses too.
    """
    # Wagtail keeps the list for an hour in each process, and another process may have added a site.
    Site.clear_site_root_paths_cache()
    roots = Site.get_site_root_paths()
    for page in pages:
        for url_path in _get_url_paths(page, former):
            for _site_id, root_path, root_url, language_code in roots:
                if url_path.startswith(root_path):
                    address = _make_address(url_path[len(root_path) :], root_url, language_code)
                    if address is not None:
                        yield from (address + path.lstrip("/") for path in page.get_cached_paths())


def _get_url_paths(page, former: Former | None) -> list[str]:
    if former is None or not page.url_path.startswith(former.now):
        return [page.url_path]
    return [page.url_path, former.before + page.url_path[len(former.now) :]]


def _make_address(path: str, root_url: str, language_code: str | None) -> str | None:
    """As Wagtail makes it, in the language of the tree: its URLs may have a prefix for the language."""
    with override(language_code):
        try:
            return root_url + reverse("wagtail_serve", args=[path])
        except NoReverseMatch:
            return None


def purge(pages: Iterable, *, reason: str, former: Former | None = None) -> None:
    """Have every address of some pages purged."""
    if has_frontend_cache():
        queue_purge(get_addresses(pages, former), reason=reason)

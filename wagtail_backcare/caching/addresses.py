"""Every address at which a page can be read."""

from collections.abc import Iterable, Iterator

from django.urls import NoReverseMatch, reverse
from django.utils.translation import override
from wagtail.models import Site


def get_addresses(pages: Iterable) -> Iterator[str]:
    """Full addresses of pages on every site that shows them, with the paths that each page type caches."""
    roots = Site.get_site_root_paths()
    for page in pages:
        for _site_id, root_path, root_url, language_code in roots:
            if page.url_path.startswith(root_path):
                address = _make_address(page.url_path[len(root_path) :], root_url, language_code)
                if address is not None:
                    yield from (address + path.lstrip("/") for path in page.get_cached_paths())


def _make_address(path: str, root_url: str, language_code: str | None) -> str | None:
    """As Wagtail makes it, in the language of the tree: its URLs may have a prefix for the language."""
    with override(language_code):
        try:
            return root_url + reverse("wagtail_serve", args=[path])
        except NoReverseMatch:
            return None

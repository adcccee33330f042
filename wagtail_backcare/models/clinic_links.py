"""Where the clinic's details lead: to pages in the language of the page that is being read, where they are in it."""

from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit
from uuid import UUID

import swapper
from django.conf import settings
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils import translation
from django.utils.translation import get_language_from_path
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Site

from wagtail_backcare.models.addresses import Addresses


class LinkedPage(NamedTuple):
    """What is needed of a page to lead to it, by the names that queries have for it; pk is None for no page."""

    pk: Any
    url_path: str
    live: bool
    locale: int
    translation_key: UUID


def localize_page(page: LinkedPage, locale: Locale | None) -> str:
    """The address of a page in a language, else in the language it has; "" for no page or one that is not live."""
    if page.pk is None:
        return ""
    url_path = page.url_path if page.live else ""
    if locale is not None and page.locale != locale.pk:
        pages = swapper.load_model("wagtailcore", "Page").objects
        translated = pages.filter(translation_key=page.translation_key, locale=locale, live=True)
        url_path = translated.values_list("url_path", flat=True).first() or url_path
    return Addresses().make_link(url_path) if url_path else ""


def localize_address(address: str, site: Site, locale: Locale | None) -> str:
    """An address; one that leads to a page of the site leads to that page in a language, where it is live in it.

    What stands behind ``?`` and ``#`` is kept.
    """
    here = address.removeprefix(site.root_url)
    if locale is None or not here.startswith("/") or not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return address
    path = urlsplit(here).path
    url_path = _find_url_path(path, site, but_not_in=locale.language_code)
    if not url_path:
        return address
    pages = swapper.load_model("wagtailcore", "Page").objects
    same = pages.filter(url_path=url_path).values("translation_key")
    page = pages.filter(translation_key__in=same, locale=locale, live=True).first()
    url = page.url if page is not None else None
    return f"{url}{here[len(path) :]}" if url else address


def _find_url_path(path: str, site: Site, *, but_not_in: str) -> str:
    """Where a page at a path of a site has its place in the tree; "" for the path of no page, or of one in a language.

    It may turn out that no page is there.
    """
    path = f"/{unquote(path).removeprefix(get_script_prefix()).strip('/')}/".replace("//", "/")
    language = get_language_from_path(path) or settings.LANGUAGE_CODE
    try:
        with translation.override(language):
            match = resolve(path)
        code = get_supported_content_language_variant(language)
    except (LookupError, Resolver404):
        return ""
    if match.view_name != "wagtail_serve" or code == but_not_in:
        return ""
    roots = {root.language_code: root.root_path for root in Site.get_site_root_paths() if root.site_id == site.pk}
    return f"{roots[code]}{match.args[0]}" if code in roots else ""

"""The choice of language for the frame of a site: what a reader sees, in each of its languages."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from django.urls import translate_url
from django.utils.text import capfirst
from django.utils.translation import get_language
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Site

from wagtail_backcare.models.language_versions import LanguageVersion, get_language_versions
from wagtail_backcare.templatetags.backcare_head import get_page

TEMPLATE = "wagtail_backcare/includes/languages.html"

#: The name of the view that shows pages: an address of it that leads to no page leads to none in other languages.
PAGE_VIEW = "wagtail_serve"


@dataclass(frozen=True)
class LanguageChoice:
    """A language of the site.

    tag: its code as HTML writes it. name: what it calls itself. url: the address in it of what is being read, "" where
    that is not in it.
    """

    tag: str
    name: str
    url: str
    is_current: bool


def backcare_languages(context: Context) -> dict[str, Any]:
    """``{% backcare_languages %}``: a link to the page being read in each language in which it or a home page is.

    What is no page of Wagtail's, such as a search, has an address of its own in each language if it stands in
    `i18n_patterns`; where it has none, its links lead to the home pages. Nothing on a site in one language. One query,
    one more on a page that is no home page.
    """
    request, page = context.get("request"), get_page(context)
    language = page.locale.language_code if page else get_active_language()
    site = Site.find_for_request(request) if request is not None else None
    return {
        "language": language,
        "languages": list_choices(site.root_page, page, request, language) if site is not None else [],
    }


def get_active_language() -> str:
    """The language that words are printed in, as pages have it: ``en`` on a site whose pages are, for ``en-us``."""
    language = get_language() or settings.LANGUAGE_CODE
    try:
        return get_supported_content_language_variant(language)
    except LookupError:
        return language


def list_choices(home: Any, page: Any | None, request: HttpRequest, language: str) -> list[LanguageChoice]:
    """The languages of a site, in the order of their codes. page: what is being read, or None for no page."""
    own = get_language_versions(page, request) if page is not None else []
    is_home = page is not None and page.translation_key == home.translation_key
    homes = own if is_home else get_language_versions(home, request)
    if page is None:
        addresses = {version.code: get_view_address(request, version) for version in homes}
    else:
        addresses = {version.code: version.url for version in own}
    versions = {version.code: version for version in (*homes, *own)}
    return [
        LanguageChoice(
            tag=version.tag,
            name=capfirst(version.name),
            url=addresses.get(code, ""),
            is_current=code == language,
        )
        for code, version in sorted(versions.items())
    ]


def get_view_address(request: HttpRequest, home: LanguageVersion) -> str:
    """The address of a view that shows no page in the language of a home page, else that of the home page."""
    match, path = request.resolver_match, request.get_full_path()
    translated = translate_url(path, home.code) if match is not None and match.view_name != PAGE_VIEW else path
    return home.url if translated == path else translated

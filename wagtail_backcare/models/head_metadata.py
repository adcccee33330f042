"""What the head of a page says to search engines and to those who get a link to it.

These functions take any Wagtail page: a site prints the same for its own.
"""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import to_locale
from wagtail.images.models import SourceImageIOError

from wagtail_backcare.kinds import Kind
from wagtail_backcare.models.addresses import Addresses
from wagtail_backcare.models.language_versions import get_language_versions

#: The rendition of a page's picture that is shared: the largest of those that the page itself shows.
PICTURE_FILTER = "width-1440"


@dataclass(frozen=True)
class Picture:
    """The picture of a page as a file. Sizes are in pixels."""

    url: str
    width: int
    height: int
    alt: str = ""


def get_description(page) -> str:
    """For search engines: what a health page says of itself, else the editor's description, else nothing."""
    if hasattr(page, "get_meta_description"):
        return page.get_meta_description()
    return getattr(page, "search_description", "")


def get_original(page):
    """The page whose text this is: the page itself, or the one that it is an alias of."""
    while page.alias_of_id:
        page = page.alias_of
    return page


def get_address(page, addresses: Addresses) -> str:
    """The whole address under which a text should be known: its original's, where that can be read on a site."""
    original = get_original(page)
    address = addresses.make(original) if original is not page and original.live else ""
    return address or addresses.make(page)


def get_canonical_url(page, request: HttpRequest | None = None) -> str:
    """The address that search engines should list instead of the one that was asked for; "" for none."""
    if hasattr(page, "get_canonical_url"):
        return page.get_canonical_url(request)
    return get_address(page, Addresses(request))


def get_picture(page, address: str) -> Picture | None:
    """The picture that a page is shared with (``get_share_image``); None where it has none or the file is missing.

    :param address: of the page, whole; where files are kept on the same host, it tells which.
    """
    image, alt = page.get_share_image() if hasattr(page, "get_share_image") else (None, "")
    if not image:
        return None
    try:
        rendition = next(iter(image.get_renditions(PICTURE_FILTER).values()))
    except SourceImageIOError:
        return None
    return Picture(urljoin(address, rendition.url), rendition.width, rendition.height, alt)


def get_day(moment: datetime | None) -> date | None:
    """The day on which something happened, in the time zone of the site."""
    return timezone.localtime(moment).date() if moment else None


def get_open_graph(page, request: HttpRequest | None = None, site_name: str = "") -> list[tuple[str, str]]:
    """Properties of the Open Graph protocol (ogp.me) and their contents, without those that are empty."""
    is_article = getattr(page, "backcare_kind", Kind.INDEX) != Kind.INDEX
    code = get_original(page).locale.language_code
    url = get_canonical_url(page, request) or get_address(page, Addresses(request))
    others = [version.code for version in get_language_versions(page, request) if version.code != code]
    properties = [
        ("og:type", "article" if is_article else "website"),
        ("og:title", getattr(page, "seo_title", "") or page.title),
        ("og:description", get_description(page)),
        ("og:url", url),
        ("og:site_name", site_name),
        ("og:locale", to_locale(code)),
        *(("og:locale:alternate", to_locale(other)) for other in others),
        *_describe_picture(get_picture(page, url) if url else None),
    ]
    if is_article:
        properties.append(("article:published_time", _format(get_day(page.first_published_at))))
        properties.append(("article:modified_time", _format(get_day(page.last_published_at))))
    return [(name, content) for name, content in properties if content]


def _describe_picture(picture: Picture | None) -> list[tuple[str, str]]:
    if picture is None:
        return []
    return [
        ("og:image", picture.url),
        ("og:image:width", str(picture.width)),
        ("og:image:height", str(picture.height)),
        ("og:image:alt", picture.alt),
    ]


def _format(day: date | None) -> str:
    return day.isoformat() if day else ""

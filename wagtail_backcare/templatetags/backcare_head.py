"""Tags that print what a page says to search engines and to those who get a link to it.

Each prints its part once a page, for any Wagtail page, and nothing where `METADATA` leaves the part out, where the
view has no page, or where there is nothing to say.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import swapper
from django.http import HttpRequest
from django.template.context import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.forms import PasswordViewRestrictionForm

from wagtail_backcare.blocks.context import get_site
from wagtail_backcare.conf import get_settings
from wagtail_backcare.models.head_metadata import get_canonical_url, get_description, get_open_graph
from wagtail_backcare.models.health_page import FrameMixin
from wagtail_backcare.models.language_versions import get_language_versions
from wagtail_backcare.models.page_description import describe_page
from wagtail_backcare.structured_data import to_json, write_page

NOTHING = mark_safe("")


def get_page(context: Context) -> Any:
    """The page that a view shows; None for a view that shows none, even if something else is called ``page`` there.

    The form that asks for the password of a page has it in its context, but does not show it.
    """
    page = None if isinstance(context.get("form"), PasswordViewRestrictionForm) else context.get("page")
    return page if isinstance(page, swapper.load_model("wagtailcore", "Page")) else None


def claim(context: Context, part: str) -> bool:
    """Whether a part is still to be printed; from then on it is not."""
    # The lowest dict is the one that a page, its base template and what they include have in common.
    printed = context.render_context.dicts[0].setdefault("backcare_metadata", set())
    if part in printed or part not in get_settings().METADATA:
        return False
    printed.add(part)
    return True


def join(markup: str, pairs: Iterable[tuple[str, str]]) -> SafeString:
    """A line of markup for each pair of texts. `format_html_join` does the same in three times the time."""
    lines = (markup % (escape(first), escape(second)) for first, second in pairs)
    return mark_safe("\n".join(lines))  # noqa: S308 - every text is escaped


def backcare_description(context: Context) -> SafeString:
    """The description for search engines."""
    page = get_page(context)
    description = get_description(page) if page and claim(context, "description") else ""
    return format_html('<meta name="description" content="{}">', description) if description else NOTHING


def backcare_canonical(context: Context) -> SafeString:
    """The address that search engines should list."""
    page = get_page(context)
    url = get_canonical_url(page, context.get("request")) if page and claim(context, "canonical") else ""
    return format_html('<link rel="canonical" href="{}">', url) if url else NOTHING


def backcare_alternates(context: Context) -> SafeString:
    """The page in every language of the site in which it can be read, itself among them; nothing if in one alone.

    ``x-default`` is the version in the language of the setting ``LANGUAGE_CODE``.
    """
    page = get_page(context)
    versions = get_language_versions(page, context.get("request")) if page and claim(context, "alternates") else []
    if len(versions) < 2 or page.alias_of_id or page.locale.language_code not in {each.code for each in versions}:
        return NOTHING
    links = [(version.tag, version.url) for version in versions]
    links += [("x-default", version.url) for version in versions if version.is_default]
    return join('<link rel="alternate" hreflang="%s" href="%s">', links)


def backcare_open_graph(context: Context) -> SafeString:
    """What a link to the page looks like where it is shared."""
    page = get_page(context)
    if page is None or not claim(context, "open_graph"):
        return NOTHING
    properties = get_open_graph(page, context.get("request"), site_name=get_site_name(context))
    return join('<meta property="%s" content="%s">', properties)


def get_site_name(context: Context) -> str:
    """The name of the clinic, else that of the Wagtail site."""
    name = getattr(context.get("clinic"), "name", "")
    if name:
        return name
    site = get_site(context)
    return site.site_name if site else ""


def backcare_structured_data(context: Context) -> SafeString:
    """The page as schema.org describes it: a block of data, which no browser runs."""
    page = get_page(context)
    if not hasattr(page, "get_structured_data") or not claim(context, "structured_data"):
        return NOTHING
    text = write_structured_data(page, context.get("request"))
    if not text:
        return NOTHING
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - `to_json` escapes


def write_structured_data(page: Any, request: HttpRequest | None) -> str:
    """What `get_structured_data` of a page gives, written out; not made again where it is the usual and as before."""
    if type(page).get_structured_data is not FrameMixin.get_structured_data:
        graph = page.get_structured_data(request)
        return to_json(graph) if graph else ""
    description = describe_page(page, request)
    return write_page(description, today=timezone.localdate()) if description else ""


def backcare_head(context: Context) -> SafeString:
    """Description, canonical address, alternates and Open Graph: one line for the head of a site's base template."""
    parts = (backcare_description, backcare_canonical, backcare_alternates, backcare_open_graph)
    return mark_safe("\n".join(filter(None, (part(context) for part in parts))))  # noqa: S308 - each part is escaped


TAGS: dict[str, Callable[[Context], SafeString]] = {
    tag.__name__: tag
    for tag in (
        backcare_head,
        backcare_description,
        backcare_canonical,
        backcare_alternates,
        backcare_open_graph,
        backcare_structured_data,
    )
}

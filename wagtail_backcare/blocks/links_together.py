"""Links in many texts, expanded together.

Wagtail asks for the language of each link, and perhaps for its page in that language. A list of pages over the API
holds many links, so here both are asked once.
"""

from collections.abc import Sequence
from functools import cache
from uuid import uuid4

import swapper
from django.conf import settings
from django.db.models import Model
from django.utils.html import escape
from wagtail.models import Locale
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import EmbedRewriter, LinkRewriter, MultiRuleRewriter

#: Stands between texts that are expanded together.
_BETWEEN = f"<!--{uuid4().hex}-->"


def expand_page_links(attrs_list: list[dict]) -> list[str]:
    """As Wagtail's handler of links to pages, with the pages in the active language from one query."""
    pages = features.get_link_types()["page"].get_many(attrs_list)
    localized = find_localized([page for page in pages if page is not None])
    return [f'<a href="{escape(localized.get(page.pk, page).url)}">' if page else "<a>" for page in pages]


def find_localized(pages: Sequence[Model]) -> dict:
    """The live pages in the active language that stand for pages in another one, by the key of these."""
    if not pages or not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return {}
    locale = Locale.get_active()
    others = {page.translation_key: page.pk for page in pages if page.locale_id != locale.pk}
    if not others:
        return {}
    base = swapper.load_model("wagtailcore", "Page")
    found = base.objects.live().filter(translation_key__in=others, locale=locale).defer_streamfields().specific()
    return {others[page.translation_key]: page for page in found}


@cache
def get_rewriter() -> MultiRuleRewriter:
    """Wagtail's, but for its own links to pages. Those of a site's making are expanded as the site says."""
    from wagtail.rich_text.pages import PageLinkHandler

    links, embeds = features.get_link_types(), features.get_embed_types()
    link_rules = {name: handler.expand_db_attributes_many for name, handler in links.items()}
    if links.get("page") is PageLinkHandler:
        link_rules["page"] = expand_page_links
    embed_rules = {name: handler.expand_db_attributes_many for name, handler in embeds.items()}
    return MultiRuleRewriter([LinkRewriter(bulk_rules=link_rules), EmbedRewriter(bulk_rules=embed_rules)])


def expand_together(texts: Sequence[str]) -> list[str]:
    """Texts with the addresses of their links in the active language: a few queries, however many texts there are."""
    return get_rewriter()(_BETWEEN.join(texts)).split(_BETWEEN) if texts else []

"""Finding health pages by the words that readers type: names first, then texts, then with the spelling put right.

Owns: `search_health_pages`, which the A to Z and the search of a site share, and keeping the index of Wagtail's search
up to date when something changes that many pages show. Knows nothing of requests but who may read what, and nothing of
templates.
"""

from wagtail_backcare.search.pages import FoundPage, SearchResults, search_health_pages

__all__ = ["FoundPage", "SearchResults", "search_health_pages"]

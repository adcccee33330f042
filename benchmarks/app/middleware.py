"""Middleware that a site may have, switched on for some of the measured requests."""

from django.middleware.cache import CacheMiddleware

from wagtail_backcare.site_lookup import SiteLookupMiddleware

#: Names of what is switched on.
switched_on: set[str] = set()


class PageCache:
    """Django's cache of whole pages, as a cache in front of a site."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.with_cache = CacheMiddleware(get_response, cache_timeout=600, page_timeout=600)

    def __call__(self, request):
        return (self.with_cache if "page cache" in switched_on else self.get_response)(request)


class SiteLookup:
    """The package's own way to find a site."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.with_lookup = SiteLookupMiddleware(get_response)

    def __call__(self, request):
        return (self.with_lookup if "site lookup" in switched_on else self.get_response)(request)

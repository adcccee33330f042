"""A cache in front of the site that only notes what it is told to forget, or fails."""

from wagtail.contrib.frontend_cache.backends import BaseBackend

from wagtail_backcare.purge.tasks import LOGGER

purged: list[str] = []


class Cdn(BaseBackend):
    def __init__(self, params):
        super().__init__(params)
        self.fails = params.get("FAILS", False)

    def purge(self, url):
        if self.fails:
            LOGGER.error("Couldn't purge '%s' from HTTP cache. HTTPError: 503 Unavailable", url)
        else:
            purged.append(url)


SETTINGS = {"cdn": {"BACKEND": "tests.caching.cdn.Cdn"}}
BROKEN = {"cdn": {"BACKEND": "tests.caching.cdn.Cdn", "FAILS": True}}

"""What a site may switch on, switched on for one measured request. Nothing else notices: no signal is sent."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.conf import settings
from wagtail.models import Site

from benchmarks.app.middleware import switched_on
from wagtail_backcare.blocks import rendered_bodies
from wagtail_backcare.conf import get_settings


def nothing_kept():
    """As in a process that has not rendered the body before."""
    return mock.patch.object(rendered_bodies, "_kept", OrderedDict())


@contextmanager
def several_languages() -> Iterator[None]:
    """A site in every language that it has pages in."""
    with mock.patch.object(settings, "WAGTAIL_I18N_ENABLED", True, create=True):
        _find_roots()
        yield
    _find_roots()


def _find_roots() -> None:
    """As they are cached on a site that is in use."""
    Site.clear_site_root_paths_cache()
    Site.get_site_root_paths()


@contextmanager
def shared_cache() -> Iterator[None]:
    """A cache declared shared. Here it is one of this process: what asking another machine takes comes on top."""
    with mock.patch.object(settings, "WAGTAIL_BACKCARE", {**settings.WAGTAIL_BACKCARE, "SHARED_CACHE": "default"}):
        get_settings.cache_clear()
        yield
    get_settings.cache_clear()


@contextmanager
def site_lookup() -> Iterator[None]:
    """`SiteLookupMiddleware`."""
    switched_on.add("site lookup")
    yield
    switched_on.discard("site lookup")


@contextmanager
def site_lookup_and_shared_cache() -> Iterator[None]:
    with site_lookup(), shared_cache():
        yield


@contextmanager
def all_languages_and_cache() -> Iterator[None]:
    with several_languages(), shared_cache():
        yield


@contextmanager
def page_cache() -> Iterator[None]:
    """A cache that keeps whole pages."""
    switched_on.add("page cache")
    yield
    switched_on.discard("page cache")

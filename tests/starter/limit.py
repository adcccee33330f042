from contextlib import contextmanager
from unittest import mock


@contextmanager
def limit(model, **types):
    """Let a page model have other ``subpage_types`` or ``parent_page_types`` for a while."""
    caches = {"subpage_types": "_clean_subpage_models", "parent_page_types": "_clean_parent_page_models"}
    changes = {**types, **{caches[name]: None for name in types}}
    with mock.patch.multiple(model, create=True, **changes):
        yield

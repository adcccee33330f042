"""Who may see what pages lack: those who may edit or publish them."""

from typing import Any

import swapper
from django.db.models import QuerySet
from wagtail import VERSION as WAGTAIL_VERSION
from wagtail import permissions

#: What somebody may do with a page, of whom its problems are a concern.
ACTIONS = frozenset({"change", "publish"})


def get_page_policy() -> Any:
    """Wagtail's policy for pages, or a site's own."""
    if WAGTAIL_VERSION >= (8, 0):
        return permissions.policy_registry.get_by_type(swapper.load_model("wagtailcore", "Page"))
    return permissions.page_permission_policy


def get_pages_of(user: Any) -> QuerySet:
    """Base pages that somebody may edit or publish."""
    return get_page_policy().instances_user_has_any_permission_for(user, ACTIONS)


def is_concerned(user: Any) -> bool:
    """Whether somebody may edit or publish any page."""
    return get_page_policy().user_has_any_permission(user, ACTIONS)

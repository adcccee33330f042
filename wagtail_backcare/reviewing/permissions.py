"""Who may record that a clinician reviewed a page, and of which pages."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet

from wagtail_backcare.models import DisclaimerMixin

PERMISSION = "wagtail_backcare.record_review"


def get_permissions() -> QuerySet:
    """For the hook ``register_permissions``: the form of a group lists it."""
    return Permission.objects.filter(content_type__app_label="wagtail_backcare", codename="record_review")


def takes_reviews(page: Any) -> bool:
    """Whether reviews are recorded of a page: its type asks for them, and the text is its own."""
    return isinstance(page, DisclaimerMixin) and "review" in page.get_rule_severities() and not page.alias_of_id


def may_record(user: Any, page: Any) -> bool:
    """Whether somebody may record reviews of a page: with the permission, and access to its editor."""
    if not user.has_perm(PERMISSION):
        return False
    permissions = page.permissions_for_user(user)
    return permissions.can_edit() or permissions.can_publish()

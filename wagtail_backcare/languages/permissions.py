"""Ask whether a person may confirm texts in a language, and who may."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from wagtail_backcare.languages.models import GroupLanguagePermission


def may_confirm(user: Any, locale_id: int) -> bool:
    """Whether a person may confirm texts in a language. One query; none for a superuser or nobody.

    A superuser may; everybody else needs a group that may (`GroupLanguagePermission`).
    """
    if user is None or not user.is_active:
        return False
    if user.is_superuser:
        return True
    return GroupLanguagePermission.objects.filter(group__user=user.pk, locale=locale_id).exists()


def get_confirmable_locales(user: Any) -> set[int] | None:
    """Primary keys of the languages in which a person may confirm texts; None means every language."""
    if user is None or not user.is_active:
        return set()
    if user.is_superuser:
        return None
    rows = GroupLanguagePermission.objects.filter(group__user=user.pk)
    return set(rows.values_list("locale_id", flat=True))


def find_confirmers(locale_id: int) -> QuerySet:
    """Active people in groups that may confirm texts in a language."""
    people = get_user_model().objects.filter(is_active=True)
    return people.filter(groups__backcare_language_permissions__locale=locale_id).distinct().order_by("pk")

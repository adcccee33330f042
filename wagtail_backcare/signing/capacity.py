"""In which capacity a person may sign a translation."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import Q

from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.sites import pick_sites
from wagtail_backcare.languages.permissions import may_confirm
from wagtail_backcare.signing.authors import find_authors
from wagtail_backcare.translation.models import Capacity
from wagtail_backcare.translation.signoff import ORDER

#: The permission of clinicians among the users, given to groups like any other.
CLINICIAN_PERMISSION = "wagtail_backcare.sign_as_clinician"


def get_capacity(user: Any, instance: Any, authors: Collection[Any] | None = None) -> Capacity | None:
    """The highest capacity in which a person may sign the safety text of a translation; None for one who may not.

    Everybody needs a group that may confirm texts in the language. Whoever wrote some of the translation signs as its
    translator, a clinician too; others sign as a clinician or as a second person.

    authors: primary keys of those who wrote it, or None to look them up.
    """
    if user is None or not may_confirm(user, instance.locale_id):
        return None
    if user.pk in (find_authors(instance) if authors is None else authors):
        return Capacity.TRANSLATOR
    return Capacity.CLINICIAN if is_clinician(user) else Capacity.SECOND_PERSON


def is_clinician(user: Any) -> bool:
    """Whether somebody said of a person that they are a clinician. One query for a superuser.

    A superuser has every permission, and is no clinician by that: theirs must come from a group, or be their own.
    """
    if not user.is_superuser:
        return user.has_perm(CLINICIAN_PERMISSION)
    app_label, codename = CLINICIAN_PERMISSION.split(".")
    permissions = Permission.objects.filter(content_type__app_label=app_label, codename=codename)
    return permissions.filter(Q(group__user=user.pk) | Q(user=user.pk)).exists()


def is_enough(capacity: Capacity | None, needed: str) -> bool:
    """Whether somebody who may sign in a capacity may sign where another is asked for."""
    return capacity is not None and ORDER.index(capacity) >= ORDER.index(Capacity(needed))


def get_needed(instance: models.Model, known: Known | None = None) -> Capacity:
    """The capacity that the sites of a page ask for, or the site of a disclaimer; for a shared text, the strictest.

    known: what was looked up for several of them, if anything was. Two queries without it, one for a shared text.
    """
    known = known or Known()
    needed = {site: details.sign_off_by for site, details in known.clinics.items()}
    if hasattr(instance, "get_site"):
        shown = {site.pk for site in pick_sites(known.roots, instance.path)}
        needed = {site: capacity for site, capacity in needed.items() if site in shown}
    elif getattr(instance, "site_id", None) is not None:
        needed = {instance.site_id: needed.get(instance.site_id, Capacity.TRANSLATOR)}
    return max((Capacity(capacity) for capacity in needed.values()), key=ORDER.index, default=Capacity.TRANSLATOR)

"""In which capacity a person may sign a translation."""

from typing import Any

from django.db import models

from wagtail_backcare.gate.drafts import get_translation_row
from wagtail_backcare.gate.sites import find_site_roots, pick_sites
from wagtail_backcare.languages.permissions import may_confirm
from wagtail_backcare.models import ClinicSettings
from wagtail_backcare.translation.models import Capacity
from wagtail_backcare.translation.signoff import ORDER

#: The permission of clinicians among the users, given to groups like any other.
CLINICIAN_PERMISSION = "wagtail_backcare.sign_as_clinician"


def get_capacity(user: Any, instance: Any) -> Capacity | None:
    """The highest capacity in which a person may sign the safety text of a translation; None for one who may not.

    Everybody needs a group that may confirm texts in the language. Whoever translated it signs as its translator, and
    others as a second person.
    """
    if user is None or not may_confirm(user, instance.locale_id):
        return None
    if user.has_perm(CLINICIAN_PERMISSION):
        return Capacity.CLINICIAN
    return Capacity.TRANSLATOR if user.pk in find_translators(instance) else Capacity.SECOND_PERSON


def find_translators(instance: Any) -> set[Any]:
    """Primary keys of the users who wrote the text that would go live."""
    row = get_translation_row(instance)
    if row is not None:
        from wagtail_localize.models import StringTranslation

        strings = StringTranslation.objects.filter(context__object_id=row.source.object_id, locale=row.target_locale)
        people = set(strings.values_list("last_translated_by", flat=True)) - {None}
        if people:
            return people
    revision = getattr(instance, "latest_revision", None)
    return {revision.user_id} - {None} if revision is not None else set()


def get_needed(instance: models.Model) -> Capacity:
    """The capacity that the sites of a page ask for; for a shared text, the strictest of all."""
    rows = ClinicSettings.objects.values_list("site", "sign_off_by")
    needed = dict(rows)
    if hasattr(instance, "get_site"):
        shown = {site.pk for site in pick_sites(find_site_roots(), instance.path)}
        needed = {site: capacity for site, capacity in needed.items() if site in shown}
    return max((Capacity(capacity) for capacity in needed.values()), key=ORDER.index, default=Capacity.TRANSLATOR)

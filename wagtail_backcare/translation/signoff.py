"""Record that a person confirmed a translation of safety text, and ask whether that still holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from wagtail_backcare.translation.audit import Difference
from wagtail_backcare.translation.models import Capacity, SafetySignOff

#: A capacity counts for those before it too.
ORDER = [Capacity.TRANSLATOR, Capacity.SECOND_PERSON, Capacity.CLINICIAN]


@dataclass(frozen=True)
class SignOffState:
    """Whether a translation is signed.

    newest: the newest sign-off of this text that holds, or where none does the newest of all; None where it was never
    signed.
    is_signed: whether it holds for both texts as they are, in a capacity that is enough.
    is_stale: whether it was signed, and the source has changed since.
    """

    newest: SafetySignOff | None
    is_signed: bool
    is_stale: bool


def get_sign_off_state(
    sign_offs: Iterable[SafetySignOff],
    *,
    source_fingerprint: str,
    target_fingerprint: str,
    needed: str = Capacity.TRANSLATOR,
) -> SignOffState:
    """Whether the safety text of a translation is signed as it is.

    sign_offs: those of the translation, the newest first. needed: the capacity that the site asks for.
    """
    enough = [str(capacity) for capacity in ORDER[ORDER.index(Capacity(needed)) :]]
    rows = [row for row in sign_offs if row.target_fingerprint == target_fingerprint]
    held = [row for row in rows if row.source_fingerprint == source_fingerprint and row.capacity in enough]
    newest = next(iter(held or rows), None)
    is_stale = newest is not None and newest.source_fingerprint != source_fingerprint
    return SignOffState(newest=newest, is_signed=bool(held), is_stale=is_stale and not held)


def find_sign_offs(*instances: models.Model) -> models.QuerySet[SafetySignOff]:
    """Every sign-off of pages or snippets, the newest first."""
    wanted = models.Q(pk__in=[])
    for instance in instances:
        content_type = ContentType.objects.get_for_model(instance, for_concrete_model=True)
        wanted |= models.Q(content_type=content_type, object_id=str(instance.pk))
    return SafetySignOff.objects.filter(wanted).order_by("-signed_at", "-pk")


def sign(
    instance: models.Model,
    *,
    source_fingerprint: str,
    target_fingerprint: str,
    language_code: str,
    capacity: str,
    name: str,
    now: datetime,
    user: Any = None,
    by_link: bool = False,
    differences: Sequence[Difference] = (),
) -> SafetySignOff:
    """Record a sign-off. Whether the person may sign is for the caller to ask (`languages.permissions.may_confirm`)."""
    return SafetySignOff.objects.create(
        content_type=ContentType.objects.get_for_model(instance, for_concrete_model=True),
        object_id=str(instance.pk),
        language_code=language_code,
        source_fingerprint=source_fingerprint,
        target_fingerprint=target_fingerprint,
        capacity=capacity,
        signed_by=user,
        signed_by_name=name,
        signed_at=now,
        by_link=by_link,
        differences=[difference.as_dict() for difference in differences],
    )

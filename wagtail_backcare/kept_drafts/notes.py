"""Write down that a page was kept as a draft, and forget it once the page is live."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.log_actions import log

from wagtail_backcare.kept_drafts.log_actions import KEPT_AS_DRAFT
from wagtail_backcare.kept_drafts.models import KeptAsDraft, Occasion


def note_kept(
    page: models.Model,
    reasons: Sequence[Mapping[str, str]],
    *,
    occasion: Occasion,
    user: Any = None,
    revision: Any = None,
    shows_older_text: bool = False,
) -> KeptAsDraft:
    """Write down that a page was kept as a draft, for its editors and in its history.

    reasons: what is wrong, each a dict with a ``message``.
    """
    note, _created = KeptAsDraft.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "occasion": occasion,
            "problems": list(reasons),
            "user": user if getattr(user, "pk", None) else None,
            "revision": revision,
            "kept_at": timezone.now(),
            "shows_older_text": shows_older_text,
        },
    )
    data = {"occasion": str(occasion), "problems": list(reasons)}
    log(page, KEPT_AS_DRAFT, user=user, revision=revision, data=data)
    return note


def forget_note(page_id: Any) -> None:
    """A page went live, so the note that it was kept as a draft is out of date."""
    KeptAsDraft.objects.filter(page_id=page_id).delete()

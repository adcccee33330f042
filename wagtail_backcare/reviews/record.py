"""Put on record that a clinician read the text of a page."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from wagtail_backcare.reviews.current import is_same_person
from wagtail_backcare.reviews.fingerprint import make_fingerprint
from wagtail_backcare.reviews.log_actions import RECORDED, WITHDRAWN
from wagtail_backcare.reviews.models import Review


def record_review(
    page: Any,
    *,
    reviewer: Any,
    reviewed_on: date,
    next_due: date | None = None,
    comment: str = "",
    user: Any = None,
    revision: Any = None,
) -> Review:
    """Record a review of the text that a page holds in memory.

    page: with `DisclaimerMixin`; its latest draft, as ``revision.as_object()`` gives it, or what readers see.
    reviewer: the `Clinician` who read it. user: who records that. revision: where the text is kept.

    Raises ValidationError with a dict: for an alias, a reviewer who is the author, a day to come, or a next review
    that is not later than this one.
    """
    review = Review(
        page_id=page.pk,
        language_code=page.locale.language_code,
        reviewer=reviewer,
        reviewer_name=reviewer.name,
        reviewer_profession=reviewer.profession,
        reviewed_on=reviewed_on,
        next_due=next_due,
        fingerprint=make_fingerprint(page),
        revision=revision,
        comment=comment,
        recorded_by=user if getattr(user, "pk", None) else None,
    )
    check_review(review, page)
    review.save(force_insert=True)
    data = {"reviewer": review.reviewer_name, "reviewed_on": reviewed_on.isoformat()}
    log(page, RECORDED, user=user, revision=revision, data=data)
    return review


def withdraw_review(review: Review, *, page: Any, user: Any = None) -> None:
    """Readers of a page are not told of a review any more, because it was recorded by mistake. The record stays."""
    review.withdraw(user=user if getattr(user, "pk", None) else None, at=timezone.now())
    data = {"reviewer": review.reviewer_name, "reviewed_on": review.reviewed_on.isoformat()}
    log(page, WITHDRAWN, user=user, data=data)


def check_review(review: Review, page: Any) -> None:
    """Raise ValidationError for a review that may not be recorded of a page."""
    if page.alias_of_id:
        message = _("This page shows the text of another page. Record the review there; this page shows it too.")
        raise ValidationError({"page": message})
    author = getattr(page, "author", None)
    if author is not None and is_same_clinician(review.reviewer, author):
        message = _("%(name)s is the author of this page. Somebody else has to review it.")
        raise ValidationError({"reviewer": message % {"name": review.reviewer.name}})
    if review.reviewed_on > timezone.localdate():
        raise ValidationError({"reviewed_on": _("A review is recorded once it has been done.")})
    review.clean()


def is_same_clinician(one: Any, other: Any) -> bool:
    """Whether two `Clinician` rows are one person."""
    return is_same_person(one.name, one.translation_key, other.name, other.translation_key)

"""Reviews by people who do not exist, so that the demo can show what a reviewed page looks like."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from wagtail_backcare.conf import get_settings
from wagtail_backcare.models import Clinician, Review, StarterItem
from wagtail_backcare.reviews.record import record_review

from .languages import CODES, get_words

#: Nobody of that name, and no register, exists.
REVIEWER = {
    "name": "Robin Placeholder",
    "profession": "Doctor (example person)",
    "register": "Example Register of Doctors (not a real register)",
    "registration_number": "EXAMPLE-0003",
}
COMMENT = "Recorded by setup_demo to show what a review looks like. Nobody has read this text."


def record_reviews(pack: str) -> None:
    """Record a review of each draft of a pack that may not go live without one and has none."""
    keys = StarterItem.objects.filter(pack=pack).values_list("object_id", "content_type__model")
    drafts = Page.objects.filter(pk__in=[pk for pk, model in keys if model.endswith("page")], live=False)
    for page in drafts.specific():
        record_if_required(page)


def record_if_required(page) -> None:
    """A review of the newest draft of a page, done today and due again in a year; none where none is asked for."""
    kind = getattr(page, "backcare_kind", None)
    if kind not in get_settings().REVIEW_REQUIRED_ON or Review.objects.filter(page=page.pk).exists():
        return
    today = timezone.localdate()
    record_review(
        page.get_latest_revision_as_object(),
        reviewer=get_reviewer(page.locale),
        reviewed_on=today,
        next_due=today + timedelta(days=365),
        comment=COMMENT,
        revision=page.latest_revision,
    )


def get_reviewer(locale) -> Clinician:
    """The reviewer, whose profession has a name in each language."""
    code = locale.language_code
    values = {**REVIEWER, "profession": get_words(code).REVIEWER_IS} if code in CODES else REVIEWER
    return Clinician.objects.get_or_create(name=REVIEWER["name"], locale=locale, defaults=values)[0]

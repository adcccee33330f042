"""Whether a review on record still holds."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from wagtail_backcare.reviews.fingerprint import make_fingerprint
from wagtail_backcare.reviews.models import Review
from wagtail_backcare.structured_data import CurrentReview


@dataclass(frozen=True)
class ReviewOnRecord:
    """A review as plain values.

    reviewer_key: the same for a person in all languages.
    fingerprint: of the text that was read.
    """

    reviewer_name: str
    profession: str
    profile_url: str
    reviewer_key: UUID
    language_code: str
    reviewed_on: date
    due_on: date | None
    fingerprint: str


@dataclass(frozen=True)
class ReviewState:
    """The review of a page that matters, and whether it still holds.

    is_stale: whether the text has changed since, or is in another language. is_by_author: whether the reviewer has
    become the author of the page. is_overdue: whether the next one is due.
    """

    review: ReviewOnRecord
    is_stale: bool
    is_by_author: bool
    is_overdue: bool

    @property
    def holds(self) -> bool:
        """Whether readers may be told of it: the text is the one that was read. The next review may be overdue."""
        return not self.is_stale and not self.is_by_author


#: What `ReviewOnRecord` is made of, by the field that holds it.
_COLUMNS = {
    "reviewer_name": "reviewer_name",
    "profession": "reviewer_profession",
    "profile_url": "reviewer__profile_url",
    "reviewer_key": "reviewer__translation_key",
    "language_code": "language_code",
    "reviewed_on": "reviewed_on",
    "due_on": "next_due",
    "fingerprint": "fingerprint",
}


#: How many reviews a page view looks at. The newest may be of drafts that are not published yet.
NEWEST = 3

#: The annotations that hold them.
REVIEW_COLUMNS = tuple(f"review_{position}" for position in range(NEWEST))


def get_reviews(page_id: Any) -> QuerySet:
    """Reviews of a page that were not withdrawn, the newest first. page_id: may be an `OuterRef`."""
    return Review.objects.filter(page=page_id, withdrawn_at=None).order_by("-reviewed_on", "-pk")


def review_subqueries(page_id: int) -> dict[str, Subquery]:
    """The newest reviews as annotations for another query, so that a page view needs no query for them alone."""
    rows = get_reviews(page_id).values_list(JSONObject(**_COLUMNS))
    return {name: Subquery(rows[position : position + 1]) for position, name in enumerate(REVIEW_COLUMNS)}


def reviews_from_annotations(row: Any) -> tuple[ReviewOnRecord, ...]:
    """The annotations of `review_subqueries`, the newest first."""
    values = (getattr(row, name) for name in REVIEW_COLUMNS)
    return tuple(_read_review(value) for value in values if value is not None)


def _read_review(value: str | Mapping[str, Any]) -> ReviewOnRecord:
    """One of them; some databases hand JSON over as text."""
    values = dict(json.loads(value) if isinstance(value, str) else value)
    for name in ("reviewed_on", "due_on"):
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    return ReviewOnRecord(**{**values, "reviewer_key": UUID(values["reviewer_key"])})


def judge(review: ReviewOnRecord, page: Any, *, fingerprint: str, today: date | None = None) -> ReviewState:
    """What a review says of the text that a page holds in memory, whose fingerprint that is."""
    author = getattr(page, "author", None)
    return ReviewState(
        review=review,
        is_stale=review.language_code != page.get_text_locale().language_code or review.fingerprint != fingerprint,
        is_by_author=author is not None and is_author(review, author),
        is_overdue=review.due_on is not None and review.due_on < (today or timezone.localdate()),
    )


def is_author(review: ReviewOnRecord, author: Any) -> bool:
    """Whether an author, perhaps under the name that he or she has in another language, is the reviewer."""
    return is_same_person(review.reviewer_name, review.reviewer_key, author.name, author.translation_key)


def is_same_person(name: str, key: UUID, other_name: str, other_key: UUID) -> bool:
    """Whether two clinicians are one person: translations of each other, or entered twice under one name."""
    return key == other_key or name.strip().casefold() == other_name.strip().casefold()


def load_reviews(page_ids: Collection[Any]) -> dict[Any, list[ReviewOnRecord]]:
    """Reviews of some pages that were not withdrawn, by the primary key of the page, the newest first. One query."""
    found: dict[Any, list[ReviewOnRecord]] = defaultdict(list)
    rows = Review.objects.filter(page__in=page_ids, withdrawn_at=None).order_by("-reviewed_on", "-pk")
    for page_id, *values in rows.values_list("page", *_COLUMNS.values()):
        found[page_id].append(ReviewOnRecord(**dict(zip(_COLUMNS, values, strict=True))))
    return dict(found)


def judge_reviews(reviews: Sequence[ReviewOnRecord], page: Any, *, today: date | None = None) -> ReviewState | None:
    """What is on record of the text that a page holds in memory, else of an older one; None without a review.

    reviews: the newest first. The page may be a draft that differs from what readers see.
    """
    if not reviews:
        return None
    fingerprint = make_fingerprint(page)
    review = next((review for review in reviews if review.fingerprint == fingerprint), reviews[0])
    return judge(review, page, fingerprint=fingerprint, today=today)


def get_review_state(page: Any, *, today: date | None = None) -> ReviewState | None:
    """`judge_reviews` for one page. One query."""
    text_page_id = page.get_text_page().pk
    return judge_reviews(load_reviews([text_page_id]).get(text_page_id, []), page, today=today)


def find_current_review(page: Any) -> CurrentReview | None:
    """The review that readers may be told of, for the text that a page holds in memory, or None. One query."""
    return make_current_review(get_review_state(page))


def make_current_review(state: ReviewState | None) -> CurrentReview | None:
    """A review as readers are told of it, if it holds."""
    if state is None or not state.holds:
        return None
    review = state.review
    return CurrentReview(
        reviewer_name=review.reviewer_name,
        profession=review.profession,
        profile_url=review.profile_url,
        reviewed_on=review.reviewed_on,
        due_on=review.due_on,
    )

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_backcare.rules.facts import PageFacts
from wagtail_backcare.rules.problem import Problem
from wagtail_backcare.rules.registry import Rule


def check(facts: PageFacts) -> Iterator[Problem]:
    """A clinician other than the author has reviewed the text as it stands, and the next review is not overdue."""
    hint = _("Someone who may record reviews adds one under “Review”, once a clinician has read the text.")
    if facts.review is None:
        yield Problem("review.missing", _("No review by a clinician is on record."), hint)
    elif facts.review.is_stale:
        message = _("The text has changed since %(reviewer)s reviewed it.") % {"reviewer": facts.review.reviewer}
        yield Problem("review.stale", message, hint)
    elif facts.review.is_by_author:
        message = _("%(reviewer)s is now the author of the page, so the review is not by somebody else.")
        yield Problem("review.by_author", message % {"reviewer": facts.review.reviewer}, hint)
    elif facts.review.is_overdue:
        yield Problem("review.overdue", _("The next review by a clinician is overdue."), hint)


RULE = Rule("review", check, gettext_lazy("A current review by a clinician"))

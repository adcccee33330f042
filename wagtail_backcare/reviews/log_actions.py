"""How a page's history tells of reviews."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

#: Somebody recorded that a clinician had reviewed the page.
RECORDED = "wagtail_backcare.review_recorded"

#: Somebody said that a review had been recorded by mistake.
WITHDRAWN = "wagtail_backcare.review_withdrawn"


class RecordedFormatter(LogFormatter):
    label = _("Record a review")

    def format_message(self, log_entry):
        return gettext("Recorded a review by %(reviewer)s on %(reviewed_on)s") % log_entry.data


class WithdrawnFormatter(LogFormatter):
    label = _("Withdraw a review")

    def format_message(self, log_entry):
        return gettext("Withdrew the review by %(reviewer)s on %(reviewed_on)s") % log_entry.data


def register(actions):
    """For the hook ``register_log_actions``."""
    actions.register_action(RECORDED)(RecordedFormatter)
    actions.register_action(WITHDRAWN)(WithdrawnFormatter)

"""How a page's history tells that it was kept as a draft, or refused."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

#: A page that should have gone live was kept as a draft, or kept its older text.
KEPT_AS_DRAFT = "wagtail_backcare.kept_as_draft"

#: Somebody wanted to publish or change something, and was told why that cannot be.
REFUSED = "wagtail_backcare.refused"


class _WhyFormatter(LogFormatter):
    def format_message(self, log_entry):
        reasons = " ".join(problem.get("message", "") for problem in log_entry.data.get("problems", []))
        what = str(self.label)
        if title := log_entry.data.get("title"):
            # Something new was refused, and this is the history of the page where it was to stand.
            what = gettext("%(what)s, “%(title)s”") % {"what": what, "title": title}
        return gettext("%(what)s: %(why)s") % {"what": what, "why": reasons} if reasons else what


class KeptAsDraftFormatter(_WhyFormatter):
    label = _("Kept as a draft")


class RefusedFormatter(_WhyFormatter):
    label = _("Not published")


def register(actions):
    """For the hook ``register_log_actions``."""
    actions.register_action(KEPT_AS_DRAFT)(KeptAsDraftFormatter)
    actions.register_action(REFUSED)(RefusedFormatter)

"""How the history of a page or snippet tells of urgent changes."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

#: Somebody marked a change of the safety text as one that cannot wait.
MARKED = "wagtail_backcare.urgent_change"

#: Somebody found that it can wait after all.
TAKEN_BACK = "wagtail_backcare.urgent_change_taken_back"


class MarkedFormatter(LogFormatter):
    label = _("Tell translators of an urgent change")

    def format_message(self, log_entry):
        languages = ", ".join(log_entry.data.get("languages", []))
        return gettext("Marked a change of the safety text as urgent for: %(languages)s") % {"languages": languages}


class TakenBackFormatter(LogFormatter):
    label = _("Take back an urgent change")

    def format_message(self, log_entry):
        languages = ", ".join(log_entry.data.get("languages", []))
        return gettext("Readers are no longer told of an urgent change in: %(languages)s") % {"languages": languages}


def register(actions):
    """For the hook ``register_log_actions``."""
    actions.register_action(MARKED)(MarkedFormatter)
    actions.register_action(TAKEN_BACK)(TakenBackFormatter)

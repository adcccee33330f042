"""How the history of a disclaimer tells which texts readers were given."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

#: Somebody who reads the language confirmed a text.
CONFIRMED = "wagtail_backcare.disclaimer.confirmed"

#: Readers see a text from then on.
IN_FORCE = "wagtail_backcare.disclaimer.in_force"

#: Readers see a text no longer, and no other of this disclaimer.
WITHDRAWN = "wagtail_backcare.disclaimer.withdrawn"


class ConfirmedFormatter(LogFormatter):
    label = _("Confirm the text")

    def format_message(self, log_entry):
        return gettext("Text confirmed by %(name)s") % {"name": log_entry.data.get("name", "")}


class InForceFormatter(LogFormatter):
    label = _("Show the text to readers")

    def format_message(self, log_entry):
        return gettext("Readers see this text from now on, confirmed by %(name)s") % {
            "name": log_entry.data.get("name", "")
        }


class WithdrawnFormatter(LogFormatter):
    label = _("Withdraw the text")
    message = _("Readers no longer see a text of this disclaimer")


def register(actions):
    """For the hook ``register_log_actions``."""
    actions.register_action(CONFIRMED)(ConfirmedFormatter)
    actions.register_action(IN_FORCE)(InForceFormatter)
    actions.register_action(WITHDRAWN)(WithdrawnFormatter)

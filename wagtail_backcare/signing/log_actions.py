"""How the history of a page or snippet tells of sign-offs."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from wagtail_backcare.translation.models import Capacity

#: Somebody confirmed the safety text of a translation.
SIGNED = "wagtail_backcare.signed"

#: Somebody sent another person a link to sign it.
ASKED = "wagtail_backcare.asked_to_sign"


class SignedFormatter(LogFormatter):
    label = _("Sign safety text")

    def format_message(self, log_entry):
        capacity = Capacity(log_entry.data["capacity"]).label
        return gettext("Signed the translation of the safety text (%(capacity)s)") % {"capacity": capacity}


class AskedFormatter(LogFormatter):
    label = _("Ask somebody to sign safety text")

    def format_message(self, log_entry):
        names = {"name": log_entry.data.get("name", "")}
        return gettext("Sent %(name)s a link to sign the translation of the safety text") % names


def register(actions):
    """For the hook ``register_log_actions``."""
    actions.register_action(ASKED)(AskedFormatter)
    actions.register_action(SIGNED)(SignedFormatter)

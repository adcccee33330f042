"""How the history of a page or snippet tells of sign-offs."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from wagtail_backcare.translation.models import Capacity

#: Somebody confirmed the safety text of a translation.
SIGNED = "wagtail_backcare.signed"


class SignedFormatter(LogFormatter):
    label = _("Sign safety text")

    def format_message(self, log_entry):
        capacity = Capacity(log_entry.data["capacity"]).label
        return gettext("Signed the translation of the safety text (%(capacity)s)") % {"capacity": capacity}


def register(actions):
    """For the hook ``register_log_actions``."""
    actions.register_action(SIGNED)(SignedFormatter)

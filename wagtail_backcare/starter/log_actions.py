"""How a page's history tells that it came from a content pack."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

#: The action in the log of each item that the loader writes.
LOADED = "wagtail_backcare.starter"


class LoadedFormatter(LogFormatter):
    label = _("Load starter content")

    def format_message(self, log_entry):
        data = log_entry.data
        if data.get("language"):
            return gettext(
                "Loaded from the content pack %(pack)s %(version)s, in the language %(language)s. "
                "Needs review by a clinician who reads this language"
            ) % {name: data.get(name) for name in ("pack", "version", "language")}
        if data.get("checked_by"):
            return gettext("Loaded from the content pack %(pack)s %(version)s, checked by %(by)s on %(on)s") % {
                "pack": data.get("pack"),
                "version": data.get("version"),
                "by": data["checked_by"],
                "on": data.get("checked_on"),
            }
        return gettext("Loaded from the content pack %(pack)s %(version)s") % {
            "pack": data.get("pack"),
            "version": data.get("version"),
        }


def register(actions):
    """For the hook ``register_log_actions``."""
    actions.register_action(LOADED)(LoadedFormatter)

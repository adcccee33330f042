from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_backcare.blocks.base import HealthBlock, ShortTextBlock, TextChoiceBlock
from wagtail_backcare.blocks.context import get_clinic


class Action(models.TextChoices):
    """What the reader can do. The addresses come from the clinic's details."""

    BOOK = "book", _("Book an appointment")
    CALL = "call", _("Call the clinic")
    CONTACT = "contact", _("Contact the clinic")


#: How to book where the clinic has no address for it.
INSTEAD = {Action.BOOK: (Action.BOOK, Action.CONTACT, Action.CALL)}


def get_action_choices():
    return Action.choices


class CallToActionBlock(HealthBlock):
    """One link to book, call or write.

    Where the clinic has no address for booking, readers write or call; where it has nothing, the block prints nothing.
    """

    action = TextChoiceBlock(choices=get_action_choices, default=Action.BOOK, label=_("Action"))
    label = ShortTextBlock(
        label=_("Words on the button"), required=False, max_length=80, help_text=_("Leave empty for the usual words.")
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        wanted = Action(value.get("action") or Action.BOOK)
        clinic = get_clinic(context)
        ways = INSTEAD.get(wanted, (wanted,)) if clinic else ()
        action = next((way for way in ways if clinic.href_for(way)), wanted)
        context["href"] = clinic.href_for(action) if clinic else ""
        context["label"] = value.get("label") or (clinic.label_for(action) if clinic else "") or action.label
        return context

    def describe_shown(self, value, context) -> dict[str, Any]:
        """For programs: where the button leads and what it says."""
        shown = self.get_context(value, parent_context=context)
        return {"href": shown["href"], "label": str(shown["label"])}

    class Meta:
        icon = "mail"
        label = _("Call to action")
        description = _("A button to book, call or write; its address comes from the clinic’s details")
        template = "wagtail_backcare/blocks/call_to_action.html"
        prints_by_itself = True
        preview_value = {"action": Action.BOOK, "label": ""}

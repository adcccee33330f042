from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StreamBlock, StructBlockValidationError, StructValue

from wagtail_backcare.blocks.base import HealthBlock, ShortTextBlock
from wagtail_backcare.blocks.context import get_clinic
from wagtail_backcare.blocks.snippets import SharedChooserBlock


class Urgency(models.TextChoices):
    """How soon someone with these signs should get help (the three care cards of the NHS service manual)."""

    EMERGENCY = "emergency", _("Emergency")
    URGENT = "urgent", _("Urgent")
    NON_URGENT = "non_urgent", _("Not urgent")


#: The order in which readers see the cards.
ORDER = [Urgency.EMERGENCY, Urgency.URGENT, Urgency.NON_URGENT]

#: A sign for each card in the editor's previews.
PREVIEW_SIGNS = {
    Urgency.EMERGENCY: _("you cannot control your bladder or bowels"),
    Urgency.URGENT: _("you have a high temperature"),
    Urgency.NON_URGENT: _("it is not better after a few weeks"),
}


def make_heading(urgency: str, clinic: Any = None) -> str:
    """One action with “if”, for the country of the clinic; a neutral line where the country is not known."""
    country = getattr(clinic, "country", None)
    emergency_number = getattr(clinic, "emergency_number", "")
    advice_number = getattr(clinic, "advice_number", "")
    if urgency == Urgency.EMERGENCY:
        if emergency_number and country:
            return gettext("Call %(number)s or go to %(place)s now if:") % {
                "number": emergency_number,
                "place": country.emergency_place,
            }
        return gettext("Call your local emergency number now if:")
    if urgency == Urgency.URGENT:
        if advice_number:
            return gettext("Ask for an urgent appointment or call %(number)s if:") % {"number": advice_number}
        return gettext("Ask for an urgent medical appointment if:")
    if country:
        return gettext("See %(whom)s if:") % {"whom": country.routine_care}
    return gettext("See a doctor or physiotherapist if:")


def describe_advice_line(clinic: Any = None) -> str:
    """Which line answers behind the advice number, and where and when if not everywhere and always; "" if unknown."""
    name, area = getattr(clinic, "advice_name", ""), getattr(clinic, "advice_area", "")
    if not name:
        return ""
    parts = {"number": clinic.advice_number, "name": name, "area": area}
    return (gettext("%(number)s: %(name)s (%(area)s)") if area else gettext("%(number)s: %(name)s")) % parts


class HelpCardBlock(HealthBlock):
    """Signs, and how soon someone who has them should get help. Signs are plain text: a card holds no links."""

    heading = ShortTextBlock(
        label=_("Heading"),
        required=False,
        max_length=160,
        help_text=_("Leave empty for the usual heading, which carries the numbers of the clinic’s country."),
    )
    signs = ListBlock(ShortTextBlock(label=_("Sign"), max_length=250), label=_("Signs"), min_num=1)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["card"] = make_card(self.urgency, value, get_clinic(context))
        return context

    @property
    def urgency(self) -> str:
        """How soon, by the name under which a stream holds this card; not urgent under any other."""
        return self.name if self.name in Urgency.values else str(Urgency.NON_URGENT)

    def get_preview_value(self):
        return self.normalize({"heading": "", "signs": [str(PREVIEW_SIGNS[self.urgency])]})

    class Meta:
        icon = "warning"
        template = "wagtail_backcare/blocks/help_card.html"
        safety_text = True


@dataclass(frozen=True)
class HelpCard:
    """A card as the template prints it."""

    urgency: str
    heading: str
    signs: list[str]
    number: str = ""
    tel: str = ""
    note: str = ""

    @property
    def urgency_label(self):
        """Stands in the heading as hidden text, so that urgency is never told by colour alone."""
        return Urgency(self.urgency).label

    @property
    def css(self) -> str:
        return self.urgency.replace("_", "-")


class HelpCardsStream(StreamBlock):
    """At most one card of each urgency (NHS service manual, care cards)."""

    emergency = HelpCardBlock(label=_("Emergency"), description=_("Signs that need an ambulance or emergency care now"))
    urgent = HelpCardBlock(label=_("Urgent"), description=_("Signs that need an appointment today or soon"))
    non_urgent = HelpCardBlock(label=_("Not urgent"), description=_("When to see someone, without hurry"))

    class Meta:
        required = False
        block_counts = {str(urgency): {"max_num": 1} for urgency in ORDER}
        template = "wagtail_backcare/blocks/help_card_stream.html"
        preview_template = "wagtail_backcare/previews/block.html"
        safety_text = True

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["cards"] = make_cards(value, get_clinic(context))
        return context


def make_cards(stream, clinic=None) -> list[HelpCard]:
    """The cards of a stream in order of urgency, with numbers for the clinic's country."""
    by_urgency = {child.block_type: child.value for child in stream or []}
    cards = []
    for urgency in ORDER:
        value = by_urgency.get(urgency)
        if value is not None and len(value["signs"]):
            cards.append(make_card(urgency, value, clinic))
    return cards


def make_card(urgency: str, value, clinic=None) -> HelpCard:
    """A card with its usual heading where it has none of its own, and the number to call."""
    number = {
        Urgency.EMERGENCY: getattr(clinic, "emergency_number", ""),
        Urgency.URGENT: getattr(clinic, "advice_number", ""),
    }.get(urgency, "")
    return HelpCard(
        urgency=str(urgency),
        heading=value["heading"] or make_heading(urgency, clinic),
        signs=list(value["signs"]),
        number=number or "",
        tel=clinic.tel(number) if clinic and number else "",
        note=describe_advice_line(clinic) if urgency == Urgency.URGENT else "",
    )


class HelpCardsValue(StructValue):
    @property
    def stream(self):
        """The shared cards where a set is chosen and live, else the cards written here."""
        shared = self.get("shared")
        if shared is not None and shared.live:
            return shared.cards
        return self.get("cards")


class HelpCardsBlock(HealthBlock):
    """Help cards, the page's own or a set that many pages share."""

    shared = SharedChooserBlock(
        "wagtail_backcare.HelpCardSet",
        label=_("Shared set"),
        required=False,
        help_text=_("A set that many pages use: one change there changes them all."),
    )
    cards = HelpCardsStream(label=_("Or cards for this page alone"), required=False)

    def clean(self, value):
        value = super().clean(value)
        if value.get("shared") and len(value["cards"]):
            raise StructBlockValidationError(
                {"shared": ValidationError(gettext("Choose a shared set or write cards here, not both."))}
            )
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        cards = make_cards(value.stream, get_clinic(context))
        body = context.get("backcare")
        above = body.emergency_card if body else None
        context["cards"] = [card for card in cards if card != above]
        context["emergency_card_above"] = above is not None and above in cards
        return context

    def describe_shown(self, value, context) -> dict[str, Any]:
        """For programs: the cards in the order in which readers see them, with headings and numbers."""
        return {"cards": [asdict(card) for card in make_cards(value.stream, get_clinic(context))]}

    def get_searchable_content(self, value):
        # What readers see: a shared set only while it is live.
        return value.stream.stream_block.get_searchable_content(value.stream)

    class Meta:
        icon = "warning"
        label = _("Help cards")
        description = _("Signs, and how soon someone who has them should get help")
        template = "wagtail_backcare/blocks/help_cards.html"
        value_class = HelpCardsValue
        safety_text = True
        preview_value = {
            "shared": None,
            "cards": [(str(urgency), {"heading": "", "signs": [sign]}) for urgency, sign in PREVIEW_SIGNS.items()],
        }

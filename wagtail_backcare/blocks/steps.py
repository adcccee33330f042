from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import IntegerBlock, ListBlock, StructBlock, StructBlockValidationError, StructValue

from wagtail_backcare.blocks.base import HealthBlock, PlainTextBlock, ShortTextBlock
from wagtail_backcare.pictures import Stage, draw_time_line


class StepValue(StructValue):
    """How long a step takes, in the editor's words or else in words made from the minutes."""

    @property
    def how_long(self) -> str:
        minutes, minutes_to = self.get("minutes"), self.get("minutes_to")
        if self.get("duration") or not minutes:
            return self.get("duration") or ""
        if minutes_to:
            # Translators: how long a step takes, as in "20 to 30 minutes"
            return gettext("%(first)s to %(last)s minutes") % {"first": minutes, "last": minutes_to}
        return ngettext("about %(minutes)s minute", "about %(minutes)s minutes", minutes) % {"minutes": minutes}

    @property
    def stage(self) -> Stage:
        """The step on the time line of its block."""
        minutes, minutes_to = self.get("minutes"), self.get("minutes_to")
        if not minutes:
            return Stage()
        span = f"{minutes}–{minutes_to}" if minutes_to else minutes
        # Translators: below a step of a time line, with little room, as in "20–30 min"
        return Stage(minutes, minutes_to, gettext("%(minutes)s min") % {"minutes": span})


class StepBlock(StructBlock):
    """One step, and how long it takes."""

    title = ShortTextBlock(label=_("Step"), max_length=120)
    text = PlainTextBlock(label=_("What happens"), required=False)
    duration = ShortTextBlock(
        label=_("How long"), required=False, max_length=60, help_text=_("For example “about 20 minutes”")
    )
    minutes = IntegerBlock(
        label=_("Minutes"),
        required=False,
        min_value=1,
        help_text=_("Draws a time line. For example 20 … Leave empty if nobody can say."),
    )
    minutes_to = IntegerBlock(label=_("Up to minutes"), required=False, min_value=1, help_text=_("… to 30"))

    def clean(self, value):
        value = super().clean(value)
        minutes, minutes_to = value.get("minutes"), value.get("minutes_to")
        if minutes_to and not minutes:
            message = gettext("Fill in how many minutes it takes at least.")
            raise StructBlockValidationError({"minutes": ValidationError(message)})
        if minutes_to and minutes_to <= minutes:
            message = gettext("This number must be larger than the minutes that it takes at least.")
            raise StructBlockValidationError({"minutes_to": ValidationError(message)})
        return value

    class Meta:
        value_class = StepValue


class StepsValue(StructValue):
    """The steps as a line in time, with what its key must explain."""

    @property
    def stages(self) -> list[Stage]:
        return [step.stage for step in self.get("items") or ()]

    @property
    def time_line(self) -> SafeString:
        """A picture, or "" where no step has minutes."""
        return draw_time_line(self.stages, rtl=get_language_bidi())

    @property
    def may_take_longer(self) -> bool:
        return any(stage.most for stage in self.stages)

    @property
    def has_open_steps(self) -> bool:
        return not all(stage.least for stage in self.stages)


class StepsBlock(HealthBlock):
    """What happens in which order."""

    title = ShortTextBlock(
        label=_("Heading"), required=False, max_length=120, help_text=_("For example “Before”, “During” or “After”")
    )
    items = ListBlock(StepBlock(label=_("Step")), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What happens in which order, and how long it takes")
        template = "wagtail_backcare/blocks/steps.html"
        value_class = StepsValue
        preview_value = {
            "title": _("During the session"),
            "items": [
                {"title": _("You lie down"), "text": _("You rest on a couch or sit in a chair."), "duration": ""},
                {
                    "title": _("The needles stay in"),
                    "text": _("You can rest."),
                    "duration": "",
                    "minutes": 20,
                    "minutes_to": 30,
                },
            ],
        }

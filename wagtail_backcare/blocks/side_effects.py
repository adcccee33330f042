from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import IntegerBlock, ListBlock, StructBlock, StructBlockValidationError, StructValue

from wagtail_backcare.blocks.base import HealthBlock, PlainTextBlock, ShortTextBlock
from wagtail_backcare.pictures import draw_icon_array


class SideEffectValue(StructValue):
    """How often, in words with whole numbers (NHS: numbers, not adjectives; no bare percentages)."""

    @property
    def frequency(self) -> str:
        people, out_of = self.get("people"), self.get("out_of")
        if not people or not out_of:
            return ""
        numbers = {"people": people, "out_of": out_of}
        return ngettext(
            "about %(people)s in %(out_of)s people",
            "about %(people)s in %(out_of)s people",
            people,
        ) % {name: number_format(number, use_l10n=True, force_grouping=True) for name, number in numbers.items()}

    @property
    def picture(self) -> SafeString:
        """The same as figures in rows, or "" for more people than can be seen."""
        return draw_icon_array(self.get("people"), self.get("out_of"), rtl=get_language_bidi())


class SideEffectBlock(StructBlock):
    """One unwanted effect and to how many people it happens."""

    effect = ShortTextBlock(label=_("What may happen"), max_length=160)
    people = IntegerBlock(label=_("People"), required=False, min_value=1, help_text=_("For example 1 …"))
    out_of = IntegerBlock(label=_("Out of"), required=False, min_value=2, help_text=_("… out of 10"))
    what_to_do = PlainTextBlock(label=_("What to do"), required=False)

    def clean(self, value):
        value = super().clean(value)
        people, out_of = value.get("people"), value.get("out_of")
        if bool(people) != bool(out_of):
            missing = "out_of" if people else "people"
            raise StructBlockValidationError(
                {missing: ValidationError(gettext("Fill in both numbers, or neither, for example 1 out of 10."))}
            )
        if people and people > out_of:
            raise StructBlockValidationError(
                {"people": ValidationError(gettext("This number cannot be larger than the number it is out of."))}
            )
        return value

    class Meta:
        value_class = SideEffectValue


class SideEffectsBlock(HealthBlock):
    """Unwanted effects with their frequency as whole numbers."""

    title = ShortTextBlock(
        label=_("Heading"), required=False, max_length=120, help_text=_("For example “Common” or “Rare but serious”")
    )
    items = ListBlock(SideEffectBlock(label=_("Side effect")), label=_("Side effects"), min_num=1)

    class Meta:
        icon = "warning"
        label = _("Side effects")
        description = _("What may happen, to how many people, and what to do")
        template = "wagtail_backcare/blocks/side_effects.html"
        safety_text = True
        preview_value = {
            "title": _("Common side effects"),
            "items": [{"effect": _("A bruise or a little bleeding"), "people": 1, "out_of": 10, "what_to_do": ""}],
        }

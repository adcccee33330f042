from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import IntegerBlock, ListBlock, StructBlockValidationError, StructValue

from wagtail_backcare.blocks.base import HealthBlock, PlainTextBlock, ShortTextBlock, TextChoiceBlock
from wagtail_backcare.blocks.snippets import SharedChooserBlock
from wagtail_backcare.pictures import draw_certainty, draw_pain_scale, draw_size_scale


class Certainty(models.TextChoices):
    """How sure we are, in the words of the four GRADE levels (high, moderate, low, very low)."""

    VERY = "very", _("very sure")
    FAIRLY = "fairly", _("fairly sure")
    NOT_VERY = "not_very", _("not very sure")
    NOT_AT_ALL = "not_at_all", _("not at all sure")


#: GRADE certainty of evidence (Guyatt et al., BMJ 2008;336:924) for each level.
GRADE = {
    Certainty.VERY: "high",
    Certainty.FAIRLY: "moderate",
    Certainty.NOT_VERY: "low",
    Certainty.NOT_AT_ALL: "very low",
}

#: Where a picture is solid. Below that it is striped, so that it never looks stronger than the words.
SURE = (Certainty.VERY, Certainty.FAIRLY)


class Size(models.TextChoices):
    """How large the difference is that studies found, from none that people would notice."""

    NONE = "none", _("little or none")
    VERY_SMALL = "very_small", _("very small")
    SMALL = "small", _("small")
    MEDIUM = "medium", _("medium")
    LARGE = "large", _("large")


def get_certainty_choices():
    return Certainty.choices


def get_size_choices():
    return Size.choices


@dataclass(frozen=True)
class PainBar:
    """The pain of one group: who they are, their points from 0 to 100, and a bar of that length."""

    group: str
    points: int
    picture: SafeString


class EvidenceStatementValue(StructValue):
    @property
    def grade(self) -> str:
        return GRADE.get(self.get("certainty"), "")

    @property
    def certainty_label(self):
        return Certainty(self["certainty"]).label if self.get("certainty") else ""

    @property
    def certainty_picture(self) -> SafeString:
        """Four marks: very sure fills all, not at all sure fills one. "" without a level."""
        if not self.get("certainty"):
            return mark_safe("")
        return draw_certainty(len(Certainty) - Certainty.values.index(self["certainty"]), rtl=get_language_bidi())

    @property
    def is_sure(self) -> bool:
        return self.get("certainty") in SURE

    @property
    def size_label(self):
        return Size(self["size"]).label if self.get("size") else ""

    @property
    def size_picture(self) -> SafeString:
        """Squares, none of them filled where there is little or no difference; "" without a size."""
        if not self.get("size"):
            return mark_safe("")
        level, most = Size.values.index(self["size"]), len(Size) - 1
        return draw_size_scale(level, most=most, sure=self.is_sure, rtl=get_language_bidi())

    @property
    def pain_bars(self) -> list[PainBar]:
        """The group that had it and the group that it is compared with, or nothing without both numbers."""
        points = (self.get("pain_with"), self.get("pain_without"))
        if None in points:
            return []
        other = self.get("compared_with")
        # The words for the other group may be in a case that only fits behind these.
        without = f"{gettext('Compared with')} {other}" if other else gettext("Without the treatment")
        groups = (gettext("With the treatment"), without)
        rtl = get_language_bidi()
        return [
            PainBar(group, number, draw_pain_scale(number, sure=self.is_sure, rtl=rtl))
            for group, number in zip(groups, points, strict=True)
        ]

    @property
    def pain_difference(self) -> str:
        """The difference in words."""
        points = self["pain_without"] - self["pain_with"]
        if not points:
            return gettext("no difference in points")
        words = (
            ngettext("%(points)s point less pain", "%(points)s points less pain", points)
            if points > 0
            else ngettext("%(points)s point more pain", "%(points)s points more pain", -points)
        )
        return words % {"points": abs(points)}


class EvidenceStatementBlock(HealthBlock):
    """What studies found, how sure we are, how large it is, against what, for how long, and where it was read."""

    statement = PlainTextBlock(label=_("What studies found"))
    certainty = TextChoiceBlock(choices=get_certainty_choices, label=_("How sure we are"))
    size = TextChoiceBlock(
        choices=get_size_choices,
        label=_("How large the difference is"),
        required=False,
        help_text=_("Only if a source says so. Never choose a larger one than the words above."),
    )
    compared_with = ShortTextBlock(
        label=_("Compared with"), required=False, max_length=160, help_text=_("For example “no treatment”")
    )
    pain_with = IntegerBlock(
        label=_("Pain with the treatment"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("Only if a source gives both: average points from 0, no pain, to 100, the worst pain"),
    )
    pain_without = IntegerBlock(
        label=_("Pain without the treatment"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("The points of the group that it is compared with"),
    )
    how_long = ShortTextBlock(label=_("For how long"), required=False, max_length=160)
    sources = ListBlock(
        SharedChooserBlock("wagtail_backcare.Reference", label=_("Source")), label=_("Sources"), min_num=1
    )

    def clean(self, value):
        value = super().clean(value)
        points = {name: value.get(name) for name in ("pain_with", "pain_without")}
        missing = [name for name, number in points.items() if number is None]
        if len(missing) == 1:
            message = gettext("Fill in the points of both groups, or of neither.")
            raise StructBlockValidationError({missing[0]: ValidationError(message)})
        return value

    class Meta:
        icon = "doc-full"
        label = _("Evidence statement")
        description = _("What studies found, how sure we are, how large it is, compared with what, with sources")
        template = "wagtail_backcare/blocks/evidence_statement.html"
        value_class = EvidenceStatementValue
        preview_value = {
            "statement": _("Pain may ease a little for a short time."),
            "certainty": Certainty.NOT_VERY,
            "size": Size.SMALL,
            "compared_with": _("no treatment"),
            "pain_with": None,
            "pain_without": None,
            "how_long": _("up to three months"),
            "sources": [],
        }

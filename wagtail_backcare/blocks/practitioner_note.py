from django.utils.translation import gettext_lazy as _

from wagtail_backcare.blocks.base import HealthBlock, PlainTextBlock
from wagtail_backcare.blocks.snippets import SharedChooserBlock


class PractitionerNoteBlock(HealthBlock):
    """One person's view, shown so that nobody takes it for evidence."""

    text = PlainTextBlock(label=_("Note"), rows=3)
    practitioner = SharedChooserBlock("wagtail_backcare.Clinician", label=_("Who says so"))

    class Meta:
        icon = "user"
        label = _("Practitioner’s note")
        description = _("A named person’s opinion, marked as opinion")
        template = "wagtail_backcare/blocks/practitioner_note.html"
        preview_value = {"text": _("I ask people to tell me at once if anything feels wrong."), "practitioner": None}

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index

from wagtail_backcare.api.fields import api_field
from wagtail_backcare.api.serializers import LocaleField
from wagtail_backcare.fields import BodyField
from wagtail_backcare.models.shared_text import SharedTextMixin


class HelpCardSet(
    SharedTextMixin, PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, index.Indexed, models.Model
):
    """Help cards that many pages show, so that one changed sign is one edit."""

    title = models.CharField(
        _("name"), max_length=160, help_text=_("For editors; readers do not see it. For example “Back pain”.")
    )
    cards = BodyField("wagtail_backcare.blocks.HelpCardsStream", verbose_name=_("cards"))

    panels = [FieldPanel("title"), FieldPanel("cards")]

    api_fields = [
        api_field("title", writable=True),
        api_field("cards", writable=True),
        api_field("language", serializer=LocaleField()),
    ]

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("cards"),
        index.FilterField("locale_id"),
    ]

    safety_fields = ["cards"]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("set of help cards")
        verbose_name_plural = _("sets of help cards")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_preview_template(self, request, mode_name):
        return "wagtail_backcare/previews/help_cards.html"

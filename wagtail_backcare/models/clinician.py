from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import TranslatableMixin
from wagtail.search import index

from wagtail_backcare.api.fields import api_field
from wagtail_backcare.api.serializers import LocaleField
from wagtail_backcare.translation.fields import ReplaceableField, SameField


class Clinician(TranslatableMixin, index.Indexed, models.Model):
    """A person who writes or reviews health pages, with profession and registration (HONcode 1, NHS standard)."""

    name = models.CharField(_("name"), max_length=160)
    profession = models.CharField(_("profession"), max_length=160, help_text=_("For example “Physiotherapist”."))
    register = models.CharField(
        _("register"),
        max_length=160,
        blank=True,
        help_text=_("Who keeps the register, for example the national council."),
    )
    registration_number = models.CharField(_("registration number"), max_length=60, blank=True)
    profile_url = models.URLField(_("profile page"), blank=True)
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("profession"),
        MultiFieldPanel([FieldPanel("register"), FieldPanel("registration_number")], heading=_("Registration")),
        FieldPanel("profile_url"),
        FieldPanel("photo"),
    ]

    api_fields = [
        api_field("name", writable=True),
        api_field("profession", writable=True),
        api_field("profile_url", writable=True),
        api_field("language", serializer=LocaleField()),
    ]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("profession"),
        index.FilterField("locale_id"),
    ]

    override_translatable_fields = [ReplaceableField("name"), SameField("registration_number")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("clinician")
        verbose_name_plural = _("clinicians")
        ordering = ["name"]

    def __str__(self):
        return f"{self.name}, {self.profession}" if self.profession else self.name

"""Who publishes the site: the clinic's name, country, numbers, booking address and standing sentences."""

import swapper
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Locale

from wagtail_backcare.countries import get_country_choices, tel_uri
from wagtail_backcare.translation.models import Capacity, get_capacity_choices


def validate_number(value: str) -> None:
    """A number that a telephone can dial (RFC 3966)."""
    try:
        tel_uri(value)
    except ValueError as error:
        raise ValidationError(
            _("Enter a telephone number: digits, spaces and + only, for example +44 20 7946 0000.")
        ) from error


def validate_address(value: str) -> None:
    """A full web address, or a path on the same site."""
    if value.startswith("/") and not value.startswith("//"):
        return
    URLValidator(schemes=["http", "https"])(value)


class ClinicSettings(BaseSiteSetting, ClusterableModel):
    """Details of one site's clinic. Sentences are not kept here but by language, in `ClinicText`."""

    clinic_name = models.CharField(_("clinic name"), max_length=160, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        choices=get_country_choices,
        help_text=_("Decides the emergency and advice numbers on help cards, whatever the language of the page."),
    )
    emergency_number = models.CharField(
        _("emergency number"),
        max_length=30,
        blank=True,
        validators=[validate_number],
        help_text=_("Only where it differs from the usual number of the country."),
    )
    advice_number = models.CharField(
        _("medical advice number"),
        max_length=30,
        blank=True,
        validators=[validate_number],
        help_text=_("Only where it differs from the usual number of the country."),
    )
    phone = models.CharField(_("telephone"), max_length=30, blank=True, validators=[validate_number])
    booking_url = models.CharField(
        _("booking address"),
        max_length=500,
        blank=True,
        validators=[validate_address],
        help_text=_("Where readers book an appointment: a full address, or one on this site that starts with /."),
    )
    contact_page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("contact page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    feedback_page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("feedback page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where readers can say what is wrong or missing on a page. Without one, the contact page is used."),
    )
    policy_page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("editorial policy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("How health pages are written, checked and corrected. Readers get it in their page’s language."),
    )
    sells_treatments = models.BooleanField(
        _("this clinic sells treatments that the pages describe"),
        default=True,
        help_text=_("Pages then say so: readers should know of a conflict of interest."),
    )
    sign_off_by = models.CharField(
        _("who signs translated safety text"),
        max_length=20,
        choices=get_capacity_choices,
        default=Capacity.TRANSLATOR,
        help_text=_("Each needs the permission to confirm texts in the language, which groups of users have."),
    )
    street_address = models.CharField(_("street address"), max_length=200, blank=True)
    city = models.CharField(_("town or city"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("clinic_name"), FieldPanel("phone"), FieldPanel("booking_url")], heading=_("Clinic")
        ),
        MultiFieldPanel(
            [FieldPanel("country"), FieldPanel("emergency_number"), FieldPanel("advice_number")],
            heading=_("Country and emergency numbers"),
        ),
        MultiFieldPanel(
            [FieldPanel("street_address"), FieldPanel("city"), FieldPanel("postal_code")], heading=_("Address")
        ),
        MultiFieldPanel(
            [
                FieldPanel("policy_page"),
                FieldPanel("contact_page"),
                FieldPanel("feedback_page"),
                FieldPanel("sells_treatments"),
            ],
            heading=_("Openness"),
        ),
        MultiFieldPanel([FieldPanel("sign_off_by")], heading=_("Translations")),
        InlinePanel("texts", heading=_("Own sentences by language"), label=_("Sentences in one language")),
    ]

    class Meta:
        verbose_name = _("clinic details")
        verbose_name_plural = _("clinic details")


class ClinicText(models.Model):
    """Sentences of a clinic in one language, in place of the package's own."""

    settings = ParentalKey(ClinicSettings, on_delete=models.CASCADE, related_name="texts")
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    conflict_of_interest = models.TextField(_("conflict of interest"), blank=True)
    booking_label = models.CharField(_("words on the booking button"), max_length=80, blank=True)

    panels = [FieldPanel("locale"), FieldPanel("conflict_of_interest"), FieldPanel("booking_label")]

    class Meta:
        verbose_name = _("sentences in one language")
        verbose_name_plural = _("sentences by language")
        constraints = [models.UniqueConstraint(fields=["settings", "locale"], name="backcare_clinic_text_once")]

    def __str__(self):
        return str(self.locale)

    def clean(self):
        super().clean()
        if not (self.conflict_of_interest.strip() or self.booking_label.strip()):
            raise ValidationError(gettext("Write at least one sentence, or remove this language."))

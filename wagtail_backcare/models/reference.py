from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from wagtail_backcare.api.fields import api_field
from wagtail_backcare.api.serializers import AddressField


class ReferenceKind(models.TextChoices):
    """What sort of source it is."""

    SYSTEMATIC_REVIEW = "systematic_review", _("Systematic review")
    GUIDELINE = "guideline", _("Guideline")
    TRIAL = "trial", _("Trial")
    SURVEY = "survey", _("Survey")
    OFFICIAL = "official", _("Official information")
    BOOK = "book", _("Book")


def get_reference_kind_choices():
    return ReferenceKind.choices


class Reference(index.Indexed, models.Model):
    """A published source. The same in every language, so it is never translated."""

    title = models.CharField(_("title"), max_length=400)
    authors = models.CharField(_("authors"), max_length=400, blank=True)
    publisher = models.CharField(_("journal or publisher"), max_length=250, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=get_reference_kind_choices)
    doi = models.CharField(
        _("DOI"),
        max_length=120,
        blank=True,
        validators=[
            RegexValidator(r"^10\.\d{4,9}/\S+$", _("A DOI starts with 10., for example 10.1002/14651858.CD013814."))
        ],
    )
    pmid = models.CharField(
        _("PMID"), max_length=12, blank=True, validators=[RegexValidator(r"^\d+$", _("A PMID is a whole number."))]
    )
    address = models.URLField(_("address"), max_length=500, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True, help_text=_("When someone last read it."))
    superseded_by = models.ForeignKey(
        "self",
        verbose_name=_("superseded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="supersedes",
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("authors"),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("year")]),
        FieldPanel("kind"),
        MultiFieldPanel([FieldPanel("doi"), FieldPanel("pmid"), FieldPanel("address")], heading=_("Where to find it")),
        FieldRowPanel([FieldPanel("checked_on"), FieldPanel("superseded_by")]),
    ]

    api_fields = [
        api_field("title", writable=True),
        api_field("authors", writable=True),
        api_field("publisher", writable=True),
        api_field("year", writable=True),
        api_field("kind", writable=True),
        api_field("doi", writable=True),
        api_field("pmid", writable=True),
        api_field("address", writable=True),
        api_field("checked_on", writable=True),
        api_field("superseded_by", writable=True),
        api_field("url", serializer=AddressField(read_only=True)),
    ]

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("authors"),
        index.AutocompleteField("authors"),
        index.SearchField("doi"),
        index.FilterField("kind"),
        index.FilterField("year"),
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["title"]

    def __str__(self):
        return f"{self.title} ({self.year})" if self.year else self.title

    def clean(self):
        super().clean()
        if not (self.doi or self.pmid or self.address):
            raise ValidationError(
                {"address": gettext("Give a DOI, a PMID or an address, so that readers can find it.")}
            )
        if self.superseded_by_id and self.superseded_by_id == self.pk:
            raise ValidationError({"superseded_by": gettext("A source cannot supersede itself.")})

    @property
    def url(self) -> str:
        """Where a reader finds it: the DOI resolver, else PubMed, else its own address."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.address

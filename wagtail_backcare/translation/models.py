"""Sign-offs of translated safety text, urgent changes, and the glossary."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Locale
from wagtail.search import index


class Capacity(models.TextChoices):
    """In which capacity somebody signs a translation."""

    TRANSLATOR = "translator", _("Translator")
    SECOND_PERSON = "second_person", _("Second person")
    CLINICIAN = "clinician", _("Clinician")


def get_capacity_choices():
    return Capacity.choices


class SafetySignOff(models.Model):
    """A person who reads the language confirmed that the safety text of a page or snippet says what its source says.

    Bound to the fingerprints of both texts: a change on either side makes it stale. Rows are only added.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    language_code = models.CharField(_("language"), max_length=100)
    source_fingerprint = models.CharField(max_length=64)
    target_fingerprint = models.CharField(max_length=64)
    capacity = models.CharField(_("capacity"), max_length=20, choices=get_capacity_choices)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    signed_by_name = models.CharField(_("signed by"), max_length=255)
    signed_at = models.DateTimeField(_("signed at"))
    by_link = models.BooleanField(default=False, help_text="Signed on the page that a signed link leads to.")
    differences = models.JSONField(
        default=list, help_text="Numbers, units and negations that differed when it was signed."
    )

    class Meta:
        verbose_name = _("sign-off of safety text")
        verbose_name_plural = _("sign-offs of safety text")
        ordering = ["-signed_at", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id", "-signed_at"], name="backcare_signoff_object")]
        permissions = [("sign_as_clinician", "Can sign translated safety text as a clinician")]

    def __str__(self):
        return f"{self.signed_by_name}, {self.signed_at:%Y-%m-%d}"


class TextAuthor(models.Model):
    """A person wrote texts of a translation in wagtail-localize, which remembers only the last one for each text."""

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    wrote_at = models.DateTimeField(help_text="The last time.")

    class Meta:
        verbose_name = _("author of a translation")
        verbose_name_plural = _("authors of translations")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale", "user"], name="backcare_text_author_once")
        ]

    def __str__(self):
        return f"{self.user}, {self.wrote_at:%Y-%m-%d}"


class UrgentChangeQuerySet(models.QuerySet):
    def open(self):
        """Those that readers are told of."""
        return self.filter(settled_at=None)

    def of(self, *instances):
        """Those of some translations, each a page or snippet."""
        wanted = models.Q(pk__in=[])
        for instance in instances:
            content_type = ContentType.objects.get_for_model(instance, for_concrete_model=True)
            wanted |= models.Q(content_type=content_type, object_id=str(instance.pk))
        return self.filter(wanted)


class UrgentChange(models.Model):
    """The safety text of an original was changed in a way that cannot wait for its translations; one row for each.

    Until the text that readers of a translation see is signed against this one, they are told so. The page or snippet
    that a row names is the translation.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    language_code = models.CharField(_("language"), max_length=100, help_text="Of the translation.")
    source_fingerprint = models.CharField(max_length=64, help_text="Of the original's text, as it was changed.")
    note = models.TextField(_("what changed"), blank=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    marked_at = models.DateTimeField(_("marked at"))
    settled_at = models.DateTimeField(
        _("settled at"), null=True, blank=True, help_text="When the translation caught up, or somebody took it back."
    )

    objects = UrgentChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("urgent change")
        verbose_name_plural = _("urgent changes")
        ordering = ["-marked_at", "-pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id", "-marked_at"], name="backcare_urgent_object"),
            models.Index(fields=["settled_at", "language_code"], name="backcare_urgent_open"),
        ]

    def __str__(self):
        return f"{self.object_id}, {self.marked_at:%Y-%m-%d}"


class GlossaryTerm(index.Indexed, models.Model):
    """A term and its preferred translation into a language, or a term that stays as it is."""

    source_locale = models.ForeignKey(
        Locale, verbose_name=_("from language"), on_delete=models.CASCADE, related_name="+"
    )
    target_locale = models.ForeignKey(
        Locale, verbose_name=_("into language"), on_delete=models.CASCADE, related_name="+"
    )
    term = models.CharField(_("term"), max_length=160)
    translation = models.CharField(_("preferred translation"), max_length=160, blank=True)
    keep = models.BooleanField(
        _("do not translate"), default=False, help_text=_("The term stays as it is, such as a name or a code.")
    )
    note = models.CharField(_("note"), max_length=250, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("source_locale"), FieldPanel("target_locale")]),
        FieldPanel("term"),
        FieldPanel("translation"),
        FieldPanel("keep"),
        FieldPanel("note"),
    ]

    search_fields = [
        index.SearchField("term"),
        index.AutocompleteField("term"),
        index.SearchField("translation"),
        index.FilterField("source_locale_id"),
        index.FilterField("target_locale_id"),
    ]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_locale", "target_locale", "term"], name="backcare_glossary_term_once"
            )
        ]

    def __str__(self):
        return f"{self.term} → {self.term if self.keep else self.translation}"

    def clean(self):
        super().clean()
        if self.source_locale_id and self.source_locale_id == self.target_locale_id:
            raise ValidationError({"target_locale": gettext("Choose two different languages.")})
        if not (self.keep or self.translation.strip()):
            raise ValidationError(
                {"translation": gettext("Give the preferred translation, or mark the term as not to translate.")}
            )

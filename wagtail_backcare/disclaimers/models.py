"""The disclaimer as editors write it, and as readers have seen it."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, Locale, PreviewableMixin, RevisionMixin, Site, TranslatableMixin
from wagtail.search import index

from wagtail_backcare.append_only import AppendOnlyModel, AppendOnlyQuerySet
from wagtail_backcare.disclaimers.wording import Wording
from wagtail_backcare.kinds import Kind
from wagtail_backcare.translation.fields import SameField, make_draft_fields

ANY_KIND = "any"


def get_disclaimer_kind_choices():
    return [(ANY_KIND, _("Every kind of page")), *Kind.choices]


class Disclaimer(PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, index.Indexed, models.Model):
    """What a kind of page tells its readers about the limits of its information.

    Readers never see this row. Publishing a text of it that somebody confirmed who reads the language appends a
    `DisclaimerVersion`, which they do see.
    """

    kind = models.CharField(
        _("kind of page"),
        max_length=20,
        choices=get_disclaimer_kind_choices,
        default=ANY_KIND,
        help_text=_("A disclaimer for one kind of page is used before one for every kind."),
    )
    site = models.ForeignKey(
        Site,
        verbose_name=_("site"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Leave empty to use it on every site that has none of its own."),
    )
    title = models.CharField(
        _("heading"), max_length=120, blank=True, help_text=_("Shown above the disclaimer, for example “Please note”.")
    )
    text = models.TextField(_("text"), help_text=_("Plain text. Leave an empty line between paragraphs."))

    panels = [FieldPanel("kind"), FieldPanel("site"), FieldPanel("title"), FieldPanel("text")]

    search_fields = [
        index.SearchField("title"),
        index.SearchField("text"),
        index.AutocompleteField("text"),
        index.FilterField("kind"),
        index.FilterField("locale_id"),
    ]

    safety_fields = ["title", "text"]

    override_translatable_fields = [*make_draft_fields(), SameField("kind"), SameField("site")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("disclaimer")
        verbose_name_plural = _("disclaimers")

    def __str__(self):
        where = self.site.hostname if self.site_id else _("every site")
        return f"{self.get_kind_display()} – {where}"

    def clean(self):
        super().clean()
        if not self.text.strip():
            raise ValidationError({"text": _("Write the disclaimer: readers of these pages must see one.")})
        twins = Disclaimer.objects.filter(kind=self.kind, site=self.site, locale_id=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and twins.exists():
            raise ValidationError(
                {"kind": _("There is a disclaimer for this kind of page, site and language already. Edit that one.")}
            )
        if self.pk and self.versions.in_force().exclude(active_key=self.active_key).exists():
            raise ValidationError(
                {
                    "kind": _(
                        "Readers see a text of this disclaimer on other pages. Add another disclaimer for these ones, "
                        "or withdraw that text first."
                    )
                }
            )

    @property
    def sha256(self) -> str:
        """Of the text as it is in memory."""
        return hash_text(self.title, self.text)

    @property
    def active_key(self) -> str:
        """Names the pages that it is for: a site or all of them, a kind or every kind, a language."""
        return make_active_key(site_id=self.site_id, locale_id=self.locale_id, kind=self.kind)

    def get_preview_template(self, request, mode_name):
        return "wagtail_backcare/previews/disclaimer.html"

    def get_preview_context(self, request, mode_name):
        return {**super().get_preview_context(request, mode_name), "wording": Wording.draft(self.title, self.text)}


class DisclaimerConfirmation(models.Model):
    """Somebody who reads the language confirmed one text of a disclaimer. Publishing that text puts it in force."""

    disclaimer = models.ForeignKey(Disclaimer, on_delete=models.CASCADE, related_name="confirmations")
    sha256 = models.CharField(max_length=64)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=255, help_text="Who confirmed it, or what put the text here.")
    source_sha256 = models.CharField(
        max_length=64,
        blank=True,
        default="",
        help_text="Of the original then; empty where it is no translation.",
    )
    confirmed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("confirmation of a disclaimer")
        verbose_name_plural = _("confirmations of disclaimers")
        ordering = ["-confirmed_at", "-pk"]
        indexes = [models.Index(fields=["disclaimer", "sha256"], name="backcare_confirmed_text")]

    def __str__(self):
        return f"{self.name}, {self.confirmed_at:%Y-%m-%d}"


def hash_text(title: str, text: str) -> str:
    """SHA-256 of what a reader sees, as 64 hexadecimal digits."""
    return hashlib.sha256(f"{title.strip()}\n\n{text.strip()}".encode()).hexdigest()


def make_active_key(*, site_id: int | None, locale_id: int, kind: str) -> str:
    """One value for each place that can have one active text.

    A nullable unique column holds it, because MySQL ignores conditional constraints and every database takes two
    NULL sites to be distinct.
    """
    return hashlib.sha256(f"{site_id or 0}:{locale_id}:{kind}".encode()).hexdigest()


class DisclaimerVersionQuerySet(AppendOnlyQuerySet):
    def in_force(self):
        """Those that readers see now."""
        return self.filter(active_key__isnull=False)


class DisclaimerVersion(AppendOnlyModel):
    """One text that readers saw, from when to when. Rows are only ever added, and closed once.

    Hostname and language code are kept as text too: a version must stay readable when its site or locale is gone.
    """

    disclaimer = models.ForeignKey(Disclaimer, null=True, on_delete=models.SET_NULL, related_name="versions")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    hostname = models.CharField(max_length=255, blank=True)
    locale = models.ForeignKey(Locale, null=True, on_delete=models.SET_NULL, related_name="+")
    language_code = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=get_disclaimer_kind_choices)
    title = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True, blank=True)
    active_key = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_by_name = models.CharField(
        max_length=255, blank=True, help_text="Who confirmed this text, or what put it here."
    )

    objects = DisclaimerVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("disclaimer version")
        verbose_name_plural = _("disclaimer versions")
        ordering = ["-valid_from", "-pk"]
        indexes = [models.Index(fields=["disclaimer", "sha256"], name="backcare_version_text")]

    def __str__(self):
        return f"{self.get_kind_display()} – {self.language_code} – {self.valid_from:%Y-%m-%d}"

    def end(self, *, now: datetime) -> None:
        """Readers see this text no longer: the one change that a row ever has. Nothing where it has ended already."""
        if self.active_key is not None:
            self.active_key, self.valid_to = None, now
            models.Model.save(self, update_fields=["active_key", "valid_to"])

    @property
    def wording(self) -> Wording:
        """The text as a plain value."""
        return Wording(
            version=self.pk,
            title=self.title,
            text=self.text,
            sha256=self.sha256,
            language_code=self.language_code,
        )

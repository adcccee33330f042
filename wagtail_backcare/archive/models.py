"""Published texts, and when readers saw them."""

import swapper
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from wagtail_backcare.append_only import AppendOnlyModel


class ArchivedText(AppendOnlyModel):
    """The content of a page, of a text that pages share or of a clinic's details. Equal contents share a row."""

    sha256 = models.CharField(max_length=64, unique=True)
    data = models.JSONField(help_text="As `archive.content` gives it: without what readers never see.")

    class Meta:
        verbose_name = _("archived text")
        verbose_name_plural = _("archived texts")

    def __str__(self):
        return self.sha256[:12]


class ArchiveEntry(AppendOnlyModel):
    """Something showed a text from one moment, which belongs to it, to another, which does not.

    Names, language and address are kept as text: an entry must stay readable when all else is gone.
    """

    model = models.CharField(max_length=100, help_text="Of what showed the text, as `app_label.modelname`.")
    object_id = models.CharField(max_length=255)
    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        help_text="The page, even when it is gone; none for texts that pages share.",
    )
    title = models.CharField(max_length=400)
    kind = models.CharField(max_length=20, blank=True, help_text="The kind of page; empty for what is no page.")
    language_code = models.CharField(max_length=100, blank=True, help_text="Of the text.")
    tree_language_code = models.CharField(
        max_length=100,
        blank=True,
        help_text="Of the place in the tree, where that is another one, as for aliases.",
    )
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    hostname = models.CharField(max_length=255, blank=True)
    url = models.TextField(blank=True, help_text="The address at that time; empty for what is no page.")
    text = models.ForeignKey(ArchivedText, on_delete=models.PROTECT, related_name="entries")
    fingerprint = models.CharField(max_length=64, blank=True, help_text="What reviews know the text of a page by.")
    shown_from = models.DateTimeField(_("from"))
    shown_to = models.DateTimeField(_("to"), null=True, blank=True)
    open_key = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_by_name = models.CharField(max_length=255, blank=True)

    class Meta:
        verbose_name = _("archive entry")
        verbose_name_plural = _("archive entries")
        ordering = ["shown_from", "pk"]
        indexes = [
            models.Index(fields=["object_id", "model", "shown_from"], name="backcare_archive_object"),
            models.Index(fields=["page", "shown_from"], name="backcare_archive_page"),
        ]

    def __str__(self):
        return f"{self.title}, {self.shown_from:%Y-%m-%d}"

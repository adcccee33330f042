"""Reviews on record. Rows are only added."""

import swapper
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail_backcare.append_only import AppendOnlyError, AppendOnlyModel


class Review(AppendOnlyModel):
    """A clinician read the text of a page and found it right (NHS content standard; HONcode 1 and 4).

    Keyed by page and not a field of it: wagtail-localize and copies would carry a field along and so forge a review.
    """

    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="backcare_reviews",
        help_text="Even when it is gone: what its readers were told stays on record.",
    )
    language_code = models.CharField(_("language"), max_length=100)
    reviewer = models.ForeignKey(
        "wagtail_backcare.Clinician",
        verbose_name=_("reviewer"),
        on_delete=models.PROTECT,
        related_name="reviews",
        help_text=_("A clinician who is not the author."),
    )
    reviewer_name = models.CharField(max_length=160)
    reviewer_profession = models.CharField(max_length=160, blank=True)
    reviewed_on = models.DateField(_("reviewed on"))
    next_due = models.DateField(_("next review due"), null=True, blank=True)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the text that was read.")
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    comment = models.TextField(_("comment"), blank=True, help_text=_("For editors; readers do not see it."))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="Set where it was recorded by mistake.")
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-reviewed_on", "-pk"]
        indexes = [models.Index(fields=["page", "-reviewed_on"], name="backcare_review_page")]
        permissions = [("record_review", "Can record that a clinician reviewed a page")]

    def __str__(self):
        return f"{self.reviewer_name}, {self.reviewed_on:%Y-%m-%d}"

    def withdraw(self, *, user, at):
        """Say that it was recorded by mistake: the one change of a row, once. Readers are not told of it again."""
        if self.withdrawn_at is not None:
            raise AppendOnlyError(type(self))
        self.withdrawn_at, self.withdrawn_by = at, user
        super(AppendOnlyModel, self).save(update_fields=["withdrawn_at", "withdrawn_by"])

    def clean(self):
        super().clean()
        if self.next_due and self.reviewed_on and self.next_due <= self.reviewed_on:
            raise ValidationError({"next_due": gettext("The next review comes after this one.")})

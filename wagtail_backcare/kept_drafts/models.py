"""The note that a page was kept as a draft."""

import swapper
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Occasion(models.TextChoices):
    """What somebody or something did when a page was kept as a draft."""

    COPY = "copy", _("It was copied.")
    ALIAS = "alias", _("It was made as an alias, or its original was published.")
    SCHEDULE = "schedule", _("It was scheduled for publishing.")
    TRANSLATION = "translation", _("It was translated.")
    BULK = "bulk", _("It was one of several pages to publish.")


def get_occasion_choices():
    return Occasion.choices


class KeptAsDraft(models.Model):
    """A page that should have gone live and was kept as a draft, or kept its older text; at most one note a page.

    The note goes when the page is published, or when somebody says that they have seen it.
    """

    page = models.OneToOneField(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="backcare_kept_as_draft",
    )
    occasion = models.CharField(_("what happened"), max_length=20, choices=get_occasion_choices)
    problems = models.JSONField(_("why"), help_text="A list of problems as `Problem.as_dict` gives them.")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who wanted it live"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kept_at = models.DateTimeField(_("when"))
    shows_older_text = models.BooleanField(
        _("readers still see the older text"), default=False, help_text=_("Else readers do not see the page.")
    )

    class Meta:
        verbose_name = _("page kept as a draft")
        verbose_name_plural = _("pages kept as drafts")
        ordering = ["-kept_at"]

    def __str__(self):
        return str(self.page)

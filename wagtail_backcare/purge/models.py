"""Batches of addresses that a cache in front of the site must forget."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purge(models.Model):
    """A batch of addresses to purge; done_at stays empty until every backend has been told without an error."""

    urls = models.JSONField()
    reason = models.CharField(max_length=255, blank=True, help_text="What changed, for whoever looks into a failure.")
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("cache purge")
        verbose_name_plural = _("cache purges")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.reason} ({len(self.urls)})"

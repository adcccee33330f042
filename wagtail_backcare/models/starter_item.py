from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class StarterItem(models.Model):
    """One item that a content pack put on the site, and what it was then.

    By it a second run finds its own items again, and sees which of them an editor has changed since.
    """

    pack = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    scope = models.CharField(max_length=120, help_text="Where it was loaded: language code, and the parent for pages.")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the item's fields when it was loaded.")
    live_fingerprint = models.CharField(
        max_length=64, blank=True, help_text="The same of the text that readers saw then, where it was an older one."
    )
    source_fingerprint = models.CharField(max_length=64, help_text="SHA-256 of what the pack said.")
    pack_version = models.CharField(max_length=20)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("starter item")
        verbose_name_plural = _("starter items")
        constraints = [models.UniqueConstraint(fields=["pack", "key", "scope"], name="backcare_starter_item_once")]

    def __str__(self):
        return f"{self.pack}:{self.key} ({self.scope})"

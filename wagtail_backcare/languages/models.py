"""Which groups may confirm texts in which language."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class GroupLanguagePermission(models.Model):
    """People of a group may confirm a disclaimer or a safety text in a language: they read it.

    Edited in the form of the group, beside its other permissions.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="backcare_language_permissions")
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("language that a group may confirm")
        verbose_name_plural = _("languages that groups may confirm")
        constraints = [models.UniqueConstraint(fields=["group", "locale"], name="backcare_group_language_once")]

    def __str__(self):
        return f"{self.group} – {self.locale}"

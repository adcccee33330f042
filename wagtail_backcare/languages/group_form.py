"""The part of a group's form that says in which languages its people may confirm texts."""

from django import forms
from django.contrib.auth.models import Group
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from wagtail_backcare.languages.models import GroupLanguagePermission


class GroupLanguagesForm(forms.Form):
    """One box for each language. Wagtail's group views make it, check it and save it with the group."""

    template_name = "wagtail_backcare/admin/languages/group_form.html"

    locales = forms.ModelMultipleChoiceField(
        queryset=Locale.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("May confirm texts in"),
        help_text=_(
            "People of this group read these languages well enough to answer for a text. They confirm disclaimers "
            "before readers see them, and sign translated safety text."
        ),
    )

    def __init__(self, *args, instance=None, **kwargs):
        """instance: the group; None where the form of a new one is opened."""
        self.instance = instance or Group()
        kwargs.setdefault("prefix", "backcare_languages")
        if self.instance.pk is not None:
            kwargs["initial"] = {"locales": list(self._get_permissions().values_list("locale_id", flat=True))}
        super().__init__(*args, **kwargs)

    def _get_permissions(self):
        return GroupLanguagePermission.objects.filter(group=self.instance)

    def as_admin_panel(self):
        return render_to_string(self.template_name, {"form": self})

    def save(self):
        """Called once the group has been saved."""
        chosen = set(self.cleaned_data["locales"])
        self._get_permissions().exclude(locale__in=chosen).delete()
        for locale in chosen:
            GroupLanguagePermission.objects.get_or_create(group=self.instance, locale=locale)


def register_panel():
    """For the hook ``register_group_permission_panel``."""
    return GroupLanguagesForm

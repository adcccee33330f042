"""The form that records a review."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput

from wagtail_backcare.models import Clinician, Review
from wagtail_backcare.reviews.current import is_same_person
from wagtail_backcare.reviews.fingerprint import make_fingerprint
from wagtail_backcare.reviews.record import record_review

#: When the next review is suggested; each clinic has its own rule.
USUAL_YEARS = 3


class ReviewForm(forms.ModelForm):
    """Records a review of the text that a page holds in memory.

    The text may be changed by others while the form is open, so the form carries a fingerprint of what was shown.
    """

    fingerprint = forms.CharField(widget=forms.HiddenInput)
    has_read = forms.BooleanField(
        label=_("This clinician has read this text, in this language, and found it right"),
    )

    class Meta:
        model = Review
        fields = ["reviewer", "reviewed_on", "next_due", "comment"]
        widgets = {
            # Not wider than a phone, however long the names.
            "reviewer": forms.Select(attrs={"class": "w-w-full"}),
            "reviewed_on": AdminDateInput,
            "next_due": AdminDateInput,
            "comment": AdminAutoHeightTextInput,
        }

    def __init__(self, *args: Any, page: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.page = page
        self.fields["reviewer"].queryset = find_reviewers(page)
        today = timezone.localdate()
        self.initial.setdefault("fingerprint", make_fingerprint(page))
        self.initial.setdefault("reviewed_on", today)
        self.initial.setdefault("next_due", add_years(today, USUAL_YEARS))

    def clean_fingerprint(self) -> str:
        if self.cleaned_data["fingerprint"] != make_fingerprint(self.page):
            raise ValidationError(_("The text has changed since you opened this form. Read it again first."))
        return self.cleaned_data["fingerprint"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("fingerprint") is None and "fingerprint" in self.errors:
            # A hidden field has no place of its own for an error.
            self.add_error(None, self.errors.pop("fingerprint").as_data())
        return cleaned

    def record(self, *, user: Any, revision: Any) -> Review | None:
        """Record the review; None where the page does not allow it, which the form then tells."""
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        try:
            return record_review(self.page, user=user, revision=revision, **values)
        except ValidationError as error:
            for field, errors in error.error_dict.items():
                self.add_error(field if field in self.fields else NON_FIELD_ERRORS, errors)
            return None


def find_reviewers(page: Any) -> QuerySet:
    """Clinicians who may have reviewed a page: in its language where the site has any, and not its author."""
    clinicians = Clinician.objects.all()
    in_language = clinicians.filter(locale=page.locale_id)
    clinicians = in_language if in_language.exists() else clinicians
    author = getattr(page, "author", None)
    if author is None:
        return clinicians
    names = (author.name, author.translation_key)
    return clinicians.exclude(pk__in=[c.pk for c in clinicians if is_same_person(c.name, c.translation_key, *names)])


def add_years(day: date, years: int) -> date:
    """The same day some years later; 28 February for the 29th in a year without one."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=day.day - 1)

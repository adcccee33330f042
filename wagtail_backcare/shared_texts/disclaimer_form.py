"""The form of a disclaimer: what readers see of it now, and the box by which a person vouches for its text."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.models import Locale

from wagtail_backcare.disclaimers.confirm import check_text, find_confirmation, find_version
from wagtail_backcare.disclaimers.models import Disclaimer
from wagtail_backcare.disclaimers.originals import find_original
from wagtail_backcare.disclaimers.state import format_time, get_text_state
from wagtail_backcare.languages.permissions import may_confirm
from wagtail_backcare.shared_texts.pages_panel import ShownOnPanel
from wagtail_backcare.signing.hooks import get_sign_address


class DisclaimerForm(WagtailAdminModelForm):
    """Offers the box to people who may confirm texts in the language of the disclaimer.

    A translation has none: it is confirmed where its original stands beside it (`TextsView`).
    """

    is_confirmed = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.locale_id is None:
            self.instance.locale = Locale.get_default()
        self.is_translation = self.instance.pk is not None and find_original(self.instance) is not None
        self.may_confirm = may_confirm(self.for_user, self.instance.locale_id)
        if self.may_confirm and not self.is_translation:
            field = self.fields["is_confirmed"]
            names = {"language": self.instance.locale.get_display_name()}
            field.label = _("I read this language (%(language)s), and this text may be shown to readers") % names
            field.help_text = _("Without this, a published text waits until somebody confirms it.")
        else:
            del self.fields["is_confirmed"]

    def _post_clean(self):
        """The text is looked at as readers would see it, once the instance has what was sent."""
        super()._post_clean()
        if self.cleaned_data.get("is_confirmed") and not self.errors:
            try:
                check_text(self.instance)
            except ValidationError as error:
                self.add_error(None, error)


class TextInForcePanel(Panel):
    """Which text readers see, since when and by whose word; and whether another one waits."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_backcare/admin/shared_texts/text_in_force.html"

        @cached_property
        def state(self):
            return get_text_state(self.instance) if self.instance.pk else None

        @property
        def draft_note(self) -> str:
            """About a draft that somebody confirmed and nobody published yet, or ""."""
            if not self.instance.pk or find_version(self.instance) is not None:
                return ""
            confirmation = find_confirmation(self.instance)
            if confirmation is None:
                return ""
            names = {"name": confirmation.name, "date": format_time(confirmation.confirmed_at)}
            return _("%(name)s confirmed this text on %(date)s. Readers see it once it is published.") % names

        @property
        def needs_somebody_else(self) -> bool:
            """Whether this person may not confirm texts in the language."""
            return not self.form.may_confirm

        @property
        def compare_url(self) -> str:
            """Of a translation, where it is compared with its original and confirmed; else ""."""
            return get_sign_address(self.instance) if self.form.is_translation else ""


def make_edit_handler() -> ObjectList:
    """The panels of the form: those of the model among them."""
    return ObjectList(
        [
            ShownOnPanel(),
            *Disclaimer.panels,
            MultiFieldPanel(
                [TextInForcePanel(), FieldPanel("is_confirmed")],
                heading=gettext_lazy("What readers see"),
                icon="check",
            ),
        ],
        base_form_class=DisclaimerForm,
    )

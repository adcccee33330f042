"""The screens of a disclaimer: edit, every text that readers saw, confirm, withdraw."""

from typing import Any

from django import forms
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale, Site
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, UnpublishView

from wagtail_backcare.disclaimers.confirm import confirm, find_confirmation, find_version
from wagtail_backcare.disclaimers.models import Disclaimer, get_disclaimer_kind_choices
from wagtail_backcare.disclaimers.state import get_text_state
from wagtail_backcare.gate.disclaimers import find_text_obstacles, withdraw
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.languages.permissions import may_confirm
from wagtail_backcare.readiness.tell import tell_refused
from wagtail_backcare.shared_texts.pages_panel import ShownOn
from wagtail_backcare.signing.capacity import get_capacity, get_needed, is_enough
from wagtail_backcare.signing.sheet import Sheet, make_sheet, sign_sheet
from wagtail_backcare.signing.views import find_refusal
from wagtail_backcare.translation.models import Capacity


def get_url(name: str, disclaimer: Disclaimer) -> str:
    """The address of one of a disclaimer's screens."""
    return reverse(Disclaimer.snippet_viewset.get_url_name(name), args=[quote(disclaimer.pk)])


def tell_if_not_shown(request: HttpRequest, disclaimer: Disclaimer) -> None:
    """Say that readers do not see a text that was published, and who can change that."""
    if find_version(disclaimer) is None and find_confirmation(disclaimer) is None:
        button = messages.button(get_url("texts", disclaimer), _("See the texts"))
        messages.warning(request, get_text_state(disclaimer).describe(), buttons=[button])


class ConfirmingMixin:
    """Confirms the text before it is published, if the person ticked the box. Autosave confirms nothing."""

    def save_instance(self):
        instance = super().save_instance()
        if self.form.cleaned_data.get("is_confirmed") and not getattr(self, "expects_json_response", False):
            confirm(instance, user=self.request.user, now=timezone.now())
        return instance

    def save_action(self):
        response = super().save_action()
        if self.action == "publish":
            tell_if_not_shown(self.request, self.object)
        return response


class DisclaimerCreateView(ConfirmingMixin, CreateView):
    pass


class DisclaimerEditView(ConfirmingMixin, EditView):
    @cached_property
    def header_more_buttons(self):
        url = get_url("texts", self.object)
        return [*super().header_more_buttons, Button(_("Texts that readers saw"), url=url, icon_name="history")]


class ChosenPagesForm(forms.Form):
    """The pages that a disclaimer is for."""

    kind = forms.ChoiceField(choices=get_disclaimer_kind_choices)
    site = forms.ModelChoiceField(Site.objects.all(), required=False)
    locale = forms.ModelChoiceField(Locale.objects.all())


class ShownOnFormView(PermissionCheckedMixin, View):
    """For the script of the form: the live pages on which readers would see a disclaimer.

    It is for the kind of page, site and language in the query. Raises Http404 for what there is not.
    """

    any_permission_required = ["add", "change"]

    @property
    def permission_policy(self):
        return Disclaimer.snippet_viewset.permission_policy

    def get(self, request: HttpRequest) -> HttpResponse:
        chosen = ChosenPagesForm(request.GET)
        if not chosen.is_valid():
            raise Http404
        return HttpResponse(ShownOn(Disclaimer(**chosen.cleaned_data), request).render())


class ShownOnMixin:
    """A screen that asks whether somebody is sure, and says first which live pages show it."""

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "shown": ShownOn(self.object, self.request)}


class SharedDeleteView(ShownOnMixin, DeleteView):
    template_name = "wagtail_backcare/admin/shared_texts/confirm_delete.html"


class DisclaimerDeleteView(SharedDeleteView):
    def get_usage_url(self):
        """None: pages do not name the disclaimer that they carry, so that Wagtail counts no use of it."""


class TextsView(WagtailAdminTemplateMixin, View):
    """Every text of a disclaimer that readers saw, and the form to confirm the one that is published.

    A translation is compared there with its original as other safety text is (`SignView`), and signed with it.
    """

    template_name = "wagtail_backcare/admin/shared_texts/texts.html"
    page_title = gettext_lazy("Texts that readers saw")
    header_icon = "history"

    @cached_property
    def disclaimer(self) -> Disclaimer:
        rows = Disclaimer.objects.select_related("locale", "site")
        disclaimer = get_object_or_404(rows, pk=unquote(self.kwargs["pk"]))
        policy = Disclaimer.snippet_viewset.permission_policy
        may_see = policy.user_has_any_permission(self.request.user, ["add", "change", "delete", "view"])
        if not (may_see or self.may_confirm_texts(disclaimer)):
            raise PermissionDenied
        return disclaimer

    def may_confirm_texts(self, disclaimer: Disclaimer) -> bool:
        return may_confirm(self.request.user, disclaimer.locale_id)

    @cached_property
    def sheet(self) -> Sheet | None:
        """The published text beside its original; None where it is no translation."""
        return make_sheet(self.disclaimer, needed=get_needed(self.disclaimer), text=self.disclaimer)

    @cached_property
    def capacity(self) -> Capacity | None:
        return get_capacity(self.request.user, self.disclaimer)

    @property
    def may_confirm(self) -> bool:
        """Whether this person may confirm the text: of a translation, in the capacity that the site asks for."""
        if self.sheet is None:
            return self.may_confirm_texts(self.disclaimer)
        return is_enough(self.capacity, self.sheet.needed)

    def get_page_subtitle(self):
        return str(self.disclaimer)

    def get_breadcrumbs_items(self):
        return [
            {
                "url": reverse(Disclaimer.snippet_viewset.get_url_name("list")),
                "label": capfirst(Disclaimer._meta.verbose_name_plural),
            },
            {"url": get_url("edit", self.disclaimer), "label": str(self.disclaimer)},
            {"url": "", "label": self.page_title, "sublabel": str(self.disclaimer)},
        ]

    def get_context_data(self, **kwargs):
        state = get_text_state(self.disclaimer)
        policy = Disclaimer.snippet_viewset.permission_policy
        may_withdraw = policy.user_has_permission(self.request.user, "publish")
        return {
            **super().get_context_data(**kwargs),
            "disclaimer": self.disclaimer,
            "state": state,
            "versions": self.disclaimer.versions.select_related("site"),
            "may_confirm": self.may_confirm,
            "sheet": self.sheet,
            "capacity": self.capacity if self.sheet is not None else None,
            "needed_label": Capacity(self.sheet.needed).label if self.sheet is not None else "",
            "language": self.disclaimer.locale.get_display_name(),
            "withdraw_url": get_url("unpublish", self.disclaimer) if may_withdraw and state.versions else "",
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirm the published text, if it is still the one that the person read, and compared with its original."""
        if not self.may_confirm:
            raise PermissionDenied
        refusal = find_refusal(request, self.sheet) if self.sheet is not None else ""
        if request.POST.get("sha256") != self.disclaimer.sha256 or not self.disclaimer.live:
            messages.error(request, _("The text has changed meanwhile. Please read it again."))
        elif not request.POST.get("is_confirmed"):
            messages.error(request, _("Nothing was confirmed. Tick the box once you have read the text."))
        elif refusal:
            messages.error(request, refusal)
        else:
            self.confirm()
        return redirect(request.path)

    def confirm(self) -> None:
        try:
            with transaction.atomic():
                confirm(self.disclaimer, user=self.request.user, now=timezone.now())
                if self.sheet is not None:
                    sign_sheet(self.sheet, user=self.request.user, capacity=self.capacity)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
        else:
            messages.success(self.request, _("Confirmed. Readers see this text from now on."))


class WithdrawView(ShownOnMixin, UnpublishView):
    """In the place of Wagtail's “Unpublish”: readers no longer see any text of the disclaimer, if no page needs one."""

    page_title = gettext_lazy("Withdraw")
    template_name = "wagtail_backcare/admin/shared_texts/withdraw.html"
    success_message = gettext_lazy("“%(object)s” withdrawn. Readers no longer see it.")

    def unpublish(self):
        try:
            withdraw(self.object, user=self.request.user, now=timezone.now())
        except NotFitError as error:
            names = {"title": str(self.object)}
            tell_refused(self.request, self.object, _("“%(title)s” was not withdrawn.") % names, error.problems)
            return redirect(get_url("texts", self.object))
        return None

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "state": get_text_state(self.object),
            "obstacles": find_text_obstacles(self.object),
        }

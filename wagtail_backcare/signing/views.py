"""The screens: one in the admin, one behind a signed link."""

import logging
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, SignatureExpired
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, TranslatableMixin

from wagtail_backcare.gate.edit_address import get_edit_address
from wagtail_backcare.languages.permissions import may_confirm
from wagtail_backcare.models import Disclaimer
from wagtail_backcare.signing.asking import find_people, send_link
from wagtail_backcare.signing.capacity import get_capacity, get_needed, is_enough
from wagtail_backcare.signing.links import LIFETIME, read_token
from wagtail_backcare.signing.sheet import Sheet, get_name, make_sheet, sign_sheet
from wagtail_backcare.translation.models import Capacity

logger = logging.getLogger(__name__)


def get_instance(content_type: int, pk: str) -> Any:
    """A page or snippet with a language. Raises Http404."""
    model = get_object_or_404(ContentType, pk=content_type).model_class()
    if model is None or not issubclass(model, TranslatableMixin):
        raise Http404
    return get_object_or_404(model, pk=pk)


def has_looked(request: HttpRequest, sheet: Sheet) -> bool:
    """Whether somebody says that they looked at the translations that are marked, or there are none."""
    return not sheet.unseen or bool(request.POST.get("looked"))


def find_refusal(request: HttpRequest, sheet: Sheet) -> str:
    """Why what somebody sent signs nothing, or ""."""
    if request.POST.get("fingerprint") != sheet.fingerprint:
        return _("The text has changed meanwhile. Please compare it again.")
    if not sheet.is_complete:
        return _("Some texts are not translated yet, so nothing was signed.")
    if not has_looked(request, sheet):
        return _("Nothing was signed: tick that you have looked at each text that is marked.")
    return ""


class SignView(WagtailAdminTemplateMixin, View):
    """Each safety text beside its translation, and the button to sign."""

    template_name = "wagtail_backcare/admin/signing/sign.html"
    page_title = gettext_lazy("Sign safety text")
    header_icon = "check"

    @cached_property
    def instance(self) -> Any:
        instance = get_instance(self.kwargs["content_type"], self.kwargs["pk"])
        if isinstance(instance, Disclaimer):
            raise Http404("A disclaimer is confirmed on the screen with its texts.")
        if isinstance(instance, Page):
            permissions = instance.permissions_for_user(self.request.user)
            may_see = permissions.can_edit() or permissions.can_publish()
        else:
            may_see = self.request.user.has_perm(f"{instance._meta.app_label}.change_{instance._meta.model_name}")
        if not (may_see or may_confirm(self.request.user, instance.locale_id)):
            raise PermissionDenied
        return instance

    @cached_property
    def sheet(self) -> Sheet:
        sheet = make_sheet(self.instance, needed=get_needed(self.instance))
        if sheet is None:
            raise Http404
        return sheet

    def get_page_subtitle(self):
        return str(self.instance)

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [
            *super().get_breadcrumbs_items(),
            {"url": get_edit_address(self.instance), "label": str(self.instance)},
            here,
        ]

    def get_context_data(self, **kwargs):
        capacity = get_capacity(self.request.user, self.instance)
        return {
            **super().get_context_data(**kwargs),
            "sheet": self.sheet,
            "edit_url": get_edit_address(self.instance),
            "capacity": capacity,
            "may_sign": is_enough(capacity, self.sheet.needed),
            "needed_label": Capacity(self.sheet.needed).label,
            "people": find_people(self.sheet, but=self.request.user) if capacity else [],
            "days": LIFETIME.days,
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        capacity = get_capacity(request.user, self.instance)
        if "send_to" in request.POST:
            self.send_link(capacity)
            return redirect(request.path)
        if not is_enough(capacity, self.sheet.needed):
            raise PermissionDenied
        refusal = find_refusal(request, self.sheet)
        if refusal:
            messages.error(request, refusal)
            return redirect(request.path)
        sign_sheet(self.sheet, user=request.user, capacity=capacity)
        messages.success(request, _("Signed. The translation can be published."))
        return redirect(get_edit_address(self.instance))

    def send_link(self, capacity: Capacity | None) -> None:
        """Send the person whose button was pressed their link."""
        people = find_people(self.sheet, but=self.request.user) if capacity else []
        person = next((p for p in people if p.email and str(p.pk) == self.request.POST["send_to"]), None)
        if person is None:
            raise PermissionDenied
        if not self.sheet.is_complete or self.sheet.state.is_signed:
            messages.error(self.request, _("Nothing was sent: this text cannot be signed now."))
            return
        names = {"name": get_name(person)}
        try:
            send_link(self.sheet, person, asked_by=self.request.user)
        except OSError:
            logger.exception("A link to sign safety text could not be sent.")
            messages.error(self.request, _("The e-mail to %(name)s could not be sent. Try again later.") % names)
        else:
            messages.success(self.request, _("%(name)s gets an e-mail with a link to sign this text.") % names)


@never_cache
def sign_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a link: it shows both texts, changes nothing but the sign-off, and needs no login."""
    try:
        link = read_token(token)
    except SignatureExpired:
        return _show_refusal(request, _("This link has expired. Please ask for a new one."))
    except BadSignature:
        raise Http404 from None
    instance = get_instance(link.content_type, link.pk)
    person = get_user_model().objects.filter(pk=link.user, is_active=True).first()
    capacity = get_capacity(person, instance)
    needed = get_needed(instance)
    if not is_enough(capacity, needed):
        return _show_refusal(request, _("You may not sign this text any more. Please ask whoever sent you the link."))
    sheet = make_sheet(instance, needed=needed)
    if sheet is None or sheet.fingerprint != link.fingerprint:
        return _show_refusal(request, _("The text has changed since this link was made. Please ask for a new one."))
    signed = sheet.state.newest if sheet.state.is_signed else None
    if request.method == "POST" and sheet.is_complete and signed is None and has_looked(request, sheet):
        signed = sign_sheet(sheet, user=person, capacity=capacity, by_link=True)
    context = {"sheet": sheet, "person": person, "capacity": capacity, "signed": signed}
    return TemplateResponse(request, "wagtail_backcare/admin/signing/by_link.html", context)


def _show_refusal(request: HttpRequest, message: str) -> HttpResponse:
    return TemplateResponse(request, "wagtail_backcare/admin/signing/by_link.html", {"message": message}, status=410)

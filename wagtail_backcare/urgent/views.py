"""The screen on which an editor tells translators, and readers of translations, that a change cannot wait."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from wagtail_backcare.gate.edit_address import get_edit_address
from wagtail_backcare.languages.permissions import find_confirmers
from wagtail_backcare.signing.views import get_instance
from wagtail_backcare.translating.publish_button import may_publish
from wagtail_backcare.translation.models import UrgentChange
from wagtail_backcare.urgent.mark import mark, take_back
from wagtail_backcare.urgent.waiting import Waiting, find_live_translations, find_waiting


class TellView(WagtailAdminTemplateMixin, View):
    """Which translations lack the change, who will be told, and the button to tell them."""

    template_name = "wagtail_backcare/admin/urgent/tell.html"
    page_title = gettext_lazy("Tell translators now")
    header_icon = "mail"

    @cached_property
    def source(self) -> Any:
        source = get_instance(self.kwargs["content_type"], self.kwargs["pk"])
        if not find_live_translations(source):
            raise Http404
        if not may_publish(self.request.user, source):
            raise PermissionDenied
        return source

    @cached_property
    def waiting(self) -> list[Waiting]:
        return find_waiting(self.source)

    def get_page_subtitle(self):
        return str(self.source)

    def get_breadcrumbs_items(self):
        editor = {"url": get_edit_address(self.source), "label": str(self.source)}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), editor, here]

    def get_context_data(self, **kwargs):
        translations = find_live_translations(self.source)
        return {
            **super().get_context_data(**kwargs),
            "source": self.source,
            "source_language": self.source.locale.get_display_name(),
            "languages": [(w, [str(p) for p in find_confirmers(w.instance.locale_id)]) for w in self.waiting],
            "can_tell": any(not translation.is_told for translation in self.waiting),
            "is_told": UrgentChange.objects.open().of(*translations).exists(),
            "has_draft": getattr(self.source, "has_unpublished_changes", False),
            "edit_url": get_edit_address(self.source),
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") == "take-back":
            self.take_back()
        else:
            self.tell()
        return redirect(get_edit_address(self.source))

    def take_back(self) -> None:
        take_back(self.source, user=self.request.user, now=timezone.now())
        messages.success(self.request, _("Readers of translations are no longer told of an urgent change."))

    def tell(self) -> None:
        note = self.request.POST.get("note", "").strip()[:2000]
        changes = mark(self.source, self.waiting, note=note, user=self.request.user, now=timezone.now())
        if not changes:
            messages.info(
                self.request, _("Nobody was told: every translation has this text, or was told of it before.")
            )
            return
        text = ngettext(
            "Readers of %(count)d translation are told now, and its translators get an e-mail.",
            "Readers of %(count)d translations are told now, and their translators get an e-mail.",
            len(changes),
        )
        messages.success(self.request, text % {"count": len(changes)})
        self.name_languages_without_translators({change.language_code for change in changes})

    def name_languages_without_translators(self, codes: set[str]) -> None:
        """Nobody reads the e-mail for a language that no group may confirm."""
        locales = [w.instance.locale for w in self.waiting if w.instance.locale.language_code in codes]
        for locale in locales:
            if not find_confirmers(locale.pk).exclude(email="").exists():
                names = {"language": locale.get_display_name()}
                text = _("Nobody with an e-mail address may confirm texts in %(language)s. Tell somebody yourself.")
                messages.warning(self.request, text % names)

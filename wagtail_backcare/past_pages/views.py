"""What readers saw on a day, in a page's history."""

from datetime import date, datetime, timedelta
from typing import Any

import swapper
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.admin.widgets import AdminDateInput

from wagtail_backcare.archive.models import ArchiveEntry
from wagtail_backcare.past_pages.compose import PageThen, find_page_versions, get_day
from wagtail_backcare.past_pages.document import describe, render_document
from wagtail_backcare.past_pages.render import render_main
from wagtail_backcare.past_pages.rows import write_csv

URL_NAME = "backcare_readers_saw"


#: The shortest time that databases tell apart.
SHORTEST = timedelta(microseconds=1)


def _read_moment(text: str) -> datetime | None:
    """A moment with its time zone, or None for what is none."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and timezone.is_aware(moment) else None


class DayForm(forms.Form):
    """Which day."""

    on = forms.DateField(label=_("Day"), widget=AdminDateInput)


class ReadersSawView(WagtailAdminTemplateMixin, View):
    """What readers saw of a page on a day: every text of that day, as facts, HTML and CSV.

    For those who may see the page's history.
    """

    template_name = "wagtail_backcare/admin/past_pages/day.html"
    page_title = _("What readers saw")
    header_icon = "history"

    @cached_property
    def page(self) -> Any:
        page_model = swapper.load_model("wagtailcore", "Page")
        page = get_object_or_404(page_model, pk=self.kwargs["page_id"]).specific_deferred
        permissions = page.permissions_for_user(self.request.user)
        if not (permissions.can_publish() or permissions.can_edit()):
            raise PermissionDenied
        return page

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        items = get_breadcrumbs_items_for_page(self.page, self.request.user)
        history = {"url": reverse("wagtailadmin_pages:history", args=[self.page.pk]), "label": _("History")}
        return [*items, history, {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "at" in request.GET:
            return self.show_document(request.GET["at"])
        form = DayForm({"on": request.GET.get("on") or timezone.localdate().isoformat()})
        day = form.cleaned_data["on"] if form.is_valid() else None
        if day is not None and request.GET.get("format") == "csv":
            return self.show_csv(day)
        return self.render_to_response(self.get_context_data(form=form, day=day))

    def show_document(self, at: str) -> HttpResponse:
        """The page as it was at a moment."""
        moment = _read_moment(at)
        then = next(iter(find_page_versions(self.page.pk, moment, moment + SHORTEST)), None) if moment else None
        if then is None:
            raise Http404
        return HttpResponse(render_document(then))

    def show_csv(self, day: date) -> HttpResponse:
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="page-{self.page.pk}-{day:%Y-%m-%d}.csv"'
        write_csv(response, find_page_versions(self.page.pk, *get_day(day)))
        return response

    def get_context_data(self, *, form, day, **kwargs):
        versions = find_page_versions(self.page.pk, *get_day(day)) if day is not None else []
        first = ArchiveEntry.objects.filter(page=self.page.pk).order_by("shown_from").first() if not versions else None
        return {
            **super().get_context_data(**kwargs),
            "form": form,
            "day": day,
            "versions": [{**describe(then, render_main(then)[0]), "url": self.get_url(then)} for then in versions],
            "begins": first.shown_from if first else None,
            "zone": timezone.get_default_timezone_name(),
        }

    def get_url(self, then: PageThen) -> str:
        """Where the document of a version is."""
        return f"?{urlencode({'at': then.starts.isoformat()})}"

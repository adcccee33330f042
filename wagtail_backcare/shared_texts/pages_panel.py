"""The panel that says on how many live pages a text is shown, and on which, before anybody changes it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Model, Q
from django.forms import Media
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

from wagtail_backcare.disclaimers.models import Disclaimer
from wagtail_backcare.gate.shown import Place, get_live_pages, where_on_site, where_showing, where_with_wording
from wagtail_backcare.models import ClinicSettings

#: The most pages that are listed; the others are counted.
MOST_LISTED = 20

LIST = "wagtail_backcare/admin/shared_texts/shown_on.html"
SCRIPT = "wagtail_backcare/admin/shown_on.js"
FAILED = gettext_lazy("The list of pages could not be refreshed.")


def where_shown(instance: Model) -> Q:
    """The live pages on which readers see something of an instance."""
    find: dict[type[Model], Callable[[Any], Q]] = {
        ClinicSettings: lambda details: where_on_site(details.site),
        Disclaimer: lambda disclaimer: where_with_wording(Place.of(disclaimer)),
    }
    return find.get(type(instance), where_showing)(instance)


@dataclass(frozen=True)
class ShownPage:
    """A page as the list names it. url: where it is edited, or read by people who may not edit it."""

    title: str
    language: str
    url: str


def describe_count(count: int) -> str:
    """On how many live pages something is shown, and what that means for whoever changes it."""
    if not count:
        return _("No live page shows it.")
    text = ngettext(
        "Shown on %(count)d live page. A change of it is a change of that page.",
        "Shown on %(count)d live pages. A change of it is a change of all of them.",
        count,
    )
    return text % {"count": count}


class ShownOn:
    """The live pages on which readers see something of an instance, as screens list them for somebody."""

    def __init__(self, instance: Model, request: HttpRequest):
        self.request = request
        self._pages = get_live_pages(where_shown(instance))

    @cached_property
    def count(self) -> int:
        return self._pages.count()

    @property
    def summary(self) -> str:
        return describe_count(self.count)

    @cached_property
    def listed(self) -> list[ShownPage]:
        """The first of them in the order of the tree."""
        finder = AdminURLFinder(self.request.user)
        return [
            ShownPage(
                title=page.get_admin_display_title(),
                language=page.locale.get_display_name(),
                url=finder.get_edit_url(page) or page.get_full_url(self.request) or "",
            )
            for page in self._pages.select_related("locale")[:MOST_LISTED]
        ]

    @property
    def more(self) -> int:
        """How many are not listed."""
        return max(self.count - MOST_LISTED, 0)

    def render(self) -> str:
        return render_to_string(LIST, {"shown": self})


class ShownOnPanel(Panel):
    """“Shown on 12 live pages”, with links. Nothing for what was not saved yet, unless it is a disclaimer.

    A disclaimer takes the place of others as soon as it is published, so that its pages are told before it is saved; a
    script asks again when another kind of page or site is chosen.
    """

    def __init__(self, **kwargs: Any):
        super().__init__(**{"heading": gettext_lazy("Where readers see it"), "icon": "view", **kwargs})

    @property
    def clean_name(self):
        return "backcare_shown_on"

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_backcare/admin/shared_texts/shown_on_panel.html"

        @property
        def _is_disclaimer(self) -> bool:
            return isinstance(self.instance, Disclaimer)

        def is_shown(self):
            return self.instance is not None and (self._is_disclaimer or bool(self.instance.pk))

        @property
        def media(self):
            return Media(js=[versioned_static(SCRIPT)] if self._is_disclaimer else [])

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            if self._is_disclaimer:
                address = reverse(Disclaimer.snippet_viewset.get_url_name("shown_on"))
                context |= {"url": f"{address}?locale={self.instance.locale_id}", "failed": FAILED}
            return {**context, "shown": ShownOn(self.instance, self.request)}

"""Where the screen stands in the admin."""

from typing import Any

from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.admin.widgets.button import HeaderButton

from wagtail_backcare.models import DisclaimerMixin
from wagtail_backcare.past_pages.views import URL_NAME, ReadersSawView


def register_admin_urls() -> list:
    """For the hook of that name."""
    return [path("backcare/readers-saw/<int:page_id>/", ReadersSawView.as_view(), name=URL_NAME)]


def make_button(page: Any) -> HeaderButton:
    return HeaderButton(_("What readers saw"), reverse(URL_NAME, args=[page.pk]), icon_name="history", priority=66)


def page_header_buttons(page: Any, user: Any, next_url: str | None = None, **kwargs: Any):
    """For the hook ``register_page_header_buttons``: beside “History” in the menu of a page."""
    if isinstance(page, DisclaimerMixin) and page.permissions_for_user(user).can_view_revisions():
        yield make_button(page)


def add_history_button() -> None:
    """A button in the header of a page's history, for which Wagtail has no hook."""
    inherited = HistoryView.header_buttons.func

    def header_buttons(view):
        buttons = inherited(view)
        return [*buttons, make_button(view.object)] if isinstance(view.object, DisclaimerMixin) else buttons

    PageHistoryView.header_buttons = cached_property(header_buttons)
    PageHistoryView.header_buttons.__set_name__(PageHistoryView, "header_buttons")

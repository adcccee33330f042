"""Where the screen stands in the admin."""

from typing import Any

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import HeaderButton

from wagtail_backcare.gate.translations import make_comparison
from wagtail_backcare.models import Disclaimer, DisclaimerMixin, HelpCardSet
from wagtail_backcare.signing.views import SignView

URL_NAME = "backcare_sign"


def register_admin_urls() -> list:
    """For the hook of that name."""
    return [path("backcare/sign/<int:content_type>/<str:pk>/", SignView.as_view(), name=URL_NAME)]


def get_sign_address(instance: Any) -> str:
    """Where the safety text of a page or snippet is signed, or the translation of a disclaimer confirmed."""
    if isinstance(instance, Disclaimer):
        return reverse(Disclaimer.snippet_viewset.get_url_name("texts"), args=[quote(instance.pk)])
    return reverse(URL_NAME, args=[ContentType.objects.get_for_model(instance).pk, instance.pk])


def page_header_buttons(page: Any, user: Any, next_url: str | None = None, **kwargs: Any):
    """For the hook ``register_page_header_buttons``: a translation with safety text has a button to sign it."""
    if isinstance(page, DisclaimerMixin) and make_comparison(page) is not None:
        yield HeaderButton(_("Sign safety text"), get_sign_address(page), icon_name="check", priority=60)


def snippet_listing_buttons(snippet: Any, user: Any, next_url: str | None = None):
    """For the hook ``register_snippet_listing_buttons``: the same for shared help cards."""
    if isinstance(snippet, HelpCardSet) and make_comparison(snippet) is not None:
        yield HeaderButton(_("Sign safety text"), get_sign_address(snippet), icon_name="check", priority=60)

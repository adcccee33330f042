"""Where the screen stands in the admin, and when editors are reminded of it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import HeaderButton

from wagtail_backcare.gate.safety import find_safety_strings
from wagtail_backcare.models import DisclaimerMixin, HelpCardSet
from wagtail_backcare.translating.publish_button import may_publish
from wagtail_backcare.urgent.views import TellView
from wagtail_backcare.urgent.waiting import find_live_translations, find_waiting

URL_NAME = "backcare_tell_translators"


def register_admin_urls() -> list:
    """For the hook of that name."""
    return [path("backcare/tell-translators/<int:content_type>/<str:pk>/", TellView.as_view(), name=URL_NAME)]


def get_tell_address(source: Any) -> str:
    """Where translators of a page or snippet are told of an urgent change."""
    return reverse(URL_NAME, args=[ContentType.objects.get_for_model(source).pk, source.pk])


def has_button(source: Any, user: Any) -> bool:
    """Whether an original has safety text, and live translations whose readers somebody may want to warn."""
    return (
        isinstance(source, DisclaimerMixin | HelpCardSet)
        and source.live
        and bool(find_live_translations(source))
        and bool(find_safety_strings(source))
        and may_publish(user, source)
    )


def page_header_buttons(page: Any, user: Any, next_url: str | None = None, **kwargs: Any):
    """For the hook ``register_page_header_buttons``."""
    if has_button(page, user):
        yield HeaderButton(_("Tell translators now"), get_tell_address(page), icon_name="mail", priority=61)


def snippet_listing_buttons(snippet: Any, user: Any, next_url: str | None = None):
    """For the hook ``register_snippet_listing_buttons``."""
    if has_button(snippet, user):
        yield HeaderButton(_("Tell translators now"), get_tell_address(snippet), icon_name="mail", priority=61)


def after_publish(request: HttpRequest, instance: Any) -> None:
    """For the hooks ``after_publish_page`` and ``after_publish``: say which translations are out of date now."""
    if not has_button(instance, request.user):
        return
    untold = [translation for translation in find_waiting(instance) if not translation.is_told]
    if untold:
        names = {"languages": ", ".join(translation.language for translation in untold)}
        text = _("The safety text has changed; translations do not have the change yet: %(languages)s.") % names
        messages.warning(request, text, [messages.button(get_tell_address(instance), _("Tell translators now"))])

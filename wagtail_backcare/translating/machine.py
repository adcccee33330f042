"""After a machine has translated: say which safety text nobody has looked at yet."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from wagtail_backcare.gate.drafts import get_next_text
from wagtail_backcare.gate.machine_texts import find_machine_texts
from wagtail_backcare.gate.safety import find_safety_strings
from wagtail_backcare.languages.permissions import may_confirm
from wagtail_backcare.signing.hooks import get_sign_address


def tell_unseen(translate: Callable) -> Callable:
    """For the view that has a machine translate what is missing."""

    def translate_and_tell(request: HttpRequest, translation_id: int) -> HttpResponse:
        response = translate(request, translation_id)
        _tell(request, translation_id)
        return response

    return translate_and_tell


def _tell(request: HttpRequest, translation_id: int) -> None:
    from wagtail_localize.models import Translation

    instance = Translation.objects.get(pk=translation_id).get_target_instance()
    paths = {string.path for string in find_safety_strings(get_next_text(instance))}
    count = len(paths & find_machine_texts(instance).keys())
    if not count:
        return
    text = ngettext(
        "%(count)d safety text was translated by a machine. Compare it with the original: nothing is published until "
        "somebody signs.",
        "%(count)d safety texts were translated by a machine. Compare each with the original: nothing is published "
        "until somebody signs.",
        count,
    )
    may_sign = may_confirm(request.user, instance.locale_id)
    buttons = [messages.button(get_sign_address(instance), _("Sign safety text"))] if may_sign else None
    messages.warning(request, text % {"count": count}, buttons)

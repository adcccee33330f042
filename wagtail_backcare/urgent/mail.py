"""One e-mail to each person who may confirm texts in the language of a translation."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail

from wagtail_backcare.gate.edit_address import get_edit_address
from wagtail_backcare.gate.mail import get_language_of
from wagtail_backcare.languages.permissions import find_confirmers
from wagtail_backcare.signing.hooks import get_sign_address
from wagtail_backcare.translation.models import UrgentChange

TEMPLATE = "wagtail_backcare/mail/urgent_change.txt"


def tell_translators(instance: Any, source: Any, change: UrgentChange) -> int:
    """Tell each in the language that they use the admin in; returns how many e-mails were sent."""
    sent = 0
    for person in find_confirmers(instance.locale_id).exclude(email=""):
        with override(get_language_of(person)):
            language = instance.locale.get_display_name()
            subject = _("Urgent change: “%(title)s” in %(language)s") % {"title": str(source), "language": language}
            context = {
                "title": str(source),
                "source_language": source.locale.get_display_name(),
                "language": language,
                "note": change.note,
                "edit_url": get_edit_address(instance),
                "sign_url": get_sign_address(instance),
            }
            sent += bool(send_mail(subject, render_to_string(TEMPLATE, context), [person.email]))
    return sent

"""Ask somebody to sign: the link is sent to that person's address and shown to nobody else."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail
from wagtail.log_actions import log

from wagtail_backcare.gate.mail import get_language_of
from wagtail_backcare.languages.permissions import find_confirmers
from wagtail_backcare.signing.authors import find_authors
from wagtail_backcare.signing.capacity import get_capacity, is_enough
from wagtail_backcare.signing.links import LIFETIME, Link, make_address
from wagtail_backcare.signing.log_actions import ASKED
from wagtail_backcare.signing.sheet import Sheet, get_name

TEMPLATE = "wagtail_backcare/mail/sign_by_link.txt"


def find_people(sheet: Sheet, *, but: Any) -> list[Any]:
    """Users who may sign what a sheet shows, except one; nobody where the site has no address for links."""
    people = find_confirmers(sheet.instance.locale_id).exclude(pk=but.pk)
    authors = find_authors(sheet.instance)
    may_sign = [p for p in people if is_enough(get_capacity(p, sheet.instance, authors), sheet.needed)]
    return [person for person in may_sign if make_link_address(sheet, person)]


def make_link_address(sheet: Sheet, person: Any) -> str:
    """The path of the page on which a person signs what a sheet shows, without a login; "" where the site has none.

    Whoever knows it can sign in their name.
    """
    content_type = ContentType.objects.get_for_model(sheet.instance).pk
    return make_address(Link(content_type, str(sheet.instance.pk), person.pk, sheet.fingerprint))


def send_link(sheet: Sheet, person: Any, *, asked_by: Any) -> None:
    """Send a person their link, in the language that they use the admin in, and log who asked for it.

    Raises OSError where the mail server does not take it.
    """
    with override(get_language_of(person)):
        title = str(sheet.instance)
        context = {
            "title": title,
            "asked_by": get_name(asked_by),
            "source_language": sheet.source_language,
            "language": sheet.target_language,
            "days": LIFETIME.days,
            "address": make_link_address(sheet, person),
        }
        subject = _("Please sign the safety text of “%(title)s”") % {"title": title}
        send_mail(subject, render_to_string(TEMPLATE, context), [person.email])
    log(sheet.instance, ASKED, user=asked_by, data={"name": get_name(person)})

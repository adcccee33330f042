"""Links that let a person sign without the admin: they name the person and the texts, and they expire."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.urls import NoReverseMatch, reverse

SALT = "wagtail_backcare.signing"

#: How long a link can be used.
LIFETIME = timedelta(days=7)


@dataclass(frozen=True)
class Link:
    """What a link stands for. fingerprint: of the texts that are to be signed (`Sheet.fingerprint`)."""

    content_type: int
    pk: str
    user: Any
    fingerprint: str


def make_token(link: Link) -> str:
    """The link as a signed text for an address."""
    return signing.dumps([link.content_type, link.pk, link.user, link.fingerprint], salt=SALT, compress=True)


def read_token(token: str) -> Link:
    """The link behind a signed text. Raises `django.core.signing.BadSignature`, or `SignatureExpired` of it."""
    return Link(*signing.loads(token, salt=SALT, max_age=LIFETIME))


def make_address(link: Link) -> str:
    """The path of a link; "" where the site has not included ``wagtail_backcare.urls``."""
    try:
        return reverse("wagtail_backcare:sign", args=[make_token(link)])
    except NoReverseMatch:
        return ""

"""Confirm a text: somebody who reads the language says that readers may see it."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from wagtail_backcare.disclaimers.log_actions import CONFIRMED, IN_FORCE
from wagtail_backcare.disclaimers.models import Disclaimer, DisclaimerConfirmation, DisclaimerVersion
from wagtail_backcare.disclaimers.originals import find_original, has_original_changed
from wagtail_backcare.disclaimers.other_languages import refuse_words_of_another_language
from wagtail_backcare.disclaimers.versions import append_version
from wagtail_backcare.languages.permissions import may_confirm

LONGEST_NAME = DisclaimerConfirmation._meta.get_field("name").max_length


def confirm(disclaimer: Disclaimer, *, user: Any = None, name: str = "", now: datetime) -> DisclaimerVersion | None:
    """Confirm the text of a disclaimer as it is in memory. If it is published, readers see it from now on.

    Else publishing it puts it in force: this text, once. A person may confirm a translation again that readers see
    already, once its original has changed. Either a person or a name is given. Of a translation, a person has compared
    it with its original; in which capacity they may is for the caller to ask (`signing.sheet.sign_sheet`).

    user: who reads the language. name: what put the text here, such as "content pack back-pain 0.2".
    Returns the version that readers now see with this text, or None where it is not published yet. Raises
    PermissionDenied for a person who may not confirm texts in the language, and ValidationError for a text that no
    reader may see: an empty one, or one with words of another language.
    """
    if user is not None and not may_confirm(user, disclaimer.locale_id):
        raise PermissionDenied(f"{user} may not confirm texts in {disclaimer.locale}.")
    if user is None and not name.strip():
        raise TypeError("Say who confirms the text: a user, or the name of what put it here.")
    current = find_version(disclaimer)
    is_anew = user is not None and has_original_changed(disclaimer)
    if current is not None and not is_anew:
        return current
    check_text(disclaimer)
    confirmation = find_confirmation(disclaimer)
    if confirmation is None or is_anew:
        original = find_original(disclaimer)
        who = name or get_name(user)
        confirmation = disclaimer.confirmations.create(
            sha256=disclaimer.sha256,
            user=user,
            name=who[:LONGEST_NAME],
            source_sha256=original.sha256 if original is not None else "",
            confirmed_at=now,
        )
        log(disclaimer, CONFIRMED, user=user, data={"name": confirmation.name})
    if current is not None:
        return current
    return _append(disclaimer, confirmation, now) if is_published(disclaimer) else None


def check_text(disclaimer: Disclaimer) -> None:
    """Raise ValidationError if the text is one that no reader of this language may see."""
    if not disclaimer.text.strip():
        raise ValidationError({"text": _("Write the disclaimer: readers of these pages must see one.")})
    refuse_words_of_another_language(disclaimer.text, disclaimer.locale.language_code)


def put_in_force(disclaimer: Disclaimer, *, now: datetime) -> DisclaimerVersion | None:
    """What publishing a disclaimer does: readers see its text if somebody confirmed it, else nothing changes for them.

    disclaimer: as it was published. Returns the version in force with this text, or None.
    """
    current = find_version(disclaimer)
    confirmation = find_confirmation(disclaimer) if current is None else None
    return _append(disclaimer, confirmation, now) if confirmation is not None else current


def _append(disclaimer: Disclaimer, confirmation: DisclaimerConfirmation, now: datetime) -> DisclaimerVersion:
    version = append_version(disclaimer, confirmation=confirmation, now=now)
    if version.valid_from == now:
        log(disclaimer, IN_FORCE, user=confirmation.user, data={"name": confirmation.name, "version": version.pk})
    return version


def find_version(disclaimer: Disclaimer) -> DisclaimerVersion | None:
    """The version in force that has the text of the disclaimer as it is in memory, for the same pages."""
    return DisclaimerVersion.objects.filter(active_key=disclaimer.active_key, sha256=disclaimer.sha256).first()


def find_confirmation(disclaimer: Disclaimer) -> DisclaimerConfirmation | None:
    """The newest confirmation of this text that was not used yet.

    A text that is put back in force after it was changed or withdrawn is confirmed anew: it may have been taken away
    for a reason. Confirming what readers see already is no promise for later either.
    """
    at = OuterRef("confirmed_at")
    versions = DisclaimerVersion.objects.filter(disclaimer=disclaimer.pk, sha256=OuterRef("sha256"))
    used = versions.filter(Q(valid_from__gte=at) | Q(valid_to=None) | Q(valid_to__gt=at))
    return disclaimer.confirmations.filter(~Exists(used), sha256=disclaimer.sha256).first()


def is_published(disclaimer: Disclaimer) -> bool:
    """Whether the text as it is in memory is the published one, for the same pages."""
    row = Disclaimer.objects.filter(pk=disclaimer.pk, live=True).first()
    return row is not None and (row.sha256, row.active_key) == (disclaimer.sha256, disclaimer.active_key)


def get_name(user: Any) -> str:
    """A person as the history names them, also when their account is gone."""
    return user.get_full_name() or user.get_username()

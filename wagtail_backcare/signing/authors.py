"""Who wrote a translation, and the note of it that wagtail-localize does not keep."""

from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from wagtail_backcare.gate.safety import find_each_safety_strings
from wagtail_backcare.gate.translations import make_comparison
from wagtail_backcare.translation.models import Capacity, SafetySignOff, TextAuthor
from wagtail_backcare.translation.signoff import find_sign_offs
from wagtail_backcare.translation.texts import make_text_fingerprint


def find_authors(instance: Any) -> set[Any]:
    """Primary keys of the users who wrote the text that would go live: everybody, not only who was last at it.

    What somebody who was no author signed is theirs to answer for, so only what was written since then counts. Five
    queries at most, however many drafts there are.
    """
    signed = find_sign_offs(instance).exclude(capacity=Capacity.TRANSLATOR).first()
    return _find_authors_of_drafts(instance, signed) | _find_authors_of_strings(instance, signed)


def _find_authors_of_drafts(instance: Any, signed: SafetySignOff | None) -> set[Any]:
    """Users whose drafts changed the safety text. Whoever only saved it again, or changed other text, wrote none.

    A text that code wrote is by the first person who saved it.
    """
    drafts = list(_find_drafts(instance, signed))
    comparison = make_comparison(instance) if drafts and signed is None else None
    # A copy that nobody has touched holds the words of its source.
    before = signed.target_fingerprint if signed is not None else comparison and comparison.source_fingerprint
    made_from_strings = _find_drafts_made_from_strings(instance)
    authors = set()
    texts = [type(instance).from_serializable_data(draft.content, check_fks=False) for draft in drafts]
    for draft, strings in zip(drafts, find_each_safety_strings(texts), strict=True):
        after = make_text_fingerprint(strings)
        if draft.pk in made_from_strings:
            before = after
        elif after != before and draft.user_id is not None:
            authors.add(draft.user_id)
            before = after
    return authors


def _find_drafts(instance: Any, signed: SafetySignOff | None) -> models.QuerySet:
    drafts = instance.revisions.order_by("created_at", "pk")
    return drafts.filter(created_at__gt=signed.signed_at) if signed is not None else drafts


def _find_drafts_made_from_strings(instance: Any) -> set[Any]:
    """Primary keys of the drafts that wagtail-localize made: whoever pressed its button did not write the strings."""
    if not apps.is_installed("wagtail_localize"):
        return set()
    from wagtail_localize.models import TranslationLog

    made = TranslationLog.objects.filter(source__object_id=instance.translation_key, locale=instance.locale_id)
    return set(made.values_list("revision", flat=True))


def _find_authors_of_strings(instance: Any, signed: SafetySignOff | None) -> set[Any]:
    """Users who translated strings of it in wagtail-localize, also those whose words others have changed since."""
    if not apps.is_installed("wagtail_localize"):
        return set()
    from wagtail_localize.models import StringTranslation

    strings = StringTranslation.objects.filter(
        context__object_id=instance.translation_key, locale=instance.locale_id, last_translated_by__isnull=False
    )
    authors = TextAuthor.objects.filter(translation_key=instance.translation_key, locale=instance.locale_id)
    if signed is not None:
        strings = strings.filter(updated_at__gt=signed.signed_at)
        authors = authors.filter(wrote_at__gt=signed.signed_at)
    known = authors.values_list("user", flat=True).order_by()
    return set(known.union(strings.values_list("last_translated_by", flat=True).order_by()))


def note_author(sender, *, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A translation of a string was saved: note who wrote it. Two queries."""
    if raw or instance.last_translated_by_id is None or instance.context_id is None:
        return
    TextAuthor.objects.update_or_create(
        translation_key=instance.context.object_id,
        locale_id=instance.locale_id,
        user_id=instance.last_translated_by_id,
        defaults={"wrote_at": timezone.now()},
    )

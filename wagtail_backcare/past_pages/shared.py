"""Write to the archive what pages share: help cards, questions, sources, people."""

from typing import Any

from django.db import models
from wagtail.models import TranslatableMixin

from wagtail_backcare.archive.content import NOT_CONTENT, get_content
from wagtail_backcare.archive.record import Showing, close, record
from wagtail_backcare.models.clinician import Clinician
from wagtail_backcare.models.help_card_set import HelpCardSet
from wagtail_backcare.models.question import Question
from wagtail_backcare.models.reference import Reference
from wagtail_backcare.past_pages.publisher import get_publisher

#: Texts of their own that pages show. Disclaimers keep their versions themselves.
SHARED_MODELS = (HelpCardSet, Question, Reference, Clinician)

#: Fields of which a change alone changes nothing for readers.
_NEVER_SHOWN = NOT_CONTENT - {"live", "locale"}


def describe_shared(instance: models.Model) -> Showing:
    """What a text that pages share, as it is in memory, says."""
    return Showing(
        model=instance._meta.label_lower,
        object_id=str(instance.pk),
        title=str(instance)[:400],
        content=get_content(instance),
        language_code=instance.locale.language_code if isinstance(instance, TranslatableMixin) else "",
    )


def record_saved_shared(sender, *, instance: models.Model, raw: bool, update_fields=None, **kwargs: Any) -> None:
    """A text that pages share was saved."""
    if raw or (update_fields is not None and _NEVER_SHOWN.issuperset(update_fields)):
        return
    if not getattr(instance, "live", True):
        close_deleted_shared(sender, instance=instance)
    else:
        saved = instance if update_fields is None else sender._base_manager.get(pk=instance.pk)
        record(describe_shared(saved), user=get_publisher(instance))


def close_deleted_shared(sender, *, instance: models.Model, **kwargs: Any) -> None:
    """A text that pages share was deleted or unpublished."""
    close(sender._meta.label_lower, [str(instance.pk)])

"""What the snippets that many pages show have in common."""

from typing import Any

from django.db import models
from django.dispatch import Signal

from wagtail_backcare.translation.drafting import DraftTranslationMixin
from wagtail_backcare.translation.fields import make_draft_fields

#: Sent before a shared text is published or unpublished: snippet, becomes (what it would be), user, log_action. A
#: receiver that answers True has called the change off.
about_to_change = Signal()


class SharedTextMixin(DraftTranslationMixin):
    """A snippet with drafts whose published text live pages show.

    A change that the schedule makes must not fail half-way through everybody else's, so it is called off where a live
    page would no longer be fit to be read.
    """

    override_translatable_fields = make_draft_fields()

    class Meta:
        abstract = True

    def publish(self, revision: Any, user: Any = None, changed: bool = True, log_action: Any = True, **kwargs: Any):
        becomes = revision.as_object()
        becomes.live = True
        if not self._is_called_off(becomes, user, log_action):
            super().publish(revision, user=user, changed=changed, log_action=log_action, **kwargs)

    def unpublish(self, set_expired: bool = False, commit: bool = True, user: Any = None, log_action: Any = True):
        becomes = type(self)(pk=self.pk)
        becomes.live = False
        if not self._is_called_off(becomes, user, log_action):
            super().unpublish(set_expired=set_expired, commit=commit, user=user, log_action=log_action)

    def _is_called_off(self, becomes: models.Model, user: Any, log_action: Any) -> bool:
        answers = about_to_change.send(type(self), snippet=self, becomes=becomes, user=user, log_action=log_action)
        return any(answer for _receiver, answer in answers)

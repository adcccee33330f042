"""How far one page or snippet is in one language."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_backcare.gate.edit_address import get_edit_address


class State(models.TextChoices):
    """How far a translation is; the worst that is true of it."""

    MISSING = "missing", _("Missing")
    SOURCE_LIVE = "source_live", _("Source text is live")
    STALE = "stale", _("Source has changed")
    PARTIAL = "partial", _("Partly translated")
    UNSIGNED = "unsigned", _("Waiting for sign-off")
    SIGNED = "signed", _("Ready, not live")
    LIVE = "live", _("Live")


@dataclass(frozen=True)
class Facts:
    """What decides on the state. words: of the whole source text. words_left: of them that are not translated."""

    exists: bool = True
    is_alias: bool = False
    is_live: bool = False
    is_stale: bool = False
    is_signed: bool = True
    words: int = 0
    words_left: int = 0


def find_state(facts: Facts) -> State:
    """The state that some facts add up to."""
    if not facts.exists or (facts.is_alias and not facts.is_live):
        return State.MISSING
    if facts.is_alias or (facts.is_live and facts.words and facts.words_left == facts.words):
        return State.SOURCE_LIVE
    if facts.is_stale:
        return State.STALE
    if facts.words_left:
        return State.PARTIAL
    if not facts.is_signed:
        return State.UNSIGNED
    return State.LIVE if facts.is_live else State.SIGNED


@dataclass(frozen=True)
class Standing:
    """One page or snippet in one language, as the report shows it.

    source, target: the instances; target is None where there is none. changed: wagtail-localize's row for it where its
    source has changed since it was published, or None.
    """

    source: Any
    target: Any
    locale: Any
    state: State
    words_left: int
    changed: Any = None

    @property
    def title(self) -> str:
        return str(self.source)

    @property
    def kind(self) -> str:
        return str(self.source._meta.verbose_name)

    @property
    def language(self) -> str:
        return self.locale.get_display_name()

    @property
    def state_label(self) -> str:
        return str(State(self.state).label)

    @property
    def edit_url(self) -> str:
        """Where somebody works on it: the translation, or its source where there is none."""
        return get_edit_address(self.target if self.target is not None else self.source)

    @property
    def changed_at(self) -> datetime | None:
        """When the source was last published or changed."""
        return getattr(self.source, "last_published_at", None) or getattr(
            self.source, "latest_revision_created_at", None
        )

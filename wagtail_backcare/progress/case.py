"""A source and a language: its translation, and what was loaded that tells how far it is."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from wagtail.models import Locale

from wagtail_backcare.gate.loading import get_shown_text, load_draft
from wagtail_backcare.progress.localize import LocalizeFacts, Segment
from wagtail_backcare.progress.words import count_left, count_left_of_segments
from wagtail_backcare.translation.sources import Origin, is_same_language, pick_origin


class Case:
    """What decides on how far a translation is, apart from signatures. No query.

    family: every translation of the source, by language. target: the translation, or None. row: wagtail-localize's for
    it, or None.
    """

    def __init__(self, source: Any, locale: Locale, family: Mapping[Any, Any], localize: LocalizeFacts):
        self.source, self.locale, self.family, self.localize = source, locale, family, localize
        self.target = family.get(locale.pk)
        self.row = self._get_row(locale.pk)

    def _get_row(self, locale_id: Any) -> Any | None:
        return self.localize.rows.get((self.source.translation_key, locale_id))

    @property
    def is_live(self) -> bool:
        return self.target is not None and getattr(self.target, "live", True)

    @property
    def is_alias(self) -> bool:
        return getattr(self.target, "alias_of_id", None) is not None

    @property
    def has_text(self) -> bool:
        """Whether there is a translation with a text of its own."""
        return self.target is not None and not self.is_alias

    @property
    def segments(self) -> list[Segment]:
        """What translators are given, in order."""
        return self.localize.segments[self.row.source_id] if self.row is not None else []

    @property
    def done(self) -> Mapping[tuple, str]:
        """The translation of each segment that has one."""
        return self.localize.done[self.source.translation_key, self.locale.pk]

    @cached_property
    def words(self) -> tuple[int, int]:
        """Words of the source, and how many of them are left to translate.

        A variant of a language may leave the words that it is made from as they are.
        """
        if not self.has_text:
            words, _left = count_left_of_segments(self.segments, ()) if self.segments else self._count(self.source)
            return words, words
        if self.segments and not is_same_language(self.row.source.locale, self.locale):
            return count_left_of_segments(self.segments, self.done)
        return self._count(self.target if self.is_live else self.draft)

    def _count(self, target: Any) -> tuple[int, int]:
        return count_left(self.source, target)

    @cached_property
    def origin(self) -> Origin | None:
        """What `find_origin` finds, from what was loaded."""
        if not self.has_text:
            return None
        others = [
            member
            for member in sorted(self.family.values(), key=lambda member: member.pk)
            if member is not self.target
            and type(member) is type(self.target)
            and not getattr(member, "alias_of_id", None)
        ]
        source_locales = self.localize.source_locales[self.source.translation_key]
        return pick_origin(self.target, others, source_locales=source_locales)

    @cached_property
    def draft(self) -> Any:
        """The newest draft of the translation, or itself where publishing would change nothing."""
        target = self.target
        has_draft = getattr(target, "latest_revision_id", None) and (not target.live or target.has_unpublished_changes)
        return load_draft(target) if has_draft else target

    @cached_property
    def original(self) -> Any | None:
        """The source as a signature is bound to it, or None where the translation comes from nowhere."""
        return get_shown_text(self.origin.source) if self.origin is not None else None

    @property
    def parent(self) -> Any:
        """What wagtail-localize makes the translation from: the source, or a text in its own language."""
        return self.family[self.row.source.locale_id]

    @cached_property
    def stale_row(self) -> Any | None:
        """The first of wagtail-localize's rows on the way to the source whose own source was published after a sync."""
        if self.origin is None:
            return None
        steps = zip((self.target, *self.origin.between), (*self.origin.between, self.origin.source), strict=True)
        for text, parent in steps:
            row, published_at = self._get_row(text.locale_id), getattr(parent, "last_published_at", None)
            if row is not None and published_at and row.source.last_updated_at < published_at:
                return row
        return None

    @property
    def is_synced_since(self) -> bool:
        """Whether wagtail-localize took the source up again after readers had got the translation."""
        published_at = getattr(self.target, "last_published_at", None)
        return bool(self.row and published_at and self.row.source.last_updated_at > published_at)

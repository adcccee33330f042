"""Collect how the safety text of a translation compares with that of its source."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.db import models

from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.loading import get_shown_text
from wagtail_backcare.gate.open_paths import find_open_paths, make_key
from wagtail_backcare.gate.safety import Shared, find_safety_strings
from wagtail_backcare.rules import SafetyStringFacts, SiteFacts, TranslationFacts
from wagtail_backcare.translation.audit import Audit, compare
from wagtail_backcare.translation.models import Capacity, GlossaryTerm, SafetySignOff
from wagtail_backcare.translation.signoff import ORDER, SignOffState, find_sign_offs, get_sign_off_state
from wagtail_backcare.translation.sources import Origin, find_origin
from wagtail_backcare.translation.texts import SafetyString, make_text_fingerprint


class Comparison:
    """The safety text of an instance, as it is in memory, beside that of its source.

    source: the row it was translated from; its live text, or its draft where readers see none.
    signed_texts: what may be signed: the instance, and the rows of its language that it was made from. A variant of a
    language has its signature from there as long as its safety text is word for word the same.
    """

    def __init__(self, instance: models.Model, origin: Origin, shared: Shared | None = None):
        self.instance, self.source = instance, origin.source
        self.signed_texts = (instance, *origin.between)
        self.source_strings = find_safety_strings(get_shown_text(origin.source), shared)
        self.target_strings = find_safety_strings(instance, shared)
        self.source_fingerprint = make_text_fingerprint(self.source_strings)
        self.target_fingerprint = make_text_fingerprint(self.target_strings)

    def audit(self, terms: Sequence[str] | None = None, known: Known | None = None) -> Audit:
        """What is missing, untranslated or different.

        terms: those of the glossary that stay as they are, or None to look them up, with one query. known: what was
        looked up for a page; without it, one query where short texts are the same in both languages.
        """
        if terms is None:
            locales = {"source_locale": self.source.locale_id, "target_locale": self.instance.locale_id}
            terms = list(GlossaryTerm.objects.filter(**locales, keep=True).values_list("term", flat=True))
        find = partial(
            compare,
            self.source_strings,
            self.target_strings,
            source_language=self.source.locale.language_code,
            target_language=self.instance.locale.language_code,
            keep=terms,
        )
        audit = find()
        return find(open_paths=self._find_open_paths(known)) if audit.alike else audit

    def _find_open_paths(self, known: Known | None) -> set[str]:
        found = find_open_paths([self.instance]) if known is None else known.open_paths
        return found.get(make_key(self.source, self.instance), set())

    def get_state(self, needed: str, sign_offs: Sequence[SafetySignOff] | None = None) -> SignOffState:
        """Whether somebody confirmed it. sign_offs: those on record, or None to look them up, with one query."""
        return get_sign_off_state(
            find_sign_offs(*self.signed_texts) if sign_offs is None else sign_offs,
            source_fingerprint=self.source_fingerprint,
            target_fingerprint=self.target_fingerprint,
            needed=needed,
        )


def make_comparison(instance: Any, known: Known | None = None, *, shared: Shared | None = None) -> Comparison | None:
    """The comparison for an instance; None where it is no translation, or its source has no safety text.

    known: what was looked up for a page, if anything was. shared: questions as they are to be taken, in place of what
    the database has.
    """
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False) or getattr(instance, "alias_of_id", None):
        return None
    origin = find_origin(instance) if known is None else known.get_origin(instance)
    comparison = Comparison(instance, origin, shared) if origin is not None else None
    return comparison if comparison is not None and comparison.source_strings else None


def collect_translation(
    instance: Any, sites: Iterable[SiteFacts] = (), known: Known | None = None, shared: Shared | None = None
) -> TranslationFacts | None:
    """Facts for the rule about safety text. known, shared: as `make_comparison` takes them."""
    comparison = make_comparison(instance, known, shared=shared)
    if comparison is None:
        return None
    terms = [t.term for t in known.get_terms(comparison.source, instance) if t.keep] if known else None
    sign_offs = known.get_sign_offs(instance) if known else None
    audit, state = comparison.audit(terms, known), comparison.get_state(get_needed_capacity(sites), sign_offs)
    return TranslationFacts(
        source_language=comparison.source.locale.get_display_name(),
        missing=tuple(map(_make_facts, audit.missing)),
        untranslated=tuple(map(_make_facts, audit.untranslated)),
        is_signed=state.is_signed,
        is_stale=state.is_stale,
    )


def get_needed_capacity(sites: Iterable[SiteFacts]) -> Capacity:
    """The strictest capacity that a site asks for."""
    return max((Capacity(site.sign_off_by) for site in sites), key=ORDER.index, default=Capacity.TRANSLATOR)


def _make_facts(string: SafetyString) -> SafetyStringFacts:
    return SafetyStringFacts(string.path, string.label, string.text, string.block_id)

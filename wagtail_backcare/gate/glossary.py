"""The glossary for a translation: its entries, and the texts that went without them."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.loading import get_shown_text
from wagtail_backcare.gate.safety import find_text_strings
from wagtail_backcare.rules import GlossaryMissFacts
from wagtail_backcare.translation.glossary import Term, find_misses
from wagtail_backcare.translation.models import GlossaryTerm
from wagtail_backcare.translation.sources import get_source


def make_term(row: GlossaryTerm) -> Term:
    return Term(row.term, row.term if row.keep else row.translation, row.keep, row.note)


def get_terms(source_locale_id: int, target_locale_id: int) -> list[Term]:
    """The glossary for a pair of languages, in alphabetical order. One query."""
    rows = GlossaryTerm.objects.filter(source_locale=source_locale_id, target_locale=target_locale_id)
    return [make_term(row) for row in rows]


def collect_glossary_misses(page: Any, known: Known) -> tuple[GlossaryMissFacts, ...]:
    """Facts for the rule about the glossary, of a page."""
    origin = known.get_origin(page)
    if origin is None:
        return ()
    return _make_facts(origin.source, page, [make_term(row) for row in known.get_terms(origin.source, page)])


def find_snippet_misses(snippet: models.Model) -> tuple[GlossaryMissFacts, ...]:
    """The same of a shared text, as it is in memory. Up to four queries."""
    source = get_source(snippet)
    if source is None:
        return ()
    return _make_facts(source, snippet, get_terms(source.locale_id, snippet.locale_id))


def _make_facts(source: Any, instance: Any, terms: Sequence[Term]) -> tuple[GlossaryMissFacts, ...]:
    if not terms:
        return ()
    misses = find_misses(find_text_strings(get_shown_text(source)), find_text_strings(instance), terms)
    return tuple(
        GlossaryMissFacts(
            term=miss.term.term,
            translation=miss.term.translation,
            keep=miss.term.keep,
            label=miss.string.label,
            path=miss.string.path,
            block_id=miss.string.block_id,
        )
        for miss in misses
    )

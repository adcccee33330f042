"""The glossary for a translation: its entries, and the texts that went without them."""

from typing import Any

from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.safety import find_text_strings
from wagtail_backcare.gate.translations import get_shown_text
from wagtail_backcare.rules import GlossaryMissFacts
from wagtail_backcare.translation.glossary import Term, find_misses
from wagtail_backcare.translation.models import GlossaryTerm


def make_term(row: GlossaryTerm) -> Term:
    return Term(row.term, row.term if row.keep else row.translation, row.keep, row.note)


def get_terms(source_locale_id: int, target_locale_id: int) -> list[Term]:
    """The glossary for a pair of languages, in alphabetical order. One query."""
    rows = GlossaryTerm.objects.filter(source_locale=source_locale_id, target_locale=target_locale_id)
    return [make_term(row) for row in rows]


def collect_glossary_misses(page: Any, known: Known) -> tuple[GlossaryMissFacts, ...]:
    """Facts for the rule about the glossary."""
    origin = known.get_origin(page)
    terms = [make_term(row) for row in known.get_terms(origin.source, page)] if origin is not None else []
    if not terms:
        return ()
    misses = find_misses(find_text_strings(get_shown_text(origin.source)), find_text_strings(page), terms)
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

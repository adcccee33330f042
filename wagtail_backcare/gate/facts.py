"""Collect what the rules look at from a page, as it is in memory."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import swapper
from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Site

from wagtail_backcare.blocks.help_cards import HelpCardBlock, HelpCardsBlock
from wagtail_backcare.blocks.rich_text import make_plain_text
from wagtail_backcare.blocks.section import SectionBlock
from wagtail_backcare.blocks.snippets import SharedChooserBlock
from wagtail_backcare.gate.glossary import collect_glossary_misses
from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.own_facts import OwnFacts
from wagtail_backcare.gate.safety import Shared
from wagtail_backcare.gate.sites import collect_sites, pick_sites
from wagtail_backcare.gate.texts import Found, get_text, holds_something, iter_streams, read_list
from wagtail_backcare.gate.translations import collect_translation
from wagtail_backcare.models.help_card_set import HelpCardSet
from wagtail_backcare.models.question import Question
from wagtail_backcare.reviews.current import judge_reviews
from wagtail_backcare.rules import CardFacts, PageFacts, ReviewFacts, SectionFacts, TextFacts
from wagtail_backcare.translation.sources import is_same_language

#: A web address in plain text.
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


@dataclass
class _Body:
    """What was found in the streams of a page."""

    cards: list[CardFacts] = field(default_factory=list)
    sections: list[SectionFacts] = field(default_factory=list)
    texts: list[TextFacts] = field(default_factory=list)
    unpublished_sets: dict[str, str] = field(default_factory=dict)
    sets_in_other_language: dict[str, str] = field(default_factory=dict)
    unpublished_questions: dict[str, str] = field(default_factory=dict)
    questions_in_other_language: dict[str, str] = field(default_factory=dict)
    safety_questions_in_other_language: dict[str, str] = field(default_factory=dict)


def collect_facts(
    page: models.Model,
    *,
    path: str | None = None,
    sites: Sequence[Site] | None = None,
    with_body: bool = True,
    instead: Shared | None = None,
    known: Known | None = None,
) -> PageFacts:
    """Everything that rules look at.

    page: an instance of a page type with `DisclaimerMixin`, saved or not.
    path: its place in the tree where it has none yet, such as the path of the parent.
    sites: those that show it, where the caller knows.
    with_body: whether to look into its text; rules about sites need not.
    instead: snippets as they are about to be saved, in place of what the database has.
    known: what was looked up for it and for other pages, or None for it alone.
    """
    known = known or Known([page])
    if sites is None:
        sites = pick_sites(known.roots, path or page.path or "")
    locale = page.get_text_locale()
    streams = list(iter_streams(page))
    site_facts = collect_sites(
        sites, locale=locale, kind=page.backcare_kind, active_keys=known.active_keys, clinics=known.clinics
    )
    shared = {**known.shared, **(instead or {})} if with_body else {}
    body = _read_body(page, locale, known, shared) if with_body else _Body()
    return PageFacts(
        kind=str(page.backcare_kind),
        language=locale.get_display_name() if isinstance(locale, Locale) else "",
        sites=site_facts,
        cards=tuple(body.cards),
        unpublished_sets=body.unpublished_sets,
        sets_in_other_language=body.sets_in_other_language,
        unpublished_questions=body.unpublished_questions,
        questions_in_other_language=body.questions_in_other_language,
        safety_questions_in_other_language=body.safety_questions_in_other_language,
        sections=tuple(body.sections),
        texts=tuple(body.texts),
        has_body=bool(streams),
        body_field=streams[0].name if streams else "",
        review=_read_review(page, known) if with_body and page.pk else None,
        translation=collect_translation(page, site_facts, known, shared) if with_body else None,
        glossary_misses=collect_glossary_misses(page, known) if with_body else (),
        extra=OwnFacts(page),
    )


def _read_review(page: models.Model, known: Known) -> ReviewFacts | None:
    state = judge_reviews(known.get_reviews(page), page)
    if state is None:
        return None
    return ReviewFacts(state.review.reviewer_name, state.is_stale, state.is_overdue, state.is_by_author)


def _read_body(page: models.Model, locale: Any, known: Known, shared: Shared) -> _Body:
    body = _Body()
    for name, found in known.get_blocks(page):
        _note(body, name, found, locale, shared)
    body.texts += _read_text_fields(page)
    return body


def _note(body: _Body, name: str, found: Found, locale: Any, chosen: Mapping[tuple[type, Any], Any]) -> None:
    """Add what one block tells. locale: the language of the page's text."""
    block, value, block_id, is_safety = found
    if isinstance(block, SectionBlock):
        content = block.child_blocks["content"]
        is_empty = not holds_something(content, value.get("content"))
        heading = block.get_heading(value)
        body.sections.append(SectionFacts(block.section.name, heading, block_id, is_empty))
    elif isinstance(block, HelpCardsBlock):
        _note_shared_cards(body, value, block_id, locale, chosen)
    elif isinstance(block, HelpCardBlock):
        body.cards.append(_make_card(block.urgency, value.get("heading"), read_list(value.get("signs")), block_id))
    elif isinstance(block, SharedChooserBlock) and block.model_class is Question:
        question = chosen.get((Question, value))
        if question is None or not question.live:
            body.unpublished_questions[block_id] = str(question) if question else ""
        elif _is_in_other_language(question, locale):
            places = body.safety_questions_in_other_language if is_safety else body.questions_in_other_language
            places[block_id] = str(question)
        else:
            answer = make_plain_text(question.answer)
            body.texts += [TextFacts(text, name, block_id, str(question)) for text in (question.question, answer)]
    else:
        text = get_text(block, value)
        if text:
            body.texts.append(TextFacts(text, name, block_id))


def _is_in_other_language(shared: Any, locale: Any) -> bool:
    return shared.locale_id != locale.pk and not is_same_language(shared.locale, locale)


def _note_shared_cards(body: _Body, value: Mapping[str, Any], block_id: str, locale: Any, chosen: Mapping) -> None:
    pk = value.get("shared")
    if pk is None:
        return
    shared = chosen.get((HelpCardSet, pk))
    if shared is None or not shared.live:
        body.unpublished_sets[block_id] = str(shared) if shared else ""
        return
    if _is_in_other_language(shared, locale):
        body.sets_in_other_language[block_id] = str(shared)
        return
    for child in shared.cards.raw_data:
        card = child["value"]
        signs = read_list(card.get("signs"))
        body.cards.append(_make_card(child["type"], card.get("heading"), signs, block_id, str(shared)))


def _make_card(urgency: str, heading: str | None, signs: list[str], block_id: str, shared: str = "") -> CardFacts:
    heading = heading or ""
    filled = tuple(sign for sign in signs if sign and sign.strip())
    has_link = bool(LINK.search(" ".join([heading, *filled])))
    return CardFacts(str(urgency), filled, heading, block_id, shared, has_link)


def _read_text_fields(page: models.Model) -> list[TextFacts]:
    """Texts outside the streams: the summary, who the page is for, and what a site's own page type adds."""
    texts = [(field, getattr(page, field.attname)) for field in page._meta.concrete_fields if _is_text(field)]
    return [
        TextFacts(make_plain_text(text) if isinstance(field, RichTextField) else text, field=field.name)
        for field, text in texts
        if isinstance(text, str) and text.strip()
    ]


def _is_text(field: models.Field) -> bool:
    """Whether editors type words for readers into a field that is not one of every page."""
    if field.model is swapper.load_model("wagtailcore", "Page") or isinstance(field, StreamField):
        return False
    # Addresses and slugs are kinds of CharField, and no words.
    is_line = type(field) is models.CharField and field.editable and not field.choices
    return is_line or isinstance(field, models.TextField)

"""Find out how far pages and snippets are in each language, many at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, IntegerField, OuterRef, QuerySet, Value
from wagtail.models import Locale

from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.gate.loading import load_pages
from wagtail_backcare.gate.safety import find_each_safety_strings
from wagtail_backcare.models import Clinician, HelpCardSet, Question
from wagtail_backcare.progress.localize import LocalizeFacts, collect_localize
from wagtail_backcare.progress.standing import Facts, Standing, State, find_state
from wagtail_backcare.progress.words import count_left, count_left_of_segments
from wagtail_backcare.translation.models import SafetySignOff
from wagtail_backcare.translation.sources import is_same_language
from wagtail_backcare.translation.texts import make_text_fingerprint

#: Snippets that are translated; disclaimers are confirmed instead.
SNIPPETS = (HelpCardSet, Question, Clinician)

#: What is translated; None stands for pages of any type.
KINDS = (None, *SNIPPETS)


@dataclass(frozen=True)
class Source:
    """What is translated, by its primary key. model: a snippet; None for pages of any type."""

    model: Any
    pk: Any
    translation_key: Any
    locale_id: Any


@dataclass(frozen=True)
class SafetyTexts:
    """What is known of safety texts.

    signed: by content type and key of a translation, the fingerprints of source and target that were signed.
    fingerprints: by model and key, that of each page or snippet that has safety text.
    """

    signed: Mapping[tuple, set[tuple[str, str]]]
    fingerprints: Mapping[tuple, str]

    def look_at(self, source: Any, target: Any) -> tuple[bool, bool]:
        """Whether the text of a translation is signed as it is, and whether it was before its source changed."""
        of_source = self.fingerprints.get((type(source), source.pk))
        if of_source is None:
            return True, False
        of_target = self.fingerprints.get((type(target), target.pk))
        content_type = ContentType.objects.get_for_model(target, for_concrete_model=True).pk
        pairs = self.signed.get((content_type, str(target.pk)), set())
        is_signed = (of_source, of_target) in pairs
        return is_signed, not is_signed and any(of_target == theirs for _source, theirs in pairs)


def find_sources(model: Any) -> QuerySet:
    """Rows of a page type or snippet that others are translations of, or that have none yet."""
    older = model._base_manager.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    rows = model._base_manager.all()
    if hasattr(model, "alias_of"):
        older, rows = older.filter(alias_of=None), rows.filter(alias_of=None)
    return rows.filter(~Exists(older))


def find_page_sources() -> QuerySet:
    """The same for every kind of health page."""
    types = ContentType.objects.get_for_models(*get_health_models()).values()
    base = swapper.load_model("wagtailcore", "Page")
    return find_sources(base).filter(content_type__in=[content_type.pk for content_type in types])


def list_sources(kind: str = "") -> list[Source]:
    """Every source: pages by title, then snippets in the order of `SNIPPETS`. One query.

    kind: "page", or the name of the only model that is wanted.
    """
    queries = []
    for position, model in enumerate(KINDS):
        if kind in ("", get_kind(model)):
            title = F("title") if model is None else Value("", output_field=CharField())
            rows = find_page_sources() if model is None else find_sources(model)
            rows = rows.order_by().annotate(position=Value(position, output_field=IntegerField()), sort_by=title)
            queries.append(rows.values_list("pk", "translation_key", "locale_id", "position", "sort_by"))
    if not queries:
        return []
    first, *others = queries
    rows = (first.union(*others, all=True) if others else first).order_by("position", "sort_by", "pk")
    return [Source(KINDS[position], pk, key, locale) for pk, key, locale, position, _title in rows]


def get_kind(model: Any) -> str:
    """What the report calls a kind of source in its address."""
    return "page" if model is None else model._meta.model_name


def collect_standings(sources: Collection[Source], *, locales: Sequence[Locale]) -> list[Standing]:
    """How far some sources are in some languages; as many queries for fifty as for one, and for all languages.

    A language that shares its first part with the source's is left out.
    """
    by_model = defaultdict(list)
    for wanted in sources:
        by_model[wanted.model].append(wanted.translation_key)
    families: dict[Any, dict[Any, Any]] = {}
    for model, keys in by_model.items():
        families |= _group(_load_pages(keys) if model is None else _load_snippets(model, keys))
    localize = collect_localize(list(families))
    texts = SafetyTexts(_load_sign_offs(families), _find_fingerprints(families))
    standings = []
    for wanted in sources:
        family = families.get(wanted.translation_key, {})
        source = next((member for member in family.values() if member.pk == wanted.pk), None)
        for locale in locales if source is not None else ():
            if not is_same_language(source.locale, locale):
                standings.append(_make_standing(source, family.get(locale.pk), locale, localize, texts))
    return standings


def _load_pages(keys: Collection[Any]) -> list[Any]:
    """Every translation of some pages."""
    base = swapper.load_model("wagtailcore", "Page")
    return load_pages(base.objects.filter(translation_key__in=keys), companions=["locale"])


def _load_snippets(model: Any, keys: Collection[Any]) -> QuerySet:
    return model._base_manager.filter(translation_key__in=keys).select_related("locale")


def _group(rows: Iterable[Any]) -> dict[Any, dict[Any, Any]]:
    """Translations by their key and language."""
    families: dict[Any, dict[Any, Any]] = defaultdict(dict)
    for row in rows:
        families[row.translation_key][row.locale_id] = row
    return families


def _load_sign_offs(families: dict[Any, dict[Any, Any]]) -> dict[tuple, set[tuple[str, str]]]:
    """By content type and key of a translation: the fingerprints of source and target that were signed."""
    keys = [str(member.pk) for family in families.values() for member in family.values()]
    signed: dict[tuple, set] = defaultdict(set)
    rows = SafetySignOff.objects.filter(object_id__in=keys)
    for content_type, pk, *pair in rows.values_list(
        "content_type", "object_id", "source_fingerprint", "target_fingerprint"
    ):
        signed[content_type, pk].add(tuple(pair))
    return signed


def _find_fingerprints(families: dict[Any, dict[Any, Any]]) -> dict[tuple, str]:
    """By model and key: the fingerprint of the safety text of each that has any. One query at most."""
    members = [m for family in families.values() for m in family.values() if not getattr(m, "alias_of_id", None)]
    found = zip(members, find_each_safety_strings(members), strict=True)
    return {(type(member), member.pk): make_text_fingerprint(strings) for member, strings in found if strings}


def _make_standing(source: Any, target: Any, locale: Locale, localize: LocalizeFacts, texts: SafetyTexts) -> Standing:
    key = source.translation_key
    row = localize.rows.get((key, locale.pk))
    segments = localize.segments.get(row.source_id) if row is not None else None
    if target is None or getattr(target, "alias_of_id", None):
        words, _left = count_left_of_segments(segments, ()) if segments else count_left(source, source)
        facts = Facts(
            exists=target is not None, is_alias=target is not None, is_live=target is not None and target.live
        )
        return Standing(source, target, locale, find_state(facts), words)
    if segments and not is_same_language(row.source.locale, locale):
        words, left = count_left_of_segments(segments, localize.done.get((key, locale.pk), ()))
    else:
        words, left = count_left(source, target)
    is_signed, is_stale = texts.look_at(source, target)
    published_at = getattr(source, "last_published_at", None)
    if row is not None and published_at and row.source.last_updated_at < published_at:
        is_stale = True
    target_published_at = getattr(target, "last_published_at", None)
    is_taken_up = bool(row and target_published_at and row.source.last_updated_at > target_published_at)
    facts = Facts(
        is_live=getattr(target, "live", True), is_stale=is_stale, is_signed=is_signed, words=words, words_left=left
    )
    state = find_state(facts)
    return Standing(source, target, locale, state, left, row if state == State.STALE or is_taken_up else None)

"""Find out how far pages and snippets are in each language, many at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, IntegerField, OuterRef, QuerySet, Value
from wagtail.models import Locale

from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.gate.loading import load_pages
from wagtail_backcare.models import Clinician, Disclaimer, HelpCardSet, Question
from wagtail_backcare.progress.case import Case
from wagtail_backcare.progress.localize import collect_localize
from wagtail_backcare.progress.signed import SignOffs
from wagtail_backcare.progress.standing import Facts, Standing, State, find_state
from wagtail_backcare.translation.sources import is_same_language

#: Snippets that are translated.
SNIPPETS = (HelpCardSet, Question, Clinician, Disclaimer)

#: What is translated; None stands for pages of any type.
KINDS = (None, *SNIPPETS)


#: States in which the new text of a source may be what is left to do.
UNFINISHED = (State.PARTIAL, State.UNSIGNED, State.SIGNED)


@dataclass(frozen=True)
class Source:
    """What is translated, by its primary key. model: a snippet; None for pages of any type."""

    model: Any
    pk: Any
    translation_key: Any
    locale_id: Any


def find_sources(model: Any) -> QuerySet:
    """Rows of a page type or snippet that others are translations of, or that have none yet.

    A disclaimer without a translation is left out: each language may have one that was written in it.
    """
    older = model._base_manager.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    rows = model._base_manager.all()
    if hasattr(model, "alias_of"):
        older, rows = older.filter(alias_of=None), rows.filter(alias_of=None)
    if model is Disclaimer:
        younger = model.objects.filter(translation_key=OuterRef("translation_key"), pk__gt=OuterRef("pk"))
        rows = rows.filter(Exists(younger))
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
    cases = []
    for wanted in sources:
        family = families.get(wanted.translation_key, {})
        source = next((member for member in family.values() if member.pk == wanted.pk), None)
        for locale in locales if source is not None else ():
            if not is_same_language(source.locale, locale):
                cases.append(Case(source, locale, family, localize))
    sign_offs = SignOffs(cases)
    return [_make_standing(case, sign_offs) for case in cases]


def _load_pages(keys: Collection[Any]) -> list[Any]:
    """Every translation of some pages."""
    base = swapper.load_model("wagtailcore", "Page")
    return load_pages(base.objects.filter(translation_key__in=keys), companions=["locale", "latest_revision"])


def _load_snippets(model: Any, keys: Collection[Any]) -> QuerySet:
    companions = [name for name in ("locale", "latest_revision") if hasattr(model, name)]
    return model._base_manager.filter(translation_key__in=keys).select_related(*companions)


def _group(rows: Iterable[Any]) -> dict[Any, dict[Any, Any]]:
    """Translations by their key and language."""
    families: dict[Any, dict[Any, Any]] = defaultdict(dict)
    for row in rows:
        families[row.translation_key][row.locale_id] = row
    return families


def _make_standing(case: Case, sign_offs: SignOffs) -> Standing:
    words, left = case.words
    sign_off = sign_offs.get_state(case)
    was_signed = case.row is None and sign_off is not None and sign_off.is_stale
    state = find_state(
        Facts(
            exists=case.target is not None,
            is_alias=case.is_alias,
            is_live=sign_offs.is_live(case),
            is_stale=case.stale_row is not None or was_signed,
            is_signed=sign_off is None or sign_off.is_signed,
            words=words,
            words_left=left,
        )
    )
    is_synced = state in UNFINISHED and case.is_synced_since
    changed = case.stale_row if state == State.STALE else case.row if is_synced else None
    return Standing(case.source, case.target, case.locale, state, left, changed)

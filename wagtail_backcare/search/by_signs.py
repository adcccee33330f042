"""Pages that tell readers with signs like those of a query to get help soon, by the signs on their help cards."""

from collections.abc import Iterable, Sequence
from typing import Any

import swapper
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Value, When
from django.db.models.functions import Cast
from wagtail.models import ReferenceIndex

from wagtail_backcare.kinds import Kind
from wagtail_backcare.search.scope import Scope
from wagtail_backcare.search.texts import Texts, get_signs
from wagtail_backcare.search.word_lists import WordLists
from wagtail_backcare.search.words import fold, get_words

#: The cards that count, by the names under which a stream holds them.
SOON = ("emergency", "urgent")

#: Of two words that begin alike, the shorter one has as many letters at least: "numb" and "numbness".
SHORTEST_STEM = 3


def find_by_signs(
    words: Sequence[str], texts: Texts, lists: WordLists, *, limit: int, without: Sequence, any_word: bool = False
) -> list:
    """Primary keys of pages, those whose signs have the most of the words first, of these the pages about a condition.

    Nothing for words that tell neither of an emergency nor of what somebody cannot do. One query beside those of the
    texts.

    :param without: primary keys of pages that are known already.
    :param any_word: pages with any of the words, and all that have such cards where one tells of an emergency. Else
        those whose signs have all of the words that do; where none does, half of those that tell something.
    """
    urgent, telling = lists.get_urgent(words), lists.leave_out_small(words)
    if not (urgent or lists.has_negation(words)):
        return []
    needed = [] if any_word else urgent
    least = 0 if urgent else 1 if any_word else (len(telling) + 1) // 2

    def rate(cards: dict[Any, Any]) -> dict[Any, int]:
        rated = {}
        for key, value in cards.items():
            signs = {fold(word) for text in get_signs(value, SOON) for word in get_words(text)} - lists.small
            found = sum(_is_among(word, signs) for word in telling)
            if signs and found >= least and all(_is_among(word, signs) for word in needed):
                rated[key] = found
        return rated

    places: dict[Any, tuple[int, bool]] = {
        pk: (rank, kind == Kind.CONDITION)
        for kind, bodies in texts.bodies.items()
        for pk, rank in rate(bodies).items()
        if pk not in without
    }
    for pk, *place in _find_showing(rate(texts.help_cards), texts.scope, limit=limit, without=without):
        places[pk] = max(tuple(place), places.get(pk, (0, False)))
    return sorted(places, key=lambda pk: (*(-each for each in places[pk]), pk))[:limit]


def _is_among(word: str, signs: Iterable[str]) -> bool:
    folded = fold(word)
    return any(_begin_alike(folded, sign) for sign in signs)


def _begin_alike(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return word == other or (len(shorter) >= SHORTEST_STEM and longer.startswith(shorter))


def _find_showing(sets: dict[Any, int], scope: Scope, *, limit: int, without: Sequence) -> list[tuple]:
    """Pages that show any of these shared sets: key, rank of the set, and whether it is about a condition.

    A page that shows several is there several times.
    """
    if not sets:
        return []
    get_type = ContentType.objects.get_for_model
    pages = scope.get_pages().exclude(pk__in=without)
    condition = scope.models.get(Kind.CONDITION)
    references = ReferenceIndex.objects.filter(
        base_content_type=get_type(swapper.load_model("wagtailcore", "Page")),
        to_content_type=get_type(apps.get_model("wagtail_backcare", "HelpCardSet")),
        to_object_id__in=[str(key) for key in sets],
    )
    references = references.annotate(
        page=Cast("object_id", output_field=type(pages.model._meta.pk)()),
        rank=Case(*(When(to_object_id=str(key), then=Value(rank)) for key, rank in sets.items())),
        is_condition=Case(When(content_type=get_type(condition) if condition else None, then=True), default=False),
    )
    references = references.filter(page__in=pages.order_by().values("pk")).order_by("-rank", "-is_condition", "page")
    return list(references.values_list("page", "rank", "is_condition").distinct()[: limit * len(sets)])

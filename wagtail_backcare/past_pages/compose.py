"""Put together what a page showed from one moment to another: its text, and what it took from elsewhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import F, Model, Q
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Site

from wagtail_backcare.archive.models import ArchiveEntry
from wagtail_backcare.blocks.snippets import walk_choices
from wagtail_backcare.disclaimers.models import ANY_KIND, DisclaimerVersion
from wagtail_backcare.past_pages.shared import SHARED_MODELS
from wagtail_backcare.reviews.models import Review

#: A text that pages share: `app_label.modelname` and primary key as text.
Key = tuple[str, str]

Span = tuple[datetime, datetime | None]


@dataclass(frozen=True)
class PageThen:
    """A page in a span of time in which nothing that it showed was changed.

    starts, ends: the span; the page may have shown the same before and after.
    wordings: the disclaimers: the one in the language of the text, and on an alias that of its tree, if there was one.
    shared: for each text that the page took from elsewhere, what is on record of it, or None for nothing: it was not
        published then, or it was not written down.
    """

    starts: datetime
    ends: datetime
    entry: ArchiveEntry
    wordings: tuple[DisclaimerVersion, ...]
    clinic: ArchiveEntry | None
    review: Review | None
    shared: Mapping[Key, ArchiveEntry | None]


def get_day(day: date) -> tuple[datetime, datetime]:
    """When a day begins and ends in the time zone of the site, as the setting ``TIME_ZONE`` names it."""
    zone = timezone.get_default_timezone()
    return tuple(datetime.combine(d, time.min, tzinfo=zone) for d in (day, day + timedelta(days=1)))


def find_page_versions(page_id: Any, starts: datetime, ends: datetime) -> list[PageThen]:
    """What a page showed in a span of time, in order; nothing for times at which no reader could see it.

    Five queries, however much was changed.
    """
    entries = list(overlapping(ArchiveEntry.objects.filter(page=page_id), starts, ends).select_related("text"))
    if not entries:
        return []
    sources = _Sources(entries, page_id, starts, ends)
    return [then for entry in entries for then in sources.split(entry)]


def overlapping(entries: Any, starts: datetime, ends: datetime) -> Any:
    """Those of some entries that were shown for a while in a span of time."""
    closed_later = Q(shown_to__isnull=True) | Q(shown_to__gt=starts)
    return entries.filter(closed_later, shown_from__lt=ends).exclude(shown_to=F("shown_from"))


class _Sources:
    """What pages take from elsewhere, in a span of time."""

    def __init__(self, entries: Sequence[ArchiveEntry], page_id: Any, starts: datetime, ends: datetime):
        self.starts, self.ends = starts, ends
        self.keys = {entry.pk: list(iter_shared_keys(entry)) for entry in entries}
        self.shared = self._load_shared({key for keys in self.keys.values() for key in keys})
        sites = {str(entry.site_id) for entry in entries if entry.site_id}
        self.clinics = self._load_shared({(Site._meta.label_lower, pk) for pk in sites})
        self.wordings = self._load_wordings(entries)
        self.reviews = list(Review.objects.filter(page=page_id, recorded_at__lt=ends).order_by("-reviewed_on", "-pk"))

    def _load_shared(self, keys: Iterable[Key]) -> dict[Key, list[ArchiveEntry]]:
        wanted = Q()
        for model in {model for model, _pk in keys}:
            wanted |= Q(model=model, object_id__in=[pk for name, pk in keys if name == model])
        found: dict[Key, list[ArchiveEntry]] = {key: [] for key in keys}
        if keys:
            rows = overlapping(ArchiveEntry.objects.filter(wanted), self.starts, self.ends)
            for entry in rows.select_related("text"):
                found[entry.model, entry.object_id].append(entry)
        return found

    def _load_wordings(self, entries: Sequence[ArchiveEntry]) -> list[DisclaimerVersion]:
        languages = {code for entry in entries for code in (entry.language_code, entry.tree_language_code) if code}
        in_force = Q(valid_to__isnull=True) | Q(valid_to__gt=self.starts)
        rows = DisclaimerVersion.objects.filter(in_force, language_code__in=languages, valid_from__lt=self.ends)
        return list(rows.order_by("-valid_from", "-pk"))

    def split(self, entry: ArchiveEntry) -> Iterator[PageThen]:
        """The spans in which an entry showed one thing, within the time that was asked for."""
        starts, ends = max(self.starts, entry.shown_from), min(self.ends, entry.shown_to or self.ends)
        shared = {key: self.shared[key] for key in self.keys[entry.pk]}
        clinics = self.clinics.get((Site._meta.label_lower, str(entry.site_id)), [])
        wordings = [version for version in self.wordings if is_for(version, entry)]
        reviews = [review for review in self.reviews if is_of(review, entry)]
        moments = {starts}
        for span in (
            *((e.shown_from, e.shown_to) for found in (*shared.values(), clinics) for e in found),
            *((version.valid_from, version.valid_to) for version in wordings),
            *((review.recorded_at, review.withdrawn_at) for review in reviews),
        ):
            moments.update(moment for moment in span if moment is not None and starts < moment < ends)
        order = sorted(moments)
        for moment, following in zip(order, [*order[1:], ends], strict=True):
            yield PageThen(
                starts=moment,
                ends=following,
                entry=entry,
                wordings=pick_wordings(wordings, entry, moment),
                clinic=pick_entry(clinics, moment),
                review=next((r for r in reviews if _holds(moment, (r.recorded_at, r.withdrawn_at))), None),
                shared={key: pick_entry(found, moment) for key, found in shared.items()},
            )


def _holds(moment: datetime, span: Span) -> bool:
    starts, ends = span
    return starts <= moment and (ends is None or moment < ends)


def pick_entry(entries: Iterable[ArchiveEntry], moment: datetime) -> ArchiveEntry | None:
    """The entry that was shown at a moment."""
    return next((entry for entry in entries if _holds(moment, (entry.shown_from, entry.shown_to))), None)


def is_for(version: DisclaimerVersion, entry: ArchiveEntry) -> bool:
    """Whether a disclaimer was for a language, the kind and the site of a page, if a nearer one was not."""
    languages = (entry.language_code, entry.tree_language_code)
    if version.language_code not in languages or version.kind not in (entry.kind, ANY_KIND):
        return False
    return not version.hostname or _is_of_site(version, entry)


def _is_of_site(version: DisclaimerVersion, entry: ArchiveEntry) -> bool:
    if version.site_id is not None and entry.site_id is not None:
        return version.site_id == entry.site_id
    return version.hostname == entry.hostname


def pick_wordings(
    versions: Iterable[DisclaimerVersion], entry: ArchiveEntry, moment: datetime
) -> tuple[DisclaimerVersion, ...]:
    """The disclaimers that a page showed at a moment: of its site before every site, of its kind before every kind.

    Nothing where there was none in the language of its text.
    """
    in_force = [version for version in versions if _holds(moment, (version.valid_from, version.valid_to))]
    nearest: dict[str, DisclaimerVersion] = {}
    for version in sorted(in_force, key=lambda version: (not version.hostname, version.kind == ANY_KIND)):
        nearest.setdefault(version.language_code, version)
    if entry.language_code not in nearest:
        return ()
    codes = dict.fromkeys((entry.language_code, entry.tree_language_code))
    return tuple(nearest[code] for code in codes if code in nearest)


def is_of(review: Review, entry: ArchiveEntry) -> bool:
    """Whether a review was of the text that an entry showed, and not by its author."""
    author = entry.text.data.get("author")
    is_by_author = author is not None and str(author) == str(review.reviewer_id)
    return review.fingerprint == entry.fingerprint and review.language_code == entry.language_code and not is_by_author


def get_model(name: str) -> type[Model] | None:
    """The model of an entry, or None where the site has it no more."""
    try:
        return apps.get_model(name)
    except LookupError:
        return None


def iter_shared_keys(entry: ArchiveEntry) -> Iterator[Key]:
    """The texts that a page took from elsewhere, each once, in the order of the page."""
    model = get_model(entry.model)
    keys: dict[Key, None] = {}
    for field in model._meta.concrete_fields if model is not None else ():
        value = entry.text.data.get(field.name)
        if isinstance(field, StreamField):
            for choice in walk_choices(field.stream_block, value or []):
                keys[choice.model._meta.label_lower, str(choice.pk)] = None
        elif field.is_relation and field.related_model in SHARED_MODELS and value is not None:
            keys[field.related_model._meta.label_lower, str(value)] = None
    return iter(keys)

"""Write down what something shows from now on, and that it shows it no longer."""

import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from wagtail_backcare.archive.content import hash_content
from wagtail_backcare.archive.models import ArchivedText, ArchiveEntry

logger = logging.getLogger("wagtail_backcare.archive")

#: How often to try again where two people publish the same thing at once.
ATTEMPTS = 3

#: How many entries are closed and opened by one statement.
BATCH = 500


@dataclass(frozen=True)
class Address:
    """Where a page can be read; empty where it stands outside all sites."""

    url: str = ""
    site_id: Any = None
    hostname: str = ""


@dataclass(frozen=True, kw_only=True)
class Showing:
    """What something shows.

    model: `app_label.modelname` of it; object_id: its primary key as text.
    content: as `archive.content.get_content` gives it.
    page_id: its primary key if it is a page. kind, address, fingerprint: of a page, see `ArchiveEntry`.
    """

    model: str
    object_id: str
    title: str
    content: Mapping[str, Any]
    page_id: Any = None
    kind: str = ""
    language_code: str = ""
    tree_language_code: str = ""
    address: Address = Address()
    fingerprint: str = ""

    @property
    def open_key(self) -> str:
        return make_open_key(self.model, self.object_id)

    def get_names(self) -> dict[str, Any]:
        """The columns of an entry that tell one from the next, apart from its text."""
        return {
            "title": self.title,
            "kind": self.kind,
            "language_code": self.language_code,
            "tree_language_code": self.tree_language_code,
            "fingerprint": self.fingerprint,
            **asdict(self.address),
        }


def make_open_key(model: str, object_id: str) -> str:
    """One value for each thing that can show one text at a time. A nullable unique column holds it."""
    return sha256(f"{model}:{object_id}".encode()).hexdigest()


def record(showing: Showing, *, user: Any = None, at: datetime | None = None) -> bool:
    """Write down what something shows from a moment on; nothing where that is on record already.

    user: who published it, or None for nobody in particular. Returns whether an entry was added. At most 8 statements.
    """
    sha = hash_content(showing.content)
    for attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                current = get_open_entry(showing.open_key, lock=attempt > 0)
                if _is_recorded(showing, sha, current):
                    return False
                if _add(showing, sha, current, user=user, at=at or timezone.now()):
                    return True
        except IntegrityError:
            if attempt == ATTEMPTS - 1:
                raise
    logger.error("Not in the archive, because others publish it at the same time: %s %s", showing.model, showing.title)
    return False


def get_open_entry(key: str, *, lock: bool = False) -> dict[str, Any] | None:
    """The columns of the entry that is open now, without its text.

    lock: whether to wait for others and read what they wrote. A transaction on MariaDB goes on seeing what was there
    when it began, unless it locks what it reads.
    """
    rows = ArchiveEntry.objects.filter(open_key=key)
    rows = rows.select_for_update() if lock else rows
    return rows.values("pk", "shown_from", "text__sha256", *_NAMES).first()


def _is_recorded(showing: Showing, sha: str, current: Mapping[str, Any] | None) -> bool:
    return current is not None and {**showing.get_names(), "text__sha256": sha}.items() <= current.items()


_NAMES = (*Showing(model="", object_id="", title="", content={}).get_names(), "text_id")


def _add(showing: Showing, sha: str, current: Mapping[str, Any] | None, *, user: Any, at: datetime) -> bool:
    """Close the open entry and add one. False where somebody else has closed it meanwhile."""
    text_id = current["text_id"] if current and current["text__sha256"] == sha else keep_text(showing.content, sha)
    if current is not None:
        at = max(at, current["shown_from"])
        if not _close(ArchiveEntry._base_manager.filter(pk=current["pk"], open_key=showing.open_key), at):
            return False
    ArchiveEntry.objects.create(
        model=showing.model,
        object_id=showing.object_id,
        page_id=showing.page_id,
        text_id=text_id,
        shown_from=at,
        open_key=showing.open_key,
        published_by=user if getattr(user, "pk", None) else None,
        published_by_name=get_name(user),
        **showing.get_names(),
    )
    return True


def keep_text(content: Mapping[str, Any], sha: str) -> Any:
    """The primary key of the row that holds a content."""
    # It may be there already, and two processes may add the same text at once.
    ArchivedText.objects.bulk_create([ArchivedText(sha256=sha, data=content)], ignore_conflicts=True)
    return ArchivedText.objects.values_list("pk", flat=True).get(sha256=sha)


def get_name(user: Any) -> str:
    """A person's name for as long as the archive is kept, or ""."""
    if not getattr(user, "pk", None):
        return ""
    return (user.get_full_name() or user.get_username())[:255]


def close(model: str, object_ids: Iterable[str], *, at: datetime | None = None) -> int:
    """Things show no text any more. Returns how many of them did. One statement."""
    keys = [make_open_key(model, object_id) for object_id in object_ids]
    return _close(ArchiveEntry._base_manager.filter(open_key__in=keys), at or timezone.now())


def _close(entries: models.QuerySet, at: datetime) -> int:
    return entries.update(open_key=None, shown_to=at)


def readdress(addresses: Mapping[Any, Address], *, at: datetime | None = None) -> int:
    """Pages show their texts at other addresses from a moment on: primary key → address.

    Pages without an open entry and those whose address stays are left out. Returns how many entries were added.
    Three statements for each 500 pages.
    """
    at, keys, added = at or timezone.now(), list(addresses), 0
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        entries = ArchiveEntry.objects.filter(page__in=batch, open_key__isnull=False)
        added += _readdress([entry for entry in entries if _moves(entry, addresses[entry.page_id])], addresses, at)
    return added


def _moves(entry: ArchiveEntry, address: Address) -> bool:
    return address != Address(entry.url, entry.site_id, entry.hostname)


def _readdress(entries: Collection[ArchiveEntry], addresses: Mapping[Any, Address], at: datetime) -> int:
    if not entries:
        return 0
    at = max([at, *(entry.shown_from for entry in entries)])
    added = [_make_moved(entry, addresses[entry.page_id], at) for entry in entries]
    with transaction.atomic():
        _close(ArchiveEntry._base_manager.filter(pk__in=[entry.pk for entry in entries]), at)
        ArchiveEntry.objects.bulk_create(added)
    return len(added)


def _make_moved(entry: ArchiveEntry, address: Address, at: datetime) -> ArchiveEntry:
    columns = {field.attname: getattr(entry, field.attname) for field in entry._meta.concrete_fields}
    columns.pop(entry._meta.pk.attname)
    return ArchiveEntry(**{**columns, **asdict(address), "shown_from": at})

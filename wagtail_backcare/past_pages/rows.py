"""A page as it was, as rows of plain texts: for a spreadsheet, and for whoever looks for one sentence."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, TextIO

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.blocks.field_block import ChooserBlock
from wagtail.fields import RichTextField, StreamField

from wagtail_backcare.archive.models import ArchiveEntry
from wagtail_backcare.blocks.rich_text import make_plain_text
from wagtail_backcare.gate.texts import read_list
from wagtail_backcare.past_pages.compose import PageThen, get_model
from wagtail_backcare.past_pages.render import describe_missing, describe_value


@dataclass(frozen=True)
class Row:
    """One text.

    part: the page, its disclaimer, its clinic, or a text that pages share. name: field or place of the text.
    shown_from, shown_to, by, sha256: of the whole part; shown_to is "" where it is still shown.
    """

    part: str
    name: str
    text: str
    shown_from: str = ""
    shown_to: str = ""
    by: str = ""
    sha256: str = ""

    def as_line(self) -> str:
        """The text with its place, or when it was shown where there is no text."""
        what = self.text or " – ".join(moment for moment in (self.shown_from, self.shown_to) if moment)
        return f"{self.part} | {self.name} | {what}"


def write_csv(file: TextIO, versions: Iterable[PageThen]) -> None:
    """A row for each text of each version of a page, with a row of headings."""
    writer = csv.DictWriter(file, [field.name for field in fields(Row)])
    writer.writeheader()
    for then in versions:
        writer.writerows(asdict(row) for row in iter_rows(then))


def iter_rows(then: PageThen) -> Iterator[Row]:
    """Every text of a page as it was: when it was shown, the page, its disclaimer, what it took from elsewhere."""
    yield Row(_("time"), _("in this form"), "", to_text(then.starts), to_text(then.ends))
    yield from iter_entry_rows(_("page"), then.entry)
    for version in then.wordings:
        spans = (to_text(version.valid_from), to_text(version.valid_to), version.confirmed_by_name, version.sha256)
        text = "\n\n".join(part for part in (version.title, version.text) if part)
        yield Row(_("disclaimer"), version.wording.token, text, *spans)
    if then.clinic is not None:
        yield from iter_entry_rows(_("clinic"), then.clinic, only=then.entry.language_code)
    for (model_name, pk), entry in then.shared.items():
        if entry is None:
            yield Row(describe_missing(model_name, pk), _("not on record"), "")
        else:
            yield from iter_entry_rows(describe_missing(model_name, pk), entry)


def iter_entry_rows(part: str, entry: ArchiveEntry, *, only: str = "") -> Iterator[Row]:
    """Every text of one entry. only: the one of its fields that counts, if there is one."""
    spans = (to_text(entry.shown_from), to_text(entry.shown_to), entry.published_by_name, entry.text.sha256)
    if entry.url:
        yield Row(part, _("address"), entry.url, *spans)
    model = get_model(entry.model)
    columns = {column.name: column for column in model._meta.concrete_fields} if model is not None else {}
    for name, value in entry.text.data.items():
        column = columns.get(name)
        if only and name != only:
            continue
        if isinstance(column, StreamField):
            texts = iter_block_texts(column.stream_block, value, name)
        else:
            texts = [(name, make_plain_text(value) if isinstance(column, RichTextField) else describe_value(value))]
        yield from (Row(part, place, text, *spans) for place, text in texts if text)


def iter_block_texts(block: Block | None, value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text in a raw value of a stream with the names of the blocks that lead to it.

    block: its definition, or None for one that the site has no more.
    """
    if value in (None, "", [], {}):
        return
    if block is None and isinstance(value, list | dict):
        yield from iter_undefined_texts(value, place)
    elif isinstance(block, StreamBlock):
        for child in value:
            name = child["type"]
            yield from iter_block_texts(block.child_blocks.get(name), child["value"], f"{place}: {name}")
    elif isinstance(block, ListBlock):
        for item in read_list(value):
            yield from iter_block_texts(block.child_block, item, place)
    elif isinstance(block, StructBlock) and isinstance(value, dict):
        for name, inner in value.items():
            yield from iter_block_texts(block.child_blocks.get(name), inner, f"{place}: {name}")
    elif isinstance(block, ChooserBlock):
        yield place, _("no. %(number)s") % {"number": value}
    else:
        yield place, make_plain_text(str(value)) if isinstance(block, RichTextBlock) else str(value)


def iter_undefined_texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text in a value whose definition is gone."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "id":
                yield from iter_undefined_texts(inner, place if name == "value" else f"{place}: {name}")
    elif isinstance(value, list):
        for inner in value:
            yield from iter_undefined_texts(inner, place)
    elif value not in (None, ""):
        yield place, make_plain_text(str(value))


def to_text(moment: datetime | None) -> str:
    """A moment in the time zone of the site, with its distance to UTC; "" for none."""
    if moment is None:
        return ""
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat()

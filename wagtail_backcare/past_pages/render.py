"""A page as it was, as HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.template.defaultfilters import linebreaksbr
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.fields import RichTextField, StreamField

from wagtail_backcare.blocks.body import BodyBlock
from wagtail_backcare.blocks.context import BodyContext
from wagtail_backcare.blocks.disclaimer import render_wordings
from wagtail_backcare.blocks.snippets import ChosenSnippets, using, walk_choices
from wagtail_backcare.disclaimers.wording import Wording
from wagtail_backcare.models.clinic_details import ClinicDetails
from wagtail_backcare.models.clinician import Clinician
from wagtail_backcare.models.reference import Reference
from wagtail_backcare.past_pages.clinic import from_plain
from wagtail_backcare.past_pages.compose import PageThen, get_model
from wagtail_backcare.past_pages.links import find_addresses, find_linked_pages, show_links_then
from wagtail_backcare.past_pages.restore import NotKept, restore_instance, restore_value

TEMPLATE = "wagtail_backcare/admin/past_pages/main.html"

#: Fields that the template shows by name, and those that only search engines see.
SHOWN_BY_NAME = ("title", "summary", "other_names", "audience", "author", "seo_title", "search_description")


@dataclass
class Restored:
    """What is needed to print a page as it was.

    fields: values by name. author, clinic, wording: of then, or None. missing: texts taken from elsewhere of which
    nothing is on record for that time.
    """

    fields: Mapping[str, Any]
    author: Any = None
    clinic: ClinicDetails | None = None
    missing: list[str] = field(default_factory=list)
    not_kept: NotKept = field(default_factory=NotKept)


def render_main(then: PageThen) -> tuple[Restored, SafeString]:
    """The main content of a page as it was: title, summary, body with its disclaimer, and the facts about it.

    Returns what it was made of too. One query where the text has internal links.
    """
    with override(then.entry.language_code or None):
        restored = restore(then)
        parts = list(iter_parts(then, restored))
        context = {
            "then": then,
            "restored": restored,
            "fields": restored.fields,
            "disclaimers": render_wordings(get_wordings(then), {}) if then.wordings else "",
            "bodies": [part for part in parts if part.is_body],
            "others": [part for part in parts if not part.is_body],
            "prints_disclaimer": any(part.prints_disclaimer for part in parts),
        }
        html = render_to_string(TEMPLATE, context)
    # For whoever looks the page up, who need not read its language.
    restored.missing = list(iter_missing(then, restored))
    addresses = find_addresses(find_linked_pages(html), then.starts)
    return restored, mark_safe(show_links_then(html, addresses))  # noqa: S308 - templates escaped the rest


def restore(then: PageThen) -> Restored:
    """The page, and what it took from elsewhere, as instances and plain values."""
    restored = Restored(fields=then.entry.text.data)
    details = then.clinic.text.data.get(then.entry.language_code) if then.clinic else None
    restored.clinic = from_plain(details) if details else None
    restored.author = restore_shared(then, Clinician, then.entry.text.data.get("author"))
    return restored


def iter_missing(then: PageThen, restored: Restored) -> Iterator[str]:
    """What of a page is not on record for that time, in words."""
    yield from (describe_missing(model, pk) for (model, pk), entry in then.shared.items() if entry is None)
    if restored.clinic is None:
        yield _("the clinic’s details and numbers")
    if not then.wordings:
        yield _("a disclaimer")


def get_wordings(then: PageThen) -> tuple[Wording, ...]:
    """The disclaimers of then, as plain values."""
    return tuple(version.wording for version in then.wordings)


def describe_missing(model_name: str, pk: str) -> str:
    """What is missing, as far as that can be told without its row."""
    model = get_model(model_name)
    return _("%(what)s no. %(number)s") % {"what": model._meta.verbose_name if model else model_name, "number": pk}


def restore_shared(then: PageThen, model: type[models.Model], pk: Any) -> Any:
    """A text taken from elsewhere as it was, or None where nothing is on record."""
    entry = then.shared.get((model._meta.label_lower, str(pk)))
    return restore_instance(model, entry.text.data, pk=pk) if entry is not None else None


@dataclass(frozen=True)
class Part:
    """A field of a page that the template does not know by name: its label, and its text as safe HTML.

    is_body: whether it is a stream. prints_disclaimer: whether it carries the disclaimer.
    """

    label: str
    html: SafeString
    is_body: bool = False
    prints_disclaimer: bool = False


def iter_parts(then: PageThen, restored: Restored) -> Iterator[Part]:
    """Bodies and the other fields of a page, in the order in which its type declares them."""
    model = get_model(then.entry.model)
    columns = {column.name: column for column in model._meta.concrete_fields} if model is not None else {}
    names = [name for name in columns if name in restored.fields]
    names += [name for name in restored.fields if name not in columns]
    for name in names:
        value, column = restored.fields[name], columns.get(name)
        if name in SHOWN_BY_NAME or value in (None, "", []):
            continue
        if isinstance(column, StreamField):
            is_health_body = isinstance(column.stream_block, BodyBlock)
            html = render_stream(then, restored, model, column)
            yield Part(_label(column), html, is_body=True, prints_disclaimer=is_health_body)
        else:
            yield Part(_label(column) if column is not None else name, _to_html(column, value))


def _label(column: models.Field) -> str:
    return capfirst(str(column.verbose_name))


def _to_html(column: models.Field | None, value: Any) -> SafeString:
    if isinstance(column, RichTextField):
        return mark_safe(value)  # noqa: S308 - the editor let nothing else in
    return linebreaksbr(describe_value(value), autoescape=True)


def describe_value(value: Any) -> str:
    """A value of a field that is no stream, as text; other objects are told by their primary keys."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items() if part not in (None, ""))
    return "\n".join(map(describe_value, value)) if isinstance(value, list) else str(value)


def render_stream(then: PageThen, restored: Restored, model: type[models.Model], column: StreamField) -> SafeString:
    """A stream with the texts, the numbers and the disclaimer of then, its links as they are stored."""
    page = model()
    setattr(page, column.attname, restore_value(column, restored.fields[column.name], restored.not_kept))
    stream = getattr(page, column.name)
    chosen = load_chosen(then, column, restored)
    references = chosen.of(Reference)
    body = BodyContext(
        page=None,
        clinic=restored.clinic,
        wordings=get_wordings(then),
        chosen=chosen,
        source_numbers={reference.pk: number for number, reference in enumerate(references, start=1)},
    )
    with using(chosen):
        if isinstance(column.stream_block, BodyBlock):
            return mark_safe(column.stream_block.render_all(stream, body, {"backcare": body}))  # noqa: S308
        return mark_safe(column.stream_block.render(stream, {"backcare": body}))  # noqa: S308


def load_chosen(then: PageThen, column: StreamField, restored: Restored) -> ChosenSnippets:
    """What a stream took from elsewhere, as it was."""
    chosen = ChosenSnippets(choices=list(walk_choices(column.stream_block, restored.fields[column.name] or [])))
    for choice in chosen.choices:
        found = chosen.objects.setdefault(choice.model, {})
        if choice.pk not in found:
            found[choice.pk] = restore_shared(then, choice.model, choice.pk)
    return chosen

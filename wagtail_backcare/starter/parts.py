"""For each part of a pack: which model holds it, and which value each field gets."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Model
from wagtail.fields import StreamField

from wagtail_backcare.conf import get_page_model
from wagtail_backcare.models import Clinician, Disclaimer, HelpCardSet, Question, Reference
from wagtail_backcare.starter.body import Find, find_missing_blocks, make_body, make_id, make_value
from wagtail_backcare.starter.fingerprint import get_link_target
from wagtail_backcare.starter.markdown import to_rich_text
from wagtail_backcare.starter.pack import Pack, PackItem
from wagtail_backcare.starter.place import Place

#: Snippets: part → model. Pages have the models of the site, by their kind.
MODELS: dict[str, type[Model]] = {
    "clinicians": Clinician,
    "references": Reference,
    "disclaimers": Disclaimer,
    "help_cards": HelpCardSet,
    "questions": Question,
}

#: Fields of a page that name other pages, and the child relation that holds them.
LINKS = {"related": "related_links", "conditions": "condition_links"}


def get_model(item: PackItem) -> type[Model] | None:
    """The model for an item, or None where the site has no model for that kind of page."""
    if item.part != "pages":
        return MODELS[item.part]
    try:
        return get_page_model(item.data["kind"])
    except LookupError:
        return None


def get_scope(part: str, place: Place) -> str:
    """What an item is loaded once for: all languages, one language, or one language and parent page."""
    if part == "references":
        return ""
    language = place.locale.language_code
    return f"{language}:{place.parent.pk if place.parent else ''}" if part == "pages" else language


def get_fields(item: PackItem, model: type[Model]) -> list[str]:
    """Fields of the model that the pack decides. The slug is not among them: an address never changes by itself."""
    if item.part == "pages":
        return ["title", *(name for name in _PAGE_FIELDS if can_hold(model, name))]
    return _SNIPPET_FIELDS[item.part]


def find_losses(item: PackItem, model: type[Model]) -> list[str]:
    """What the pack says and the site's own page model cannot hold: names of fields and blocks."""
    if item.part != "pages":
        return []
    lost = [name for name in _PAGE_FIELDS if not can_hold(model, name) and _says_something(item, name)]
    if can_hold(model, "body"):
        lost += find_missing_blocks(item.data.get("body") or [], model._meta.get_field("body").stream_block)
    return lost


def make_values(item: PackItem, model: type[Model], *, pack: Pack, find: Find) -> dict[str, Any]:
    """The value for each field that the pack decides. Links are lists of primary keys; streams are raw JSON."""
    makers: dict[str, Callable] = {
        "clinicians": _clinician,
        "references": _reference,
        "disclaimers": _disclaimer,
        "help_cards": _help_cards,
        "questions": _question,
        "pages": _page,
    }
    values = makers[item.part](item, model, pack, find)
    return {name: values[name] for name in get_fields(item, model)}


def set_values(instance: Model, values: dict[str, Any]) -> None:
    """Fill in the fields of an instance, without saving it."""
    for name, value in values.items():
        field = instance._meta.get_field(name)
        if field.one_to_many:
            target = get_link_target(field.related_model)
            links = [field.related_model(**{target: pk, "sort_order": place}) for place, pk in enumerate(value)]
            setattr(instance, name, links)
        elif isinstance(field, StreamField):
            setattr(instance, name, field.stream_block.to_python(value))
        else:
            setattr(instance, field.attname, value)


def can_hold(model: type[Model], name: str) -> bool:
    """Whether a model has a field; a body must be a stream."""
    fields = {field.name: field for field in model._meta.get_fields()}
    return name in fields and (name != "body" or isinstance(fields[name], StreamField))


_SNIPPET_FIELDS = {
    "clinicians": ["name", "profession", "register", "registration_number", "profile_url"],
    "references": ["kind", "title", "authors", "publisher", "year", "doi", "pmid", "address", "checked_on"],
    "disclaimers": ["kind", "title", "text"],
    "help_cards": ["title", "cards"],
    "questions": ["question", "answer"],
}


#: What a page may have besides its title. The mixins of some kinds hold less; a site's own model decides for itself.
_PAGE_FIELDS = [
    "summary",
    "audience",
    "author",
    "body",
    "related_links",
    "other_names",
    "body_area",
    "condition_links",
]


def _says_something(item: PackItem, name: str) -> bool:
    names = {relation: field for field, relation in LINKS.items()}
    return bool(item.data.get(names.get(name, name)))


def _text(item: PackItem, name: str) -> str:
    return " ".join((item.data.get(name) or "").split())


def _clinician(item: PackItem, model: type[Model], pack: Pack, find: Find) -> dict[str, Any]:
    return {name: _text(item, name) for name in _SNIPPET_FIELDS["clinicians"]}


def _reference(item: PackItem, model: type[Model], pack: Pack, find: Find) -> dict[str, Any]:
    texts = {name: _text(item, name) for name in ("kind", "title", "authors", "publisher", "doi", "pmid")}
    checked_on = item.data.get("checked_on")
    return {
        **texts,
        "year": item.data.get("year"),
        "address": item.data.get("url", ""),
        "checked_on": date.fromisoformat(checked_on) if checked_on else None,
    }


def _disclaimer(item: PackItem, model: type[Model], pack: Pack, find: Find) -> dict[str, Any]:
    return {"kind": item.data["kind"], "title": _text(item, "title"), "text": item.data["text"].strip()}


def _help_cards(item: PackItem, model: type[Model], pack: Pack, find: Find) -> dict[str, Any]:
    stream = model._meta.get_field("cards").stream_block
    names = (pack.name, "help_cards", item.key)
    cards = [
        {"type": name, "value": make_value(stream.child_blocks[name], data, (*names, name), find)}
        for name, data in item.data["cards"].items()
    ]
    cards = [{**card, "id": make_id(*names, card["type"])} for card in cards]
    return {"title": _text(item, "title"), "cards": cards}


def _question(item: PackItem, model: type[Model], pack: Pack, find: Find) -> dict[str, Any]:
    answer = to_rich_text(item.data["answer"], lambda key: find("pages", key))
    return {"question": _text(item, "question"), "answer": answer}


def _page(item: PackItem, model: type[Model], pack: Pack, find: Find) -> dict[str, Any]:
    data = item.data
    found = {field: [find("pages", key) for key in data.get(field) or []] for field in LINKS}
    values: dict[str, Any] = {name: _text(item, name) for name in ("title", "summary", "audience", "body_area")}
    values["other_names"] = ", ".join(data.get("other_names") or [])
    values["author"] = find("clinicians", data["author"]) if data.get("author") else None
    for field, relation in LINKS.items():
        values[relation] = [pk for pk in found[field] if pk is not None]
    if can_hold(model, "body"):
        stream = model._meta.get_field("body").stream_block
        values["body"] = make_body(data.get("body") or [], stream, owner=(pack.name, item.key), find=find)
    return values

"""Find the safety text of a page or snippet: what its blocks and fields mark as such."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import swapper
from django.db import models
from django.utils.choices import flatten_choices
from wagtail.blocks import (
    Block,
    CharBlock,
    DecimalBlock,
    FloatBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
)
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.fields import StreamField

from wagtail_backcare.blocks.rich_text import strip_markup
from wagtail_backcare.blocks.snippets import SharedChooserBlock
from wagtail_backcare.gate.texts import get_text, is_safety_text
from wagtail_backcare.models.question import Question
from wagtail_backcare.translation.texts import SafetyString

#: Texts among the fields of Wagtail's base page.
TEXT_FIELDS = frozenset({"title", "seo_title", "search_description"})

#: Stands for a field that is no stream.
PLAIN_TEXT = CharBlock()

#: Blocks that hold a number.
NUMBERS = (IntegerBlock, FloatBlock, DecimalBlock)

#: Shared texts by model and primary key; None for one that is to be deleted.
Shared = Mapping[tuple[type[models.Model], Any], models.Model | None]


class _Place(NamedTuple):
    """Where a block stands. path, kind, block_id: as in `SafetyString`. labels: the parts of its label.

    is_safety: whether it stands in safety text.
    """

    path: str
    kind: str
    labels: tuple[str, ...] = ()
    block_id: str = ""
    is_safety: bool = False

    def enter(self, name: str, label: Any = "", *, key: Any = "", block_id: str = "") -> "_Place":
        """The place of something in it. key: what tells it from others of its name; the name where there are none."""
        return self._replace(
            path=f"{self.path}.{key or name}",
            kind=f"{self.kind}.{name}",
            labels=(*self.labels, str(label)) if label else self.labels,
            block_id=block_id or self.block_id,
        )

    @property
    def label(self) -> str:
        return " / ".join(self.labels)


class _Leaf(NamedTuple):
    """A block in which no others stand, with its raw value."""

    place: _Place
    block: Block
    value: Any


def find_safety_strings(instance: models.Model, shared: Shared | None = None) -> list[SafetyString]:
    """Every safety text of an instance as it is in memory, in the order of its fields and blocks.

    A block says so by ``safety_text = True`` in its Meta, and all that stands in it counts: texts, numbers and choices,
    and the shared questions that readers see there. Shared help cards are texts of their own. A model says so by the
    names of its fields in ``safety_fields``.

    shared: questions that the caller looked up. One query for all others, if there are any.
    """
    [strings] = find_each_safety_strings([instance], shared)
    return strings


def find_each_safety_strings(
    instances: Sequence[models.Model], shared: Shared | None = None
) -> list[list[SafetyString]]:
    """The same for each of some instances, with one query for all of them."""
    leaves = [list(_find_safety_leaves(instance)) for instance in instances]
    questions = _find_questions(chain.from_iterable(leaves), shared or {})
    found = [[string for leaf in own for string in _make_strings(leaf, questions)] for own in leaves]
    return [[string for string in strings if string.text] for strings in found]


def find_safety_questions(instance: models.Model) -> dict[tuple[type[models.Model], Any], Any]:
    """The shared questions that an instance shows where safety text stands. One query if there are any."""
    return _find_questions(_find_safety_leaves(instance), {})


def find_text_strings(page: models.Model) -> list[SafetyString]:
    """Every text of a page as it is in memory, in the same form: those of its fields, then those of its blocks."""
    fields = [f for f in page._meta.concrete_fields if f.name in TEXT_FIELDS or f.model is not _get_base_page()]
    plain = [f for f in fields if isinstance(f, models.CharField | models.TextField) and not isinstance(f, StreamField)]
    strings = [
        SafetyString(f.name, str(f.verbose_name), strip_markup(str(f.value_from_object(page) or "")))
        for f in plain
        if f.editable and not f.choices
    ]
    for field in fields:
        if isinstance(field, StreamField):
            leaves = _find_leaves(page, field, is_safety=True)
            strings += (string for leaf in leaves for string in _make_strings(leaf, {}) if not string.is_value)
    return [string for string in strings if string.text]


def _get_base_page() -> type[models.Model]:
    return swapper.load_model("wagtailcore", "Page")


def _find_safety_leaves(instance: models.Model) -> Iterator[_Leaf]:
    marked = getattr(instance, "safety_fields", ())
    for field in instance._meta.concrete_fields:
        if isinstance(field, StreamField):
            leaves = _find_leaves(instance, field, is_safety=field.name in marked)
            yield from (leaf for leaf in leaves if leaf.place.is_safety)
        elif field.name in marked:
            place = _Place(field.name, field.name, (str(field.verbose_name),), is_safety=True)
            yield _Leaf(place, PLAIN_TEXT, str(field.value_from_object(instance) or ""))


def _find_leaves(instance: models.Model, field: StreamField, *, is_safety: bool) -> Iterator[_Leaf]:
    # As the field stores it: items of lists then have ids, also those of pages that were stored without.
    raw = field.get_prep_value(getattr(instance, field.name))
    return _walk(field.stream_block, raw, _Place(field.name, field.name, is_safety=is_safety))


def _walk(block: Block, value: Any, place: _Place) -> Iterator[_Leaf]:
    if value is None:
        return
    place = place._replace(is_safety=place.is_safety or is_safety_text(block))
    if isinstance(block, StreamBlock):
        for child in value:
            definition = block.child_blocks.get(child["type"])
            if definition is not None:
                key = child.get("id") or child["type"]
                there = place.enter(child["type"], get_label(definition), key=key, block_id=key)
                yield from _walk(definition, child["value"], there)
    elif isinstance(block, ListBlock):
        for position, item in enumerate(value, start=1):
            # By their ids, which wagtail-localize keeps; by position in the older format, which has none.
            in_block_format = isinstance(item, dict) and item.get("type") == "item"
            label = f"{block.child_block.label or ''} {position}".strip()
            there = place.enter("item", label, key=(in_block_format and item.get("id")) or position)
            yield from _walk(block.child_block, item["value"] if in_block_format else item, there)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            label = "" if isinstance(child, StreamBlock | ListBlock) else child.label
            yield from _walk(child, value.get(name), place.enter(name, label))
    else:
        yield _Leaf(place, block, value)


def get_label(block: Block) -> str:
    """A block as editors know it; of a section, its usual heading."""
    section = getattr(block, "section", None)
    return str(section.heading if section is not None else block.label)


def _find_questions(leaves: Iterable[_Leaf], shared: Shared) -> dict[tuple[type[models.Model], Any], Any]:
    """The shared questions that stand in some leaves. One query for those that are not among the shared ones."""
    chosen = [(Question, leaf.value) for leaf in leaves if _chooses_question(leaf.block)]
    others = [pk for model, pk in chosen if (model, pk) not in shared]
    found = Question.objects.in_bulk(others) if others else {}
    return {key: shared[key] if key in shared else found.get(key[1]) for key in chosen}


def _chooses_question(block: Block) -> bool:
    return isinstance(block, SharedChooserBlock) and block.model_class is Question


def _make_strings(leaf: _Leaf, questions: Mapping) -> Iterator[SafetyString]:
    """The texts of a leaf: one, or those of a shared question that readers see."""
    place, block, value = leaf
    if isinstance(block, SharedChooserBlock):
        question = questions.get((block.model_class, value))
        if question is not None and question.live:
            for name, text in (("question", question.question), ("answer", strip_markup(question.answer).strip())):
                label = Question._meta.get_field(name).verbose_name
                yield _make_string(place.enter(name, str(label).capitalize()), text)
    elif isinstance(block, BaseChoiceBlock):
        yield _make_string(place, str(value), is_value=True, shown=_get_choice_label(block, value))
    elif isinstance(block, NUMBERS):
        yield _make_string(place, str(value), is_value=True)
    else:
        yield _make_string(place, get_text(block, value), is_html=isinstance(block, RichTextBlock))


def _make_string(place: _Place, text: str, **fields: Any) -> SafetyString:
    return SafetyString(place.path, place.label, text, place.block_id, kind=place.kind, **fields)


def _get_choice_label(block: BaseChoiceBlock, value: Any) -> str:
    """What editors see of a choice, or of several."""
    labels = {str(key): str(label) for key, label in flatten_choices(block.field.choices)}
    chosen = value if isinstance(value, list) else [value]
    return ", ".join(labels.get(str(one), str(one)) for one in chosen)

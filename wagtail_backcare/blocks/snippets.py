"""Choosers of the package's snippets, and how a page loads all that it chose with one query a model.

Wagtail loads choosers once for each stream and block type, so a page with sources in five sections would ask five
times. Here the raw data of a whole body is walked once, and the choosers take what was loaded.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import Manager, Model, QuerySet
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_backcare.prepared import PreparedQuery

_loaded: ContextVar[dict[type[Model], dict[Any, Model | None]] | None] = ContextVar("backcare_loaded", default=None)


class SharedChooserBlock(SnippetChooserBlock):
    """Chooses a snippet that many pages share."""

    class Meta:
        cites = True

    def to_python(self, value):
        loaded = (_loaded.get() or {}).get(self.model_class, {})
        if isinstance(value, Model) or value not in loaded:
            return super().to_python(value)
        return loaded[value]

    def bulk_to_python(self, values):
        values = list(values)
        loaded = (_loaded.get() or {}).get(self.model_class, {})
        if all(value is None or value in loaded for value in values):
            return [loaded.get(value) for value in values]
        return super().bulk_to_python(values)


@dataclass(frozen=True)
class Choice:
    """One snippet chosen at one place of a body. A source that is only listed, not cited, has ``cites`` unset."""

    model: type[Model]
    pk: Any
    block_id: str
    cites: bool = True


@dataclass
class ChosenSnippets:
    """Every snippet that a body chose, in the order of the text; None for one that was deleted since."""

    choices: list[Choice] = field(default_factory=list)
    objects: dict[type[Model], dict[Any, Model | None]] = field(default_factory=dict)

    def of(self, model: type[Model]) -> list[Model]:
        """The chosen instances of a model that still exist, each once, in the order of the text."""
        found = self.objects.get(model, {})
        pks = dict.fromkeys(choice.pk for choice in self.choices if choice.model is model)
        return [found[pk] for pk in pks if found.get(pk) is not None]


def holds_choosers(block: Block) -> bool:
    """Whether a shared snippet can be chosen anywhere inside a block. Kept on the block, which never changes."""
    known = block.__dict__.get("_backcare_holds_choosers")
    if known is None:
        if isinstance(block, ListBlock):
            known = holds_choosers(block.child_block)
        elif isinstance(block, StreamBlock | StructBlock):
            known = any(holds_choosers(child) for child in block.child_blocks.values())
        else:
            known = isinstance(block, SharedChooserBlock)
        block._backcare_holds_choosers = known
    return known


def walk_choices(block: Block, raw: Any, block_id: str = "") -> Iterator[Choice]:
    """Each chosen snippet in the raw JSON of a block, in the order of the text."""
    if raw is None or not holds_choosers(block):
        return
    if isinstance(block, StreamBlock):
        for child in raw:
            definition = block.child_blocks.get(child["type"])
            if definition is not None:
                yield from walk_choices(definition, child["value"], child.get("id") or "")
    elif isinstance(block, ListBlock):
        for item in raw:
            in_block_format = isinstance(item, dict) and item.get("type") == "item"
            yield from walk_choices(block.child_block, item["value"] if in_block_format else item, block_id)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from walk_choices(child, raw.get(name), block_id)
    else:
        yield Choice(block.model_class, raw, block_id, cites=block.meta.cites)


def load_choices(block: StreamBlock, raw: Any) -> ChosenSnippets:
    """Load what a body chose, one query for each model that occurs."""
    chosen = ChosenSnippets(choices=list(walk_choices(block, raw)))
    wanted: dict[type[Model], set] = defaultdict(set)
    for choice in chosen.choices:
        wanted[choice.model].add(choice.pk)
    for model, pks in wanted.items():
        found = find_by_pk(model, list(pks))
        chosen.objects[model] = {pk: found.get(model._meta.pk.to_python(pk)) for pk in pks}
    return chosen


#: The most keys that a prepared query takes; a longer list of keys is a query made for it alone.
MOST_KEYS = 64


def find_by_pk(model: type[Model], pks: list) -> dict[Any, Model]:
    """Instances by primary key, one query."""
    manager = model._default_manager
    # A manager of the site's own may look at more than the keys.
    if type(manager) is not Manager or len(pks) > MOST_KEYS or not all(type(pk) is int for pk in pks):
        return manager.in_bulk(pks)
    # So that few statements serve every length, a list is filled up to a power of two with a key that it has.
    size = 1 << (len(pks) - 1).bit_length()
    keys = [*pks, *pks[:1] * (size - len(pks))]
    query = get_query_by_pk(model, size)
    rows = query(using=manager.db, **{f"pk_{position}": key for position, key in enumerate(keys)})
    return {row.pk: row for row in rows}


@cache
def get_query_by_pk(model: type[Model], size: int) -> PreparedQuery:
    """The query for so many instances of a model."""

    def build(**pks: int) -> QuerySet:
        return model._default_manager.filter(pk__in=list(pks.values())).order_by()

    return PreparedQuery(build, **{f"pk_{position}": int for position in range(size)})


@contextmanager
def using(chosen: ChosenSnippets):
    """Let choosers take what was loaded while the body renders."""
    token = _loaded.set(chosen.objects)
    try:
        yield
    finally:
        _loaded.reset(token)

"""What this process made of bodies before, their HTML above all, found by everything that it was made of.

Nothing here can be out of date. The key holds the text itself, the chosen snippets, the clinic, the disclaimer and the
language, all fresh from the database, and links are put in afterwards. A body that shows anything else is rendered
each time: one with a picture, with a block of the site's own or with a template that the site has overridden.
"""

import json
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from hashlib import sha256
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.db.models import Model
from wagtail.blocks import Block, StreamBlock, StreamValue

from wagtail_backcare.blocks.context import BodyContext
from wagtail_backcare.blocks.template_lookup import is_own_template
from wagtail_backcare.packing import pack

#: How much a process keeps: for 256 pages the HTML of their bodies, at 20 kB each some 5 MB, what they say of
#: themselves, and three small parts of them.
CAPACITY = 1280

#: Templates that others include.
SHARED_TEMPLATES = (
    "wagtail_backcare/blocks/urgent_notice.html",
    "wagtail_backcare/blocks/emergency_card.html",
    "wagtail_backcare/blocks/help_card.html",
)

_kept: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()

#: How often settings changed; what was found out about blocks before no longer holds then.
_changes = 0


class BodyKey:
    """What a body was made from. Its hash is worked out once: it goes through every detail of the clinic.

    Raises TypeError where a part cannot be hashed.
    """

    def __init__(self, *parts: Hashable):
        self.parts = parts
        self._hash = hash(parts)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BodyKey) and self.parts == other.parts


def make_once(key: Hashable | None, make: Callable[[], Any]) -> Any:
    """What was made for this key before, else what ``make`` makes. Without a key it is made each time.

    Nobody may change what comes out.
    """
    if key is None:
        return make()
    with _lock:
        made = _kept.get(key)
        if made is not None:
            _kept.move_to_end(key)
            return made
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > CAPACITY:
            _kept.popitem(last=False)
    return made


def forget_all(**kwargs: Any) -> None:
    """Render every body anew, as after a change of settings, which happens in tests only."""
    global _changes
    with _lock:
        _kept.clear()
        _changes += 1


setting_changed.connect(forget_all, dispatch_uid="wagtail_backcare.blocks.rendered_bodies.forget_all")


def make_key(stream: StreamValue, body: BodyContext, context: Mapping[str, Any], language: str) -> BodyKey | None:
    """What the HTML of a body depends on, or None where it may depend on more."""
    block = stream.stream_block
    if settings.DEBUG or is_preview(context) or has_been_read(stream) or not shows_only_own(block, stream.raw_data):
        return None
    snippets = {
        model._meta.label: [[pk, get_state(instance)] for pk, instance in found.items()]
        for model, found in body.chosen.objects.items()
    }
    text = sha256(pack(list(stream.raw_data)) + json.dumps(snippets, default=str).encode()).digest()
    try:
        return BodyKey(type(block), language, text, body.clinic, body.wordings, body.notice)
    except TypeError:  # The site's own callable gives clinic details that hold a list or the like.
        return None


def is_preview(context: Mapping[str, Any]) -> bool:
    return bool(context.get("backcare_preview") or getattr(context.get("request"), "is_preview", False))


def has_been_read(stream: StreamValue) -> bool:
    """Whether blocks of a body were handed out: code may have changed them, which the raw data does not show."""
    return not stream.is_lazy or any(child is not None for child in stream._bound_blocks)


def get_state(instance: Model | None) -> list | None:
    """Every column of a snippet."""
    if instance is None:
        return None
    values = [field.value_from_object(instance) for field in instance._meta.concrete_fields]
    return [list(value.raw_data) if isinstance(value, StreamValue) else value for value in values]


def shows_only_own(block: StreamBlock, raw: Any) -> bool:
    """Whether every block of a body prints, by templates of this package, nothing but what the key holds."""
    types = {(child["type"], None) for child in raw}
    for child in raw:
        if isinstance(child["value"], dict):
            types.update((child["type"], inner["type"]) for inner in child["value"].get("content", ()))
    # Kept on the block, as blocks cannot be keys of a dict.
    known = vars(block).setdefault("_backcare_shows_only_own", {})
    key = (_changes, frozenset(types))
    if key not in known:
        if len(known) >= CAPACITY:
            known.clear()
        shared = all(is_own_template((name,)) for name in SHARED_TEMPLATES)
        known[key] = is_of_package(block) and shared and all(map(prints_only_its_value, iter_blocks(block, types)))
    return known[key]


def iter_blocks(block: StreamBlock, types: Iterable[tuple[str, str | None]]) -> Iterator[Block]:
    """The definition of each section, and of each block in a section, that is still defined: others never show."""
    for outer_name, inner_name in types:
        found = block.child_blocks.get(outer_name)
        if found is not None and inner_name is not None:
            found = found.child_blocks["content"].child_blocks.get(inner_name)
        if found is not None:
            yield found


def prints_only_its_value(block: Block) -> bool:
    if not is_of_package(block) or getattr(block.meta, "shows_more_than_its_value", False):
        return False
    names = block.get_template()
    if names is None:
        return True
    return is_own_template((names,) if isinstance(names, str) else tuple(names))


def is_of_package(block: Block) -> bool:
    """Whether a block is the package's own and no subclass of a site's."""
    return type(block).__module__.startswith("wagtail_backcare.")

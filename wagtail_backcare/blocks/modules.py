"""A body as programs get it: its stored value, and beside that what readers see of it.

What stands under ``type``, ``value`` and ``id`` is what a body is made of, so that it can be sent back as it came. The
other keys are for showing it; what is sent back under them is left alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from wagtail.blocks import StreamBlock, StreamValue

from wagtail_backcare.api.wordings import represent_wording
from wagtail_backcare.blocks.context import BodyContext
from wagtail_backcare.blocks.disclaimer import render_wordings
from wagtail_backcare.blocks.links_together import expand_together
from wagtail_backcare.blocks.section import SectionBlock
from wagtail_backcare.blocks.snippets import using
from wagtail_backcare.conf import get_settings
from wagtail_backcare.disclaimers.wording import Wording

#: schema.org's names of the sides of a health topic (https://schema.org/HealthAspectEnumeration) start with this.
VOCABULARY = "https://schema.org/"


def make_modules(
    stream: StreamValue, children: list[dict[str, Any]], body: BodyContext, request: HttpRequest | None
) -> list[dict[str, Any]]:
    """The children of a body as Wagtail's API gives them, with the disclaimers among them and what readers see.

    Links in the HTML are left as they are stored: see `expand_links`.
    """
    context = {"request": request, "page": body.page, "backcare": body}
    with translation.override(body.language), using(body.chosen):
        for child, shown in zip(stream, children, strict=True):
            shown.update(_show(child, shown, context))
    return place_wordings(children, body.wordings)


def _show(child: StreamValue.StreamChild, shown: dict[str, Any], context: dict[str, Any]) -> dict[str, Any]:
    """What readers see of a child of a body besides its value."""
    if not isinstance(child.block, SectionBlock):
        return {} if child.block_type == "disclaimer" else {"html": _render(child, context)}
    section, body = child.block.section, context["backcare"]
    contents = child.value["content"]
    anchor = body.claim_anchor(section.anchor) if contents else section.anchor
    for inner, inner_shown in zip(contents, shown["value"]["content"], strict=True):
        inner_shown["html"] = _render(inner, {**context, "anchor": anchor})
        details = getattr(inner.block, "describe_shown", None)
        if details is not None:
            inner_shown["shown"] = details(inner.value, context)
    return {
        "heading": child.block.get_heading(child.value),
        "anchor": anchor,
        "health_aspect": f"{VOCABULARY}{section.health_aspect}" if section.health_aspect else "",
        "fixed_line": str(section.fixed_line),
    }


def _render(child: StreamValue.StreamChild, context: dict[str, Any]) -> str:
    return str(child.block.render(child.value, {**context, "id": child.id})).strip()


def place_wordings(children: list[dict[str, Any]], wordings: Iterable[Wording]) -> list[dict[str, Any]]:
    """The children of a body as the API gives them, with the disclaimers where they stand on the page.

    Where no editor placed them, ``placed`` is false: sent back, such a block is left out.
    """
    texts = [(dict(represent_wording(wording)), str(render_wordings([wording], {})).strip()) for wording in wordings]
    unplaced = [
        {"type": "disclaimer", "value": {"placed": False, **text}, "id": None, "html": html} for text, html in texts
    ]
    found = []
    for child in children:
        if child["type"] != "disclaimer":
            found.append(child)
            continue
        found += [{**child, "value": {"placed": True, **text}, "html": html} for text, html in texts]
    is_placed = any(child["type"] == "disclaimer" for child in children)
    position = get_settings().DISCLAIMER_POSITION
    at_top = unplaced if position == "both" or (position == "top" and not is_placed) else []
    at_end = unplaced if position != "top" and not is_placed else []
    return [*at_top, *found, *at_end]


def leave_out_unplaced(stream: StreamValue) -> StreamValue:
    """A body without the disclaimers that no editor placed: programs send back what they got."""
    kept = [child for child in stream if child.block_type != "disclaimer" or child.value["placed"]]
    if len(kept) == len(stream):
        return stream
    block: StreamBlock = stream.stream_block
    return StreamValue(block, [(child.block_type, child.value, child.id) for child in kept])


def expand_links(modules_by_language: Mapping[str, Iterable[list[dict[str, Any]]]]) -> None:
    """Expand the links in all HTML of some bodies, those of one language at once: a page leads to pages in its own."""
    for language, modules in modules_by_language.items():
        holders = [holder for children in modules for holder in _iter_html(children)]
        with translation.override(language):
            expanded = expand_together([holder["html"] for holder in holders])
        for holder, html in zip(holders, expanded, strict=True):
            holder["html"] = html


def _iter_html(children: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for child in children:
        if "html" in child:
            yield child
        for inner in child["value"]["content"] if "anchor" in child else ():
            yield inner
            yield from inner.get("shown", {}).get("questions", ())

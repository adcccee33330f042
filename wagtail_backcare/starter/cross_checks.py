"""What the schema cannot see: whether the files of a pack agree with each other and with the kinds of page."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from wagtail_backcare.blocks import SECTION_TYPES
from wagtail_backcare.conf import get_settings
from wagtail_backcare.starter import schema
from wagtail_backcare.starter.markdown import find_problems
from wagtail_backcare.starter.mentions import find_mentions, iterate_blocks, iterate_markdown
from wagtail_backcare.starter.problems import Problem
from wagtail_backcare.starter.yaml_file import YamlFile

if TYPE_CHECKING:
    from wagtail_backcare.starter.pack import Pack, PackItem

NAMES = {
    "clinicians": "clinician",
    "references": "source",
    "disclaimers": "disclaimer",
    "help_cards": "shared set of help cards",
    "questions": "shared question",
    "pages": "page",
}

#: How the ledger calls the parts of a pack, where it does not name a block of a page.
LEDGER_PARTS = {"question": "questions", "help_cards": "help_cards", "disclaimer": "disclaimers"}


def check_blocks(file: YamlFile) -> Iterator[Problem]:
    """Each section and content block of a page's file, by the schema of its own type."""
    body = file.data.get("body")
    for number, section in enumerate(body if isinstance(body, list) else []):
        if not isinstance(section, dict):
            continue
        path = ("body", number)
        name = section.get("section")
        if isinstance(name, str) and name not in SECTION_TYPES:
            yield file.problem(
                (*path, "section"), f"There is no section `{name}`.", schema.suggest(name, [*SECTION_TYPES])
            )
        if ("section" in section) == ("disclaimer" in section):
            cure = "Give `section` with its `content`, or `disclaimer: true` for the place of the disclaimer."
            yield file.problem(path, "This is neither a section nor the place of the disclaimer.", cure)
        content = section.get("content")
        for position, block in enumerate(content if isinstance(content, list) else []):
            if isinstance(block, dict) and isinstance(block.get("type"), str):
                yield from _check_block(file, (*path, "content", position), block["type"])


def _check_block(file: YamlFile, path: tuple, name: str) -> Iterator[Problem]:
    known = schema.get_block_types()
    if name in known:
        yield from schema.check(file, f"blocks/{name}", path)
    elif name == "figure":
        cure = "Leave it out, and add the picture in the editor."
        yield file.problem((*path, "type"), "A pack holds no pictures.", cure)
    elif name not in get_settings().EXTRA_BLOCKS:
        yield file.problem((*path, "type"), f"There is no block `{name}`.", schema.suggest(name, known))


def check(pack: "Pack") -> Iterator[Problem]:
    """Every disagreement between the files of a pack."""
    for item in pack:
        yield from check_words(pack, item)
    for page in pack.items["pages"].values():
        yield from _check_page(pack, page)
    yield from _check_references(pack)
    yield from _check_disclaimers(pack)
    yield from _check_ledger(pack)


def check_words(pack: "Pack", item: "PackItem") -> Iterator[Problem]:
    """What an item names and the pack lacks, and Markdown that cannot become rich text."""
    yield from _check_mentions(pack, item)
    yield from _check_markdown(item)


def _check_mentions(pack: "Pack", item: "PackItem") -> Iterator[Problem]:
    for mention in find_mentions(item):
        if pack.get(mention.part, mention.key) is None:
            known = list(pack.items[mention.part])
            what = f"There is no {NAMES[mention.part]} `{mention.key}` in this pack."
            cure = schema.suggest(mention.key, known) if known else "Add it."
            yield _further_down(item, mention.path, mention.offset, what, cure)


def _check_markdown(item: "PackItem") -> Iterator[Problem]:
    for path, text, headings in iterate_markdown(item):
        for problem in find_problems(text, headings=headings):
            yield _further_down(item, path, problem.offset, problem.what, problem.cure)


def _further_down(item: "PackItem", path: tuple, offset: int, what: str, cure: str) -> Problem:
    """A problem some lines into a text."""
    problem = item.problem(path, what, cure)
    if (*item.path, *path) not in item.file.literal:
        return problem
    return replace(problem, line=problem.line + 1 + offset)


def _check_page(pack: "Pack", page: "PackItem") -> Iterator[Problem]:
    kind = page.data["kind"]
    yield from _check_lineage(pack, page)
    for number, key in enumerate(page.data.get("conditions") or []):
        condition = pack.get("pages", key)
        if condition is not None and condition.data["kind"] != "condition":
            what = f"`{key}` is not about a condition but a page of the kind {condition.data['kind']}."
            yield page.problem(("conditions", number), what, "Name it under `related` instead.")
    if page.data.get("conditions") and kind != "treatment":
        yield page.problem(("conditions",), "Only a treatment is for conditions.", "Name them under `related`.")
    keys: dict[str, int] = {}
    for number, section in enumerate(page.data.get("body") or []):
        name = section.get("section")
        if name and kind not in SECTION_TYPES[name].kinds:
            offered = [section.name for section in SECTION_TYPES.values() if kind in section.kinds]
            cure = f"Sections of this kind: {', '.join(offered)}." if offered else "An index has no sections."
            yield page.problem(("body", number), f"A page of the kind {kind} has no section `{name}`.", cure)
        key = section.get("key") or name or "disclaimer"
        if keys.setdefault(key, number) != number:
            cure = "Put both into one section, or give this one a `key` of its own."
            yield page.problem(("body", number), f"The page has a section `{key}` already.", cure)
    yield from _check_block_details(page)


def _check_lineage(pack: "Pack", page: "PackItem") -> Iterator[Problem]:
    seen, above = {page.key}, page
    while above is not None and above.data.get("parent"):
        parent = above.data["parent"]
        if parent in seen:
            yield page.problem(("parent",), f"`{page.key}` stands below itself.", "Name another parent, or null.")
            return
        seen.add(parent)
        above = pack.get("pages", parent)
    for other in pack.items["pages"].values():
        same = other.data["slug"] == page.data["slug"] and other.data.get("parent") == page.data.get("parent")
        if other is not page and same and other.file.name < page.file.name:
            what = f"`{other.key}` has the address {page.data['slug']} in the same place."
            yield page.problem(("slug",), what, "Choose another slug.")


def _check_block_details(page: "PackItem") -> Iterator[Problem]:
    seen: dict[str, tuple] = {}
    for path, block in iterate_blocks(page.data):
        if seen.setdefault(block["key"], path) != path:
            what = f"The page has a block with the key `{block['key']}` already."
            yield page.problem((*path, "key"), what, "Choose another key.")
        if block["type"] == "table":
            width = len(block["columns"])
            for number, row in enumerate(block["rows"]):
                if len(row["cells"]) != width:
                    what = f"This row has {len(row['cells'])} cells; there are {width} column headings."
                    yield page.problem((*path, "rows", number), what, 'Give one cell for each; "" for an empty one.')
        if block["type"] == "side_effects":
            for number, effect in enumerate(block["items"]):
                if effect.get("people", 0) > effect.get("out_of", 0):
                    what = f"{effect['people']} people out of {effect['out_of']} is not possible."
                    yield page.problem((*path, "items", number, "people"), what, "Check both numbers.")
        if block["type"] == "steps":
            for number, step in enumerate(block["items"]):
                if "minutes_to" in step and step["minutes_to"] <= step.get("minutes", step["minutes_to"]):
                    what = f"A step of up to {step['minutes_to']} minutes needs `minutes` that are fewer."
                    yield page.problem((*path, "items", number, "minutes_to"), what, "Check both numbers.")


def _check_references(pack: "Pack") -> Iterator[Problem]:
    for item in pack.items["references"].values():
        if not (item.data.get("doi") or item.data.get("pmid") or item.data.get("url")):
            cure = "Give `doi`, `pmid` or `url`."
            yield item.problem((), f"Readers cannot find the source `{item.key}`.", cure)


def _check_disclaimers(pack: "Pack") -> Iterator[Problem]:
    kinds: dict[str, str] = {}
    for item in pack.items["disclaimers"].values():
        first = kinds.setdefault(item.data["kind"], item.key)
        if first != item.key:
            what = f"`{first}` is already the disclaimer for the kind {item.data['kind']}."
            yield item.problem(("kind",), what, "Keep one of the two.")


def _check_ledger(pack: "Pack") -> Iterator[Problem]:
    """The map of rows and the rows that the items name must say the same."""
    named = _rows_by_place(pack)
    for row, entry in pack.ledger.items():
        if not entry.get("items") and not entry.get("left_out"):
            cure = "Say in `items` where it is taken up, or in `left_out` why it is not."
            yield pack.ledger_file.problem((row,), f"Nothing shows what became of {row}.", cure)
        for number, place in enumerate(entry.get("items") or []):
            if place not in named:
                what = f"`{place}` does not exist."
                cure = schema.suggest(place, [*named])
                yield pack.ledger_file.problem((row, "items", number), what, cure)
            elif row not in named[place][2] and not entry.get("handled"):
                what = f"`{place}` does not name {row}."
                cure = "Add the row to the `ledger` of that item, or say in `handled` how it was taken up."
                yield pack.ledger_file.problem((row, "items", number), what, cure)
    for place, (item, path, rows) in named.items():
        for number, row in enumerate(rows):
            if place not in (pack.ledger.get(row, {}).get("items") or []):
                what = f"{row} in ledger.yaml does not name `{place}`."
                yield item.problem((*path, "ledger", number), what, "Add it there, or take the row out here.")


def _rows_by_place(pack: "Pack") -> dict[str, tuple["PackItem", tuple, list[str]]]:
    """Each place that the ledger can name → the item, the place in it, and the rows that it names itself."""
    places = {}
    for page in pack.items["pages"].values():
        for path, block in iterate_blocks(page.data):
            places[f"{page.key}#{block['key']}"] = (page, path, block.get("ledger") or [])
    for name, part in LEDGER_PARTS.items():
        for item in pack.items[part].values():
            places[f"{name}#{item.key}"] = (item, (), item.data.get("ledger") or [])
    return places

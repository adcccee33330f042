"""A content pack: its files, read and checked. Nothing here looks at the database."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from wagtail_backcare.starter import cross_checks, schema
from wagtail_backcare.starter.problems import PackError, Problem, StarterError
from wagtail_backcare.starter.yaml_file import KeyPath, YamlFile, read_yaml

PACKS = Path(__file__).resolve().parent / "packs"

#: Files that hold notes for reviewers, or texts that only some sites get. A pack may leave them out.
OTHER_FILES = ("ledger.yaml", "disclaimers-countries.yaml", "sources.yaml", "claims.yaml")

#: Parts of a pack in the order in which they are loaded. Each is a file of that name; pages have a folder.
PARTS = ("clinicians", "references", "disclaimers", "help_cards", "questions", "pages")


@dataclass(frozen=True)
class PackItem:
    """One thing that the pack puts on a site: a clinician, a source, a page …

    path: where it stands in its file.
    """

    part: str
    key: str
    data: Mapping[str, Any]
    file: YamlFile
    path: KeyPath = ()

    @property
    def name(self) -> str:
        """What people call it."""
        return str(self.data.get("title") or self.data.get("question") or self.data.get("name") or self.key)

    def problem(self, path: KeyPath, what: str, cure: str) -> Problem:
        return self.file.problem((*self.path, *path), what, cure)

    def fingerprint(self, extra: Any = None) -> str:
        """SHA-256 of what the pack says, apart from its notes for reviewers. extra: facts it depends on."""
        words = {name: value for name, value in _without_notes(self.data).items() if name not in _SET_ONCE}
        return sha256(json.dumps([words, extra], sort_keys=True, ensure_ascii=False).encode()).hexdigest()


#: Where a page stands and its address: set when it is made, and never changed by a later version of the pack.
_SET_ONCE = ("parent", "slug")


def _without_notes(value: Any) -> Any:
    """The data without what never reaches the site."""
    if isinstance(value, Mapping):
        return {key: _without_notes(inner) for key, inner in value.items() if key not in ("ledger", "note", "status")}
    return [_without_notes(inner) for inner in value] if isinstance(value, list) else value


@dataclass(frozen=True)
class Pack:
    """A pack whose files agree with the schema and with each other.

    folder: where it lies.
    """

    folder: Path
    name: str
    title: str
    language: str
    version: str
    items: Mapping[str, Mapping[str, PackItem]]
    ledger: Mapping[str, Mapping[str, Any]]
    ledger_file: YamlFile
    country_disclaimers: tuple[PackItem, ...] = ()

    def get(self, part: str, key: str) -> PackItem | None:
        return self.items[part].get(key)

    def __iter__(self) -> Iterator[PackItem]:
        for part in PARTS:
            yield from self.items[part].values()


def find_pack(name: str) -> Path:
    """The folder of a pack: one of the package's by its name, or any folder by its path."""
    for folder in (PACKS / name, Path(name)):
        if (folder / "pack.yaml").is_file():
            return folder
    known = sorted(path.parent.name for path in PACKS.glob("*/pack.yaml"))
    raise StarterError(
        f"There is no content pack “{name}”.",
        f"Packs here: {', '.join(known)}. For your own, give the path of the folder that holds its pack.yaml.",
    )


def read_pack(name: str | Path) -> Pack:
    """Read and check a pack. Raises PackError with every mistake found, each with file, line and cure."""
    folder = find_pack(str(name)).absolute()
    problems: list[Problem] = []
    files = {path: read_file(folder, path, problems) for path in _file_names(folder)}
    problems += _find_misnamed(folder)
    if problems:
        raise PackError(problems)
    for path, file in files.items():
        problems += _check_file(path, file)
    if problems:
        raise PackError(problems)
    pack = _make_pack(folder, files, problems)
    problems += cross_checks.check(pack)
    if problems:
        raise PackError(problems)
    return pack


#: Files of a pack apart from those of its pages.
_NAMES = ["pack.yaml", *(f"{part}.yaml" for part in PARTS if part != "pages"), *OTHER_FILES]


def _find_misnamed(folder: Path) -> Iterator[Problem]:
    """YAML files that would be passed over. Translations are looked at by themselves."""
    names = {path.relative_to(folder).as_posix() for ending in ("*.yaml", "*.yml") for path in folder.rglob(ending)}
    for name in sorted(names - set(_file_names(folder))):
        if not name.startswith("translations/"):
            stem = name.removesuffix(".yml").removesuffix(".yaml")
            cure = f"Name it {stem}.yaml." if stem.startswith("pages/") else schema.suggest(f"{stem}.yaml", _NAMES)
            yield Problem("No file of a pack has this name.", cure, f"{folder.name}/{name}", 1)


def _file_names(folder: Path) -> list[str]:
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.glob("pages/*.yaml"))
    return [name for name in _NAMES if name == "pack.yaml" or (folder / name).exists()] + pages


def read_file(folder: Path, name: str, problems: list[Problem], above: str = "") -> YamlFile:
    """One file; its mistakes are added to the problems. above: folders that its name begins with in messages."""
    shown = "/".join(filter(None, (above, folder.name, name)))
    try:
        return read_yaml(folder / name, shown)
    except PackError as error:
        problems += error.problems
        return YamlFile(shown, None)


def _check_file(name: str, file: YamlFile) -> Iterator[Problem]:
    """Mistakes that show in one file alone."""
    definition = "page" if name.startswith("pages/") else name.removesuffix(".yaml")
    yield from schema.check(file, f"files/{definition}")
    if definition == "page" and isinstance(file.data, dict):
        yield from cross_checks.check_blocks(file)


def _make_pack(folder: Path, files: Mapping[str, YamlFile], problems: list[Problem]) -> Pack:
    items: dict[str, dict[str, PackItem]] = {part: {} for part in PARTS}
    for name, file in files.items():
        for item in _items_of(name, file):
            twin = items[item.part].setdefault(item.key, item)
            if twin is not item:
                what = f"The key `{item.key}` is taken: {twin.file.name} has it."
                problems.append(item.problem(("key",), what, "Choose another key."))
    about = files["pack.yaml"].data
    ledger = files.get("ledger.yaml") or YamlFile("ledger.yaml", {})
    fields = {field: about[field] for field in ("name", "title", "language", "version")}
    countries = files.get("disclaimers-countries.yaml") or YamlFile("disclaimers-countries.yaml", [])
    local = [
        PackItem("disclaimers", row["key"], row, countries, (place,)) for place, row in enumerate(countries.data or [])
    ]
    return Pack(
        folder=folder,
        **fields,
        items=items,
        ledger=ledger.data or {},
        ledger_file=ledger,
        country_disclaimers=tuple(local),
    )


def _items_of(name: str, file: YamlFile) -> Iterator[PackItem]:
    if name.startswith("pages/"):
        yield PackItem("pages", file.data["key"], file.data, file)
    elif name.removesuffix(".yaml") in PARTS:
        for position, data in enumerate(file.data or []):
            yield PackItem(name.removesuffix(".yaml"), data["key"], data, file, (position,))

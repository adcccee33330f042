"""A pack in another language: its files, read, and the pack with their texts in place of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from wagtail_backcare.languages.codes import get_primary
from wagtail_backcare.starter import schema
from wagtail_backcare.starter.pack import Pack, PackItem, read_file
from wagtail_backcare.starter.problems import PackError, Problem, StarterError
from wagtail_backcare.starter.translations.texts import PARTS, UNTRANSLATED, iterate_texts, make_hash, replace_texts
from wagtail_backcare.starter.yaml_file import KeyPath, YamlFile

#: The folder of a pack that holds a folder for each language.
FOLDER = "translations"


@dataclass(frozen=True)
class Entry:
    """The translation of one text.

    made_from: hash of the text that it translates. place: where it stands in its file.
    """

    text: str
    made_from: str
    file: YamlFile
    place: KeyPath

    def problem(self, what: str, cure: str) -> Problem:
        return self.file.problem(self.place, what, cure)


@dataclass(frozen=True)
class Translation:
    """All that a pack has in one language.

    entries: (part, key of the item) → path of the text → its translation. files: name in the language's folder → file.
    """

    language: str
    files: Mapping[str, YamlFile]
    entries: Mapping[tuple[str, str], Mapping[str, Entry]]

    def get(self, item: PackItem) -> Mapping[str, Entry]:
        return self.entries.get((item.part, item.key), {})

    def get_words(self, item: PackItem) -> dict[str, str]:
        """Path → translation of each text of an item, where that was made from the text as it is now."""
        entries = self.get(item)
        current = {text.path: make_hash(text.words) for text in iterate_texts(item)}
        return {
            path: entry.text.strip()
            for path, entry in entries.items()
            if entry.text.strip() and entry.made_from == current.get(path)
        }


@dataclass(frozen=True)
class TranslatedItem(PackItem):
    """An item with its texts in another language.

    source: the item of the pack. missing: paths of texts without a translation; their place holds `UNTRANSLATED`.
    """

    source: PackItem | None = None
    missing: tuple[str, ...] = ()
    total: int = 0


def find_languages(pack: Pack) -> list[str]:
    """The languages in which a pack has a translation."""
    return sorted(path.name for path in (pack.folder / FOLDER).glob("*") if path.is_dir())


def find_language(pack: Pack, code: str) -> str:
    """The pack's language for a code, or for what the code is a region of (``es`` for ``es-MX``).

    Raises StarterError where the pack has none.
    """
    known = find_languages(pack)
    exact = [language for language in known if language.casefold() == code.casefold()]
    alike = exact or [language for language in known if get_primary(language) == get_primary(code)]
    if len(alike) == 1:
        return alike[0]
    if get_primary(code) == get_primary(pack.language):
        raise StarterError(f"{code} is the pack's own language.", "Leave it out of the languages.")
    cure = f"It has: {', '.join(known)}." if known else "It has none."
    raise StarterError(f"The pack {pack.name} has no translation in {code}.", cure)


def get_file_name(item: PackItem) -> str:
    """The file of an item, and of its translation, inside their folders: ``questions.yaml``, ``pages/02-neck.yaml``."""
    return item.file.name.split("/", 1)[-1]


def read_translation(pack: Pack, language: str) -> Translation:
    """Read the files of one language. Raises PackError where they cannot be read or break the schema."""
    folder = pack.folder / FOLDER / language
    problems: list[Problem] = []
    files = {name: read_file(folder, name, problems, f"{pack.folder.name}/{FOLDER}") for name in _file_names(folder)}
    if not problems:
        for file in files.values():
            problems += schema.check(file, "files/translation") if file.data is not None else []
    if problems:
        raise PackError(problems)
    entries = {(item.part, item.key): _find_entries(item, files) for item in pack if item.part in PARTS}
    return Translation(language, files, entries)


def _find_entries(item: PackItem, files: Mapping[str, YamlFile]) -> dict[str, Entry]:
    file = files.get(get_file_name(item))
    texts = (file.data or {}).get(item.key, {}) if file else {}
    return {path: Entry(entry["text"], entry["from"], file, (item.key, path)) for path, entry in texts.items()}


def _file_names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))


def translate_pack(pack: Pack, translation: Translation) -> Pack:
    """The pack with the texts of a translation, and without what is the same in every language."""
    items = {part: {} for part in pack.items}
    for item in pack:
        if item.part in PARTS:
            items[item.part][item.key] = _translate(item, translation)
    return replace(pack, language=translation.language, items=items)


def _translate(item: PackItem, translation: Translation) -> TranslatedItem:
    words = translation.get_words(item)
    paths = [text.path for text in iterate_texts(item)]
    missing = tuple(path for path in paths if path not in words)
    data = replace_texts(item, {**dict.fromkeys(missing, UNTRANSLATED), **words})
    return TranslatedItem(
        item.part, item.key, data, item.file, item.path, source=item, missing=missing, total=len(paths)
    )

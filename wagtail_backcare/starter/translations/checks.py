"""Whether a translation is complete, made from the texts as they are now, and can take their place."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from wagtail_backcare.starter import cross_checks, schema
from wagtail_backcare.starter.markdown import get_shape
from wagtail_backcare.starter.pack import Pack, PackItem
from wagtail_backcare.starter.problems import Problem
from wagtail_backcare.starter.translations.files import Entry, Translation, get_file_name
from wagtail_backcare.starter.translations.texts import PARTS, Text, iterate_texts, make_hash, replace_texts
from wagtail_backcare.starter.yaml_file import YamlFile

#: A number with its separators: 10,000 or 10.000 or 10 000 (with any space), 0.5 or 0,5.
_NUMBER = re.compile(r"\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)|\d+(?:[.,’'٬٫]\d+)*")


def check_translation(pack: Pack, translation: Translation) -> Iterator[Problem]:
    """Every mistake, and every text that is not translated, with line and cure."""
    items = {(item.part, item.key): item for item in pack if item.part in PARTS}
    yield from _check_files(translation, items)
    for item in items.values():
        texts = list(iterate_texts(item))
        if texts:
            yield from _check_item(pack, translation, item, texts)


def _check_files(translation: Translation, items: Mapping[tuple[str, str], PackItem]) -> Iterator[Problem]:
    """Items that the pack does not have, or has in another file."""
    names = {get_file_name(item) for item in items.values()}
    for name, file in translation.files.items():
        if name not in names:
            yield file.problem((), f"The pack has no {name} to translate.", schema.suggest(name, sorted(names)))
            continue
        here = {item.key for item in items.values() if get_file_name(item) == name}
        for key in (file.data or {}).keys() - here:
            yield file.problem((key,), f"There is no `{key}` in {name} of the pack.", schema.suggest(key, sorted(here)))


def _check_item(pack: Pack, translation: Translation, item: PackItem, texts: list[Text]) -> Iterator[Problem]:
    entries = translation.get(item)
    name = get_file_name(item)
    if not entries:
        shown = f"{pack.folder.name}/translations/{translation.language}/{name}"
        cure = f"Write the skeleton: translate_backcare_pack {pack.name} --language {translation.language}."
        yield Problem(f"`{item.key}` is not translated.", cure, shown, 1)
        return
    known = {text.path for text in texts}
    for path, entry in entries.items():
        if path not in known:
            cure = "Take it out, or run translate_backcare_pack, which moves it where its text stands now."
            yield entry.problem(f"`{item.key}` has no text `{path}`.", cure)
    file = translation.files[name]
    for text in texts:
        entry = entries.get(text.path)
        if entry is None:
            cure = f"Run translate_backcare_pack, or add it with `from: {make_hash(text.words)}`."
            yield file.problem((item.key,), f"`{text.path}` is missing.", cure)
        else:
            yield from _check_entry(text, entry)
    yield from _check_as_the_pack_is_checked(pack, item, texts, entries)


def _check_entry(text: Text, entry: Entry) -> Iterator[Problem]:
    made_from = make_hash(text.words)
    if not entry.text.strip():
        yield entry.problem(f"`{text.path}` is not translated yet.", "Fill in `text`.")
        return
    if entry.made_from != made_from:
        cure = f"Compare it with the text now, mend it, and write `from: {made_from}`."
        yield entry.problem(f"`{text.path}` was made from an older text.", cure)
        return
    yield from _check_numbers(text, entry)
    if text.is_markdown:
        yield from _check_shape(text, entry)
    elif len(_paragraphs(text.words)) != len(_paragraphs(entry.text)):
        what = f"{len(_paragraphs(entry.text))} paragraphs stand for {len(_paragraphs(text.words))}."
        yield entry.problem(what, "Leave an empty line between paragraphs, as in the text that is translated.")
    if text.path == "slug" and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.text):
        what = f"`{entry.text}` cannot be part of an address here."
        yield entry.problem(
            what, "Write small letters from a to z, digits and hyphens, whatever the script of the text."
        )


def _paragraphs(words: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", words.strip()) if part.strip()]


def find_numbers(words: str) -> Counter[str]:
    """Each number in a text, its digits without separators: 10,000 and 10 000 are one, and so are 0.5 and 0,5."""
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in words)
    return Counter(re.sub(r"\D", "", number) for number in _NUMBER.findall(plain))


def _check_numbers(text: Text, entry: Entry) -> Iterator[Problem]:
    there, here = find_numbers(text.words), find_numbers(entry.text)
    if there != here:
        wanted, found = (", ".join(sorted(numbers.elements())) or "none" for numbers in (there, here))
        cure = "Write the same numbers, as digits where the text has digits and as words where it has words."
        yield entry.problem(f"The numbers differ: {wanted} in the text, {found} here.", cure)


def _check_shape(text: Text, entry: Entry) -> Iterator[Problem]:
    there, here = get_shape(text.words), get_shape(entry.text)
    if there == here:
        return
    lacking, extra = Counter(there) - Counter(here), Counter(here) - Counter(there)
    parts = [f"it lacks {', '.join(sorted(lacking.elements()))}"] if lacking else []
    parts += [f"it has {', '.join(sorted(extra.elements()))} too many"] if extra else []
    what = f"It is not built as the text is: {'; '.join(parts) or 'another order'}."
    yield entry.problem(what, "Keep paragraphs, lists, links and bold words as they are.")


def _check_as_the_pack_is_checked(
    pack: Pack, item: PackItem, texts: list[Text], entries: Mapping[str, Entry]
) -> Iterator[Problem]:
    """The rules for the pack's own texts, such as how long a title may be, asked of the translated ones."""
    filled = {text.path: entries[text.path] for text in texts if text.path in entries and entries[text.path].text}
    if not filled:
        return
    data = replace_texts(item, {path: entry.text for path, entry in filled.items()}, keep_labels=False)
    is_page = item.part == "pages"
    above = () if is_page else (0,)
    places = {(*above, *text.place): text.path for text in texts}
    file = next(iter(filled.values())).file
    lines = {place: file.line(item.key, path, "text") for place, path in places.items()}
    literal = [place for place, path in places.items() if (item.key, path, "text") in file.literal]
    stand_in = YamlFile(file.name, data if is_page else [data], lines, literal)
    yield from schema.check(stand_in, f"files/{'page' if is_page else item.part}")
    if is_page:
        yield from cross_checks.check_blocks(stand_in)
    yield from cross_checks.check_words(pack, PackItem(item.part, item.key, data, stand_in, above))

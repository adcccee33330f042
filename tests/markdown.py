"""Read tables, code and headings out of the documentation, so that tests can compare them with the code."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def read(name: str) -> str:
    """The text of a page of the documentation, by its path below ``docs``."""
    return (DOCS / name).read_text(encoding="utf-8")


def part(text: str, heading: str) -> str:
    """What stands under a heading, up to the next heading of the same or a higher level.

    Raises LookupError where the page has no such heading.
    """
    without_code = _blank_code(text)
    found = re.search(rf"^(#+) {re.escape(heading)}$", without_code, flags=re.MULTILINE)
    if found is None:
        raise LookupError(f"no heading {heading!r}")
    end = re.compile(rf"^#{{1,{len(found[1])}}} ", flags=re.MULTILINE).search(without_code, found.end())
    return text[found.end() : end.start() if end else None]


def _blank_code(text: str) -> str:
    """The text with its code samples blanked out, every other character where it was."""
    samples = re.compile(r"^```.*?^```$", flags=re.MULTILINE | re.DOTALL)
    return samples.sub(lambda sample: re.sub(r"[^\n]", " ", sample[0]), text)


def headings(text: str, level: int) -> list[str]:
    """Headings of one level, in order; a comment in a code sample is none."""
    return re.findall(rf"^{'#' * level} (.+)$", _blank_code(text), flags=re.MULTILINE)


def rows(text: str) -> list[dict[str, str]]:
    """The rows of the first table in a text, as column heading → cell. Raises LookupError where there is none."""
    found = re.search(r"(?:^\|.*\|$\n?){2,}", text, flags=re.MULTILINE)
    if found is None:
        raise LookupError("no table")
    lines = [_cells(line) for line in found[0].splitlines()]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[2:]]


def _cells(line: str) -> list[str]:
    return [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def plain(cell: str) -> str:
    """A cell without the marks of code and links."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", cell).replace("`", "")


def code(text: str, language: str) -> list[str]:
    """The code samples of one language, in order, without the indent of a list that holds them."""
    samples = re.finditer(
        rf"^(?P<indent> *)```{language}$\n(?P<code>.*?)^(?P=indent)```$", text, flags=re.MULTILINE | re.DOTALL
    )
    return [re.sub(rf"^{sample['indent']}", "", sample["code"], flags=re.MULTILINE) for sample in samples]

"""Plain words: reading age 9 to 11 aimed at, short sentences and paragraphs (NHS, “How we write”)."""

import re

import pytest

from wagtail_backcare.starter.pack import read_pack

textstat = pytest.importorskip("textstat", reason="textstat is not installed: pip install -e .[testing]")

#: Flesch-Kincaid grade plus five is the age of the reader: grade 6 is age 11, the most that is aimed at.
AIM, MOST = 6, 9
LONGEST_SENTENCE, LONGEST_PARAGRAPH = 20, 3

PROSE = ("text", "statement", "meaning", "advice", "answer", "introduction", "summary", "what_to_do")


def plain(text: str) -> str:
    """A Markdown text as a reader hears it, list items closed as sentences."""
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    lines = []
    for line in text.splitlines():
        item = re.match(r"\s*(?:[-*]|\d+\.)\s+(.*)", line)
        line = item.group(1) if item else line
        if item and line and line[-1] not in ".?!":
            line += "."
        lines.append(line.replace("**", "").replace("*", "").lstrip("#").strip())
    return "\n".join(lines)


def iterate_prose(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in PROSE and isinstance(inner, str):
                yield plain(inner)
            elif key in {"items", "benefits", "risks", "signs"} and isinstance(inner, list):
                for entry in inner:
                    if isinstance(entry, str):
                        yield entry if entry[-1] in ".?!" else f"{entry}."
                    else:
                        yield from iterate_prose(entry)
            else:
                yield from iterate_prose(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from iterate_prose(inner)


def sentences(text: str) -> list[str]:
    parts = re.split(r"(?<=[.?!؟])\s+", " ".join(text.split()))
    return [part for part in parts if re.search(r"\w", part)]


def list_items():
    pack = read_pack("back-pain")
    parts = ("pages", "questions", "disclaimers", "help_cards")
    return [pytest.param(item, id=f"{part}-{item.key}") for part in parts for item in pack.items[part].values()]


@pytest.mark.parametrize("item", list_items())
def test_the_words_are_plain(item):
    texts = list(iterate_prose(item.data))
    words = "\n".join(texts)

    assert textstat.flesch_kincaid_grade(words) <= (AIM if item.part == "pages" else MOST)


@pytest.mark.parametrize("item", list_items())
def test_sentences_and_paragraphs_are_short(item):
    for text in iterate_prose(item.data):
        for paragraph in re.split(r"\n\s*\n", text):
            is_list = "\n" in paragraph
            assert is_list or len(sentences(paragraph)) <= LONGEST_PARAGRAPH, paragraph
            for sentence in sentences(paragraph):
                limit = LONGEST_SENTENCE + (2 if item.part == "help_cards" else 0)
                assert len(sentence.split()) <= limit, sentence

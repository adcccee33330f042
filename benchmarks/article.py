"""One article, written down once and turned into each form that is compared.

The words are drawn from a fixed list: the text means nothing, so nobody can take it for advice.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

_WORD_LIST = """
back muscle spine movement walk rest sleep warm gentle week month day morning evening doctor nurse clinic
stretch bend lift carry sit stand lean turn breathe slow steady often usually sometimes rarely after
before during while because with without and or but the a your their this that some most many few people
body leg hip shoulder knee joint disc nerve
"""


#: Opening tag of the link with a number, from 0.
LinkTag = Callable[[int], str]


@dataclass(frozen=True)
class Text:
    """A paragraph. One that is linked holds a link to the page with that number."""

    words: str
    link: int | None = None

    def to_html(self, link_tag: LinkTag) -> str:
        if self.link is None:
            return f"<p>{self.words}</p>"
        first, second, rest = self.words.split(" ", 2)
        return f"<p>{link_tag(self.link)}{first} {second}</a> {rest}</p>"


@dataclass(frozen=True)
class Items:
    """A list, or the key facts of a page."""

    items: list[str]
    are_key_facts: bool = False


@dataclass(frozen=True)
class Terms:
    """Words or things, each with a sentence."""

    pairs: list[tuple[str, str]]


@dataclass(frozen=True)
class Cards:
    """Help cards: urgency, heading, signs."""

    cards: list[tuple[str, str, list[str]]]


@dataclass(frozen=True)
class Statement:
    """What studies found, with the number of a source, from 0."""

    words: str
    source: int


@dataclass(frozen=True)
class Questions:
    """Questions with their answers."""

    pairs: list[tuple[str, str]]


Piece = Text | Items | Terms | Cards | Statement | Questions


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it. The name is that of a section of the package."""

    name: str
    heading: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Article:
    title: str
    sections: list[Section]
    sources: list[str] = field(default_factory=list)

    def with_links(self, count: int) -> "Article":
        """The same article, its first paragraphs linked to other pages, one link each."""
        numbers = iter(range(count))
        sections = [
            replace(
                section,
                pieces=[
                    replace(piece, link=next(numbers, None)) if isinstance(piece, Text) else piece
                    for piece in section.pieces
                ],
            )
            for section in self.sections
        ]
        return replace(self, sections=sections)

    def count_words(self) -> int:
        return sum(len(text.split()) for text in self.iter_texts())

    def iter_texts(self) -> Iterator[str]:
        yield self.title
        for section in self.sections:
            yield section.heading
            for piece in section.pieces:
                yield from get_texts(piece)
        yield from self.sources


def get_texts(piece: Piece) -> list[str]:
    """Every text of a piece in reading order."""
    match piece:
        case Text(words) | Statement(words):
            return [words]
        case Items(items):
            return items
        case Terms(pairs) | Questions(pairs):
            return [text for pair in pairs for text in pair]
        case Cards(cards):
            return [text for _urgency, heading, signs in cards for text in (heading, *signs)]


class Writer:
    """Draws the same words in every run."""

    def __init__(self) -> None:
        self.random = random.Random(924)
        self.word_list = _WORD_LIST.split()

    def words(self, count: int) -> str:
        return " ".join(self.random.choices(self.word_list, k=count))

    def sentence(self, count: int) -> str:
        return self.words(count).capitalize() + "."

    def text(self, count: int) -> Text:
        return Text(self.sentence(count))

    def items(self, count: int, length: int, *, are_key_facts: bool = False) -> Items:
        return Items([self.words(length) for _ in range(count)], are_key_facts)

    def pairs(self, count: int, length: int) -> list[tuple[str, str]]:
        return [(self.words(3).capitalize(), self.sentence(length)) for _ in range(count)]

    def cards(self) -> Cards:
        headings = {"emergency": "Call an ambulance now if:", "urgent": "Ask for help today if:"}
        return Cards([(urgency, heading, self.items(3, 5).items) for urgency, heading in headings.items()])


def write_article() -> Article:
    """An article of about 924 words with every section that a condition page offers."""
    new = Writer()
    sections = [
        Section("overview", "Overview", [new.items(3, 6, are_key_facts=True), new.text(38)]),
        Section("symptoms", "Symptoms", [new.text(32), new.items(4, 5)]),
        Section("types", "Types", [Terms(new.pairs(2, 12))]),
        Section("causes", "Causes", [new.text(30), Terms(new.pairs(3, 12))]),
        Section("when_to_get_help", "When to get help", [new.cards()]),
        Section("diagnosis", "Diagnosis", [new.text(43)]),
        Section("treatments", "Treatments", [new.text(32), Terms(new.pairs(3, 14))]),
        Section("self_care", "Things you can do yourself", [new.text(34), new.items(4, 6)]),
        Section("living_with_it", "Living with it", [new.text(42)]),
        Section("outlook", "What usually happens", [new.text(49)]),
        Section("prevention", "Prevention", [new.items(4, 6)]),
        Section(
            "evidence",
            "What research shows",
            [new.text(32), Statement(new.sentence(22), 0), Statement(new.sentence(22), 1)],
        ),
        Section("words_explained", "Words explained", [Terms(new.pairs(3, 10))]),
        Section("questions", "Questions and answers", [Questions(new.pairs(4, 22))]),
        Section("questions_to_ask", "Questions to ask", [new.items(4, 7)]),
        Section("further_help", "Further help", [new.text(42)]),
        Section("references", "Sources", [new.text(28)]),
    ]
    return Article("An article about the back", sections, sources=[new.sentence(9) for _ in range(2)])


#: Kinds of section that the articles of a given size go through.
_SIZED_SECTIONS = ("overview", "symptoms", "types", "causes", "diagnosis", "treatments", "self_care", "outlook")

BLOCKS_A_SECTION = 5


def write_sized_article(blocks: int) -> Article:
    """An article of so many blocks: a heading, two texts, a list and a statement, over and over."""
    new = Writer()
    sections = [
        Section(
            _SIZED_SECTIONS[number % len(_SIZED_SECTIONS)],
            new.words(3).capitalize(),
            [new.text(25), new.items(3, 6, are_key_facts=True), new.text(25), Statement(new.sentence(20), 0)],
        )
        for number in range(blocks // BLOCKS_A_SECTION)
    ]
    return Article(f"An article of {blocks} blocks", sections, sources=[new.sentence(9)])

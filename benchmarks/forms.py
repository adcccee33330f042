"""The article in each form: HTML, rich text, the usual StreamField, the blocks of NHS.UK, and the package's body."""

from collections.abc import Sequence
from typing import Any

from benchmarks.article import Article, Cards, Items, LinkTag, Piece, Questions, Section, Statement, Terms, Text

Stream = list[tuple[str, Any]]

CERTAINTY = "not_very"


def make_list(items: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def to_html(article: Article, link_tag: LinkTag) -> str:
    """All of it as one piece of HTML without the title."""
    parts = []
    for section in article.sections:
        parts.append(f"<h2>{section.heading}</h2>")
        parts += [_piece_to_html(piece, article, link_tag) for piece in section.pieces]
    if article.sources:
        parts.append(make_list(article.sources))
    return "\n".join(parts)


def _piece_to_html(piece: Piece, article: Article, link_tag: LinkTag) -> str:
    match piece:
        case Text():
            return piece.to_html(link_tag)
        case Items(items):
            return make_list(items)
        case Terms(pairs) | Questions(pairs):
            return "".join(f"<h3>{term}</h3><p>{text}</p>" for term, text in pairs)
        case Cards(cards):
            return "".join(f"<h3>{heading}</h3>{make_list(signs)}" for _urgency, heading, signs in cards)
        case Statement(words, source):
            return f"<p>{words}</p><p>not very sure</p><p>{article.sources[source]}</p>"


def to_usual_stream(article: Article, link_tag: LinkTag) -> Stream:
    """A block for each piece, as sites usually have it."""
    stream: Stream = []
    for section in article.sections:
        stream.append(("heading", {"text": section.heading}))
        for piece in section.pieces:
            stream += _piece_to_usual_blocks(piece, article, link_tag)
    if article.sources:
        stream.append(("list", {"title": "", "items": article.sources}))
    return stream


def _piece_to_usual_blocks(piece: Piece, article: Article, link_tag: LinkTag) -> Stream:
    match piece:
        case Text():
            return [("paragraph", piece.to_html(link_tag))]
        case Items(items):
            return [("list", {"title": "", "items": items})]
        case Terms(pairs):
            return [("item", {"term": term, "text": text}) for term, text in pairs]
        case Cards(cards):
            return [("card", {"urgency": kind, "heading": text, "signs": signs}) for kind, text, signs in cards]
        case Statement(words, source):
            source_text = article.sources[source]
            return [("statement", {"statement": words, "certainty": "not very sure", "source": source_text})]
        case Questions(pairs):
            return [("question", {"question": text, "answer": f"<p>{answer}</p>"}) for text, answer in pairs]


def to_nhsuk_stream(article: Article, link_tag: LinkTag) -> Stream:
    """The nearest blocks of wagtail-nhsuk-frontend."""
    stream: Stream = []
    for section in article.sections:
        stream.append(("heading", {"text": section.heading}))
        for piece in section.pieces:
            stream += _piece_to_nhsuk_blocks(piece, article, link_tag)
    if article.sources:
        stream.append(("richtext", make_list(article.sources)))
    return stream


def _piece_to_nhsuk_blocks(piece: Piece, article: Article, link_tag: LinkTag) -> Stream:
    match piece:
        case Text():
            return [("richtext", piece.to_html(link_tag))]
        case Items(items):
            return [("richtext", make_list(items))]
        case Terms(pairs):
            rows = [{"key": term, "value": f"<p>{text}</p>"} for term, text in pairs]
            return [("summary_list", {"rows": rows, "no_border": False})]
        case Cards(cards):
            kinds = {"emergency": "immediate", "urgent": "urgent"}
            return [
                (
                    "care_card",
                    {
                        "type": kinds[urgency],
                        "heading_level": 3,
                        "title": heading,
                        "body": [("richtext", make_list(signs))],
                    },
                )
                for urgency, heading, signs in cards
            ]
        case Statement(words, source):
            return [("inset_text", {"body": f"<p>{words}</p><p>not very sure</p><p>{article.sources[source]}</p>"})]
        case Questions(pairs):
            return [("expander", {"title": text, "body": [("richtext", f"<p>{answer}</p>")]}) for text, answer in pairs]


def to_body(article: Article, link_tag: LinkTag, references: Sequence[Any]) -> Stream:
    """The package's sections. References are `Reference` instances, one for each source of the article."""
    return [_section_to_body(section, link_tag, references) for section in article.sections]


def _section_to_body(section: Section, link_tag: LinkTag, references: Sequence[Any]) -> tuple[str, Any]:
    content = [_piece_to_content(piece, link_tag, references) for piece in section.pieces]
    if section.name == "references":
        content.append(("references", {"more": []}))
    return (section.name, {"heading": section.heading, "content": content})


def _piece_to_content(piece: Piece, link_tag: LinkTag, references: Sequence[Any]) -> tuple[str, Any]:
    match piece:
        case Text():
            return ("text", piece.to_html(link_tag))
        case Items(items, are_key_facts):
            return ("key_facts", {"items": items}) if are_key_facts else ("text", make_list(items))
        case Terms(pairs):
            return ("titled_list", {"title": "", "items": [{"term": term, "text": text} for term, text in pairs]})
        case Cards(cards):
            stream = [(urgency, {"heading": heading, "signs": signs}) for urgency, heading, signs in cards]
            return ("help_cards", {"shared": None, "cards": stream})
        case Statement(words, source):
            value = {"statement": words, "certainty": CERTAINTY, "compared_with": "", "how_long": ""}
            return ("evidence_statement", {**value, "sources": [references[source]]})
        case Questions(pairs):
            questions = [("question", {"question": text, "answer": f"<p>{answer}</p>"}) for text, answer in pairs]
            return ("questions", {"title": "", "questions": questions})

"""Read the JSON-LD of rendered pages, and make the blocks that it tells of."""

import extruct

from tests.structured_data.vocabulary import find_problems


def read(client, page, **params) -> list[dict]:
    """The graph in the only JSON-LD of a page, checked against the vocabulary."""
    response = client.get(page.url, params)
    assert response.status_code == 200
    html = response.content.decode()
    [document] = extruct.extract(html, base_url=f"http://localhost{page.url}", syntaxes=["json-ld"])["json-ld"]
    assert find_problems(document) == []
    return document["@graph"]


def get_node(graph: list[dict], kind: str) -> dict:
    [node] = [node for node in graph if node["@type"] == kind]
    return node


def text(words: str = "Some words.") -> tuple:
    return ("text", f"<p>{words}</p>")


def faq(*entries) -> tuple:
    """A block of questions: those given as (question, answer) written there, the others shared."""
    questions = [
        ("question", {"question": entry[0], "answer": entry[1]})
        if isinstance(entry, tuple)
        else ("shared_question", entry)
        for entry in entries
    ]
    return ("questions", {"title": "", "questions": questions})


def statement(*sources) -> tuple:
    return ("evidence_statement", {"statement": "Less pain.", "certainty": "not_very", "sources": list(sources)})


def get_questions(graph: list[dict]) -> dict[str, str]:
    """Question → answer of the only part of an article that is an FAQ."""
    [part] = [part for part in graph[0]["hasPart"] if part["@type"] == "FAQPage"]
    return {question["name"]: question["acceptedAnswer"]["text"] for question in part["mainEntity"]}

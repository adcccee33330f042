"""The graph of one page: the page itself, what it is about and who publishes it.

Left out on purpose: whatever would claim that a treatment works (``possibleTreatment``, ``availableService``), ratings,
and HowTo.
"""

from collections.abc import Sequence
from datetime import date

from wagtail_backcare.kinds import Kind
from wagtail_backcare.structured_data.citations import make_citation
from wagtail_backcare.structured_data.language_tags import make_language_tag
from wagtail_backcare.structured_data.parties import Node, get_clinic_id, make_clinic, make_person, without_empty
from wagtail_backcare.structured_data.values import (
    AnsweredQuestion,
    Crumb,
    PageDescription,
    Section,
    Subject,
    WorkTranslation,
)

VOCABULARY = "https://schema.org"

#: Kinds of page that are about something in itself, and what that is.
SUBJECT_TYPES = {Kind.CONDITION: "MedicalCondition", Kind.TREATMENT: "MedicalTherapy"}


def make_graph(page: PageDescription, *, today: date) -> Node:
    """The JSON-LD of a page.

    :param today: decides whether the review still counts.
    """
    nodes = [_make_page(page, today)]
    if page.subject is not None:
        nodes.append(_make_subject(page.subject))
    if page.publisher is not None:
        nodes.append(make_clinic(page.publisher))
    return {"@context": VOCABULARY, "@graph": nodes}


def _make_page(page: PageDescription, today: date) -> Node:
    return without_empty(
        {
            "@type": _get_page_type(page),
            "@id": page.url,
            "url": page.url,
            "name": page.title,
            "description": page.description,
            "inLanguage": make_language_tag(page.language_code),
            **_make_contents(page),
            "primaryImageOfPage": {"@type": "ImageObject", "url": page.image_url} if page.image_url else None,
            "publisher": {"@id": get_clinic_id(page.publisher)} if page.publisher else None,
            "publishingPrinciples": page.policy_url,
            "author": make_person(page.author) if page.author else None,
            **_make_review(page, today),
            "datePublished": _make_date(page.published_on),
            "dateModified": _make_date(page.changed_on),
            "citation": [make_citation(citation) for citation in page.citations],
            **_make_translations(page),
            "breadcrumb": _make_breadcrumb(page.breadcrumb, page.title),
        }
    )


def _get_page_type(page: PageDescription) -> str | list[str]:
    if page.kind == Kind.INDEX:
        return "CollectionPage"
    if page.kind == Kind.QUESTIONS and page.questions:
        return ["MedicalWebPage", "FAQPage"]
    return "MedicalWebPage"


def _make_contents(page: PageDescription) -> Node:
    """What the page holds, and whom it is for."""
    if page.kind == Kind.INDEX:
        return {}
    parts = [_make_section(section, page.url) for section in page.sections if section.health_aspect]
    questions = [_make_question(question, page.url) for question in _merge(page.questions)]
    main = {"@id": page.subject.id} if page.subject else None
    if page.kind == Kind.QUESTIONS:
        main = questions
    elif questions:
        parts.append({"@type": "FAQPage", "@id": f"{page.url}#faq", "mainEntity": questions})
    return {
        "mainEntity": main,
        "about": _make_subject(page.about) if page.about else None,
        "medicalAudience": without_empty({"@type": "Patient", "audienceType": page.audience}),
        "hasPart": parts,
    }


def _make_section(section: Section, url: str) -> Node:
    return {
        "@type": "HealthTopicContent",
        "name": section.heading,
        "url": f"{url}#{section.anchor}",
        "hasHealthAspect": f"{VOCABULARY}/{section.health_aspect}",
    }


def _make_question(question: AnsweredQuestion, url: str) -> Node:
    return {
        "@type": "Question",
        "@id": f"{url}#{question.anchor}",
        "name": question.question,
        "acceptedAnswer": {"@type": "Answer", "text": question.answer},
    }


def _merge(questions: Sequence[AnsweredQuestion]) -> list[AnsweredQuestion]:
    """Each question once, in the order of the page: the same one may stand there twice, shared and written anew."""
    anchors: set[str] = set()
    words: set[str] = set()
    merged = []
    for question in questions:
        said = " ".join(question.question.casefold().split())
        if question.anchor not in anchors and said not in words:
            merged.append(question)
        anchors.add(question.anchor)
        words.add(said)
    return merged


def _make_subject(subject: Subject) -> Node:
    return without_empty(
        {
            "@type": SUBJECT_TYPES[Kind(subject.kind)],
            "@id": subject.id,
            "name": subject.name,
            "alternateName": list(subject.other_names),
            "url": subject.url,
        }
    )


def _make_review(page: PageDescription, today: date) -> Node:
    """Who reviewed the page and when: only while the review counts."""
    review = page.review
    if review is None or not review.is_current(today):
        return {}
    return {"reviewedBy": make_person(review.reviewer), "lastReviewed": review.reviewed_on.isoformat()}


def _make_date(day: date | None) -> str:
    return day.isoformat() if day else ""


def _make_translations(page: PageDescription) -> Node:
    """What was translated from this page, or, where it is a translation, what it was made from."""
    page_type = _get_page_type(page)

    def make(work: WorkTranslation) -> Node:
        return {"@type": page_type, "@id": work.url, "inLanguage": make_language_tag(work.language_code)}

    if page.is_original:
        return {"workTranslation": [make(work) for work in page.translations]}
    original = next((work for work in page.translations if work.is_original), None)
    return {"translationOfWork": make(original)} if original else {}


def _make_breadcrumb(crumbs: Sequence[Crumb], title: str) -> Node | None:
    if not crumbs:
        return None
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": crumb.name,
            "item": {"@type": "WebPage", "@id": crumb.url},
        }
        for position, crumb in enumerate(crumbs, start=1)
    ]
    last = {"@type": "ListItem", "position": len(crumbs) + 1, "name": title}
    return {"@type": "BreadcrumbList", "itemListElement": [*items, last]}

"""Facts about pages, with everything that a page can say of itself."""

from datetime import date

from wagtail_backcare.structured_data import (
    AnsweredQuestion,
    Citation,
    Crumb,
    CurrentReview,
    Organization,
    PageDescription,
    Person,
    Section,
    Subject,
    WorkTranslation,
)

ROOT = "https://clinic.example"
URL = f"{ROOT}/conditions/low-back-pain/"
TODAY = date(2026, 6, 1)

CLINIC = Organization(
    name="Example Clinic",
    root_url=ROOT,
    phone="020 7946 0000",
    street_address="1 Sample Street",
    city="Sampletown",
    postal_code="AB1 2CD",
    country_code="GB",
)
SUBJECT = Subject("condition", f"{ROOT}/#condition-1", "Low back pain", ("Lumbago", "Lumbar pain"))
TREATMENT = Subject("treatment", f"{ROOT}/#treatment-2", "Acupuncture", url=f"{ROOT}/treatments/acupuncture/")
SECTIONS = (
    Section("Symptoms", "symptoms", "SymptomsHealthAspect"),
    Section("Sources", "references"),
)
QUESTIONS = (
    AnsweredQuestion("Does it hurt?", "A little.", "question-1"),
    AnsweredQuestion("How long does it last?", "Often a few weeks.", "question-2"),
)
REVIEW = CurrentReview(
    reviewer_name="Robin Reviewer",
    profession="Physiotherapist",
    profile_url=f"{ROOT}/team/robin/",
    reviewed_on=date(2026, 1, 15),
    due_on=date(2027, 1, 15),
)
TRANSLATIONS = (
    WorkTranslation("es", f"{ROOT}/es/dolor-lumbar/"),
    WorkTranslation("pt-br", f"{ROOT}/pt-br/dor-lombar/"),
)


def make_citation(**fields) -> Citation:
    defaults = {
        "kind": "systematic_review",
        "title": "A review of studies",
        "url": "https://doi.org/10.1000/example",
        "authors": "Example A, Example B",
        "publisher": "Journal of Examples",
        "year": 2020,
        "doi": "10.1000/example",
        "pmid": "123",
    }
    return Citation(**{**defaults, **fields})


def make_description(**fields) -> PageDescription:
    """An article about a condition with everything there is."""
    defaults = {
        "kind": "condition",
        "url": URL,
        "title": "Low back pain",
        "language_code": "en-gb",
        "description": "What low back pain is.",
        "audience": "Adults with low back pain",
        "subject": SUBJECT,
        "sections": SECTIONS,
        "questions": QUESTIONS,
        "citations": (make_citation(),),
        "publisher": CLINIC,
        "policy_url": f"{ROOT}/policy/",
        "author": Person("Alex Author", "Acupuncturist", f"{ROOT}/team/alex/"),
        "review": REVIEW,
        "published_on": date(2025, 12, 1),
        "changed_on": date(2026, 1, 10),
        "image_url": f"{ROOT}/media/back.jpg",
        "breadcrumb": (Crumb("Home", f"{ROOT}/"), Crumb("Conditions", f"{ROOT}/conditions/")),
        "translations": TRANSLATIONS,
    }
    return PageDescription(**{**defaults, **fields})


#: One page of every kind.
EVERY_KIND = {
    "condition": make_description(),
    "treatment": make_description(kind="treatment", subject=TREATMENT),
    "guide": make_description(kind="guide", subject=None, about=TREATMENT),
    "questions": make_description(kind="questions", subject=None, about=SUBJECT),
    "questions without any": make_description(kind="questions", subject=None, questions=()),
    "index": make_description(kind="index", subject=None, audience="", sections=(), questions=(), citations=()),
    "translation": make_description(
        is_original=False, translations=(WorkTranslation("en", f"{ROOT}/back/", is_original=True),)
    ),
}

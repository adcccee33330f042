"""schema.org descriptions of health pages, as JSON-LD.

Owns: what a page says of itself to machines, built from plain values (`PageDescription`) by pure functions. Knows
nothing of page models, templates or requests: `models.page_description` gathers the values from a page.
"""

from wagtail_backcare.structured_data.graph import make_graph
from wagtail_backcare.structured_data.script import to_json, write_page
from wagtail_backcare.structured_data.values import (
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

__all__ = [
    "Citation",
    "Crumb",
    "CurrentReview",
    "Organization",
    "PageDescription",
    "Person",
    "AnsweredQuestion",
    "Section",
    "Subject",
    "WorkTranslation",
    "make_graph",
    "to_json",
    "write_page",
]

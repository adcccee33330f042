"""The sources of a page."""

from wagtail_backcare.structured_data.parties import Node, without_empty
from wagtail_backcare.structured_data.values import Citation

_ARTICLE = "MedicalScholarlyArticle"

#: Kind of source → its type, and its publication type in MeSH where there is one that fits.
#: A guideline is no MedicalGuideline here: that is a MedicalEntity, which cannot be cited.
TYPES = {
    "systematic_review": (_ARTICLE, "Systematic Review"),
    "guideline": ("CreativeWork", ""),
    "trial": (_ARTICLE, "Clinical Trial"),
    "survey": (_ARTICLE, ""),
    "official": ("WebPage", ""),
    "book": ("Book", ""),
}


def make_citation(citation: Citation) -> Node:
    """One source.

    Who wrote and published it stays one text, as the page prints it: whether a name is a person's or a body's, or a
    journal with its volume, nobody has said.
    """
    kind, publication_type = TYPES[citation.kind]
    return without_empty(
        {
            "@type": kind,
            "name": citation.title,
            "url": citation.url,
            "creditText": ". ".join(filter(None, (citation.authors, citation.publisher))),
            "datePublished": str(citation.year or ""),
            "publicationType": publication_type,
            "identifier": [
                {"@type": "PropertyValue", "propertyID": name, "value": value}
                for name, value in (("DOI", citation.doi), ("PMID", citation.pmid))
                if value
            ],
        }
    )

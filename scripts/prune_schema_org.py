"""Take the terms that our structured data uses out of a release of the schema.org vocabulary, for the tests.

    python scripts/prune_schema_org.py 30.0 path/to/schemaorg-current-https.jsonld

The release file is ``data/releases/<version>/schemaorg-current-https.jsonld`` in github.com/schemaorg/schemaorg. Kept
are the types and properties named below, every type above them or that a property may belong to or hold, and the
members of the enumerations: what a check of domains and ranges needs, without any description.
"""

import argparse
import json
from pathlib import Path

OUTPUT = Path(__file__).resolve().parent.parent / "tests" / "structured_data" / "schema_org.json"

TYPES = [
    "Answer",
    "Book",
    "BreadcrumbList",
    "CollectionPage",
    "CreativeWork",
    "FAQPage",
    "HealthTopicContent",
    "ImageObject",
    "ListItem",
    "MedicalClinic",
    "MedicalCondition",
    "MedicalScholarlyArticle",
    "MedicalTherapy",
    "MedicalWebPage",
    "Patient",
    "Person",
    "PostalAddress",
    "PropertyValue",
    "Question",
    "WebPage",
]

PROPERTIES = [
    "about",
    "acceptedAnswer",
    "address",
    "addressCountry",
    "addressLocality",
    "alternateName",
    "audienceType",
    "author",
    "breadcrumb",
    "citation",
    "creditText",
    "dateModified",
    "datePublished",
    "description",
    "hasHealthAspect",
    "hasPart",
    "identifier",
    "inLanguage",
    "item",
    "itemListElement",
    "jobTitle",
    "lastReviewed",
    "mainEntity",
    "medicalAudience",
    "name",
    "position",
    "postalCode",
    "primaryImageOfPage",
    "propertyID",
    "publicationType",
    "publisher",
    "publishingPrinciples",
    "reviewedBy",
    "streetAddress",
    "telephone",
    "text",
    "translationOfWork",
    "url",
    "value",
    "workTranslation",
]

ENUMERATIONS = ["HealthAspectEnumeration"]

PREFIX = "schema:"


def get_names(value) -> list[str]:
    """The local names of a reference or a list of them."""
    found = value if isinstance(value, list) else [value] if value else []
    return sorted(each["@id"].removeprefix(PREFIX) for each in found if each["@id"].startswith(PREFIX))


def prune(release: dict) -> dict[str, dict]:
    """Names of types with those above them, of properties with what they belong to and hold, and of members."""
    terms = {node["@id"].removeprefix(PREFIX): node for node in release["@graph"] if node["@id"].startswith(PREFIX)}
    properties = {
        name: {
            "on": get_names(terms[name].get("schema:domainIncludes")),
            "holds": get_names(terms[name].get("schema:rangeIncludes")),
        }
        for name in PROPERTIES
    }
    members = {
        name: node["@type"].removeprefix(PREFIX)
        for name, node in terms.items()
        if isinstance(node["@type"], str) and node["@type"].removeprefix(PREFIX) in ENUMERATIONS
    }
    wanted = [
        *TYPES,
        *members.values(),
        *(name for each in properties.values() for name in (*each["on"], *each["holds"])),
    ]
    types: dict[str, list[str]] = {}
    while wanted:
        name = wanted.pop()
        if name not in types:
            types[name] = get_names(terms[name].get("rdfs:subClassOf"))
            wanted += types[name]
    return {"types": types, "properties": properties, "members": members}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("version")
    parser.add_argument("release", type=Path)
    options = parser.parse_args()
    pruned = prune(json.loads(options.release.read_text(encoding="utf-8")))
    about = {
        "source": f"schema.org {options.version}, github.com/schemaorg/schemaorg, Apache License 2.0",
        "made_by": "scripts/prune_schema_org.py",
    }
    text = json.dumps(about | pruned, indent=1, sort_keys=True, ensure_ascii=False)
    OUTPUT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

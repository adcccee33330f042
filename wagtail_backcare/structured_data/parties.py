"""The clinic and the people behind a page."""

from typing import Any

from wagtail_backcare.structured_data.values import Organization, Person

Node = dict[str, Any]


def without_empty(node: Node) -> Node:
    """The node without what has no value."""
    return {name: value for name, value in node.items() if value}


def make_person(person: Person) -> Node:
    return without_empty(
        {"@type": "Person", "name": person.name, "jobTitle": person.profession, "url": person.profile_url}
    )


def make_clinic(clinic: Organization) -> Node:
    """The clinic with what its site gives, and nothing else. The emergency number is never its telephone."""
    address = without_empty(
        {
            "streetAddress": clinic.street_address,
            "addressLocality": clinic.city,
            "postalCode": clinic.postal_code,
        }
    )
    if address:
        address = {"@type": "PostalAddress", **address}
        address |= {"addressCountry": clinic.country_code} if clinic.country_code else {}
    return without_empty(
        {
            "@type": "MedicalClinic",
            "@id": get_clinic_id(clinic),
            "name": clinic.name,
            "url": f"{clinic.root_url}/",
            "telephone": clinic.phone,
            "address": address,
        }
    )


def get_clinic_id(clinic: Organization) -> str:
    return f"{clinic.root_url}/#clinic"

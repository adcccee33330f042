"""What a health page's structured data is made of: the values that its reader sees, taken from the page."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils import translation

from wagtail_backcare.kinds import Kind
from wagtail_backcare.models.addresses import Addresses
from wagtail_backcare.models.clinic_details import ClinicDetails
from wagtail_backcare.models.head_metadata import get_address, get_day, get_original, get_picture
from wagtail_backcare.models.language_versions import get_language_versions
from wagtail_backcare.models.reference import Reference
from wagtail_backcare.structured_data import (
    Citation,
    Crumb,
    Organization,
    PageDescription,
    Person,
    Section,
    Subject,
    WorkTranslation,
)

#: Kinds of page that are about a thing in itself.
SUBJECTS = (Kind.CONDITION, Kind.TREATMENT)


def describe_page(page, request: HttpRequest | None = None) -> PageDescription | None:
    """What a page with a frame of ours (`FrameMixin`) says of itself, or None for one without an address."""
    addresses = Addresses(request)
    url = get_address(page, addresses)
    if not url:
        return None
    root_url = "/".join(url.split("/", 3)[:3])
    site = page.get_site_for(request)
    clinic = page.get_clinic(site)
    original = get_original(page)
    picture = get_picture(page, url)
    breadcrumb = page.get_breadcrumb(site) if page.show_breadcrumb else []
    return PageDescription(
        kind=page.backcare_kind,
        url=url,
        title=page.title,
        language_code=original.locale.language_code,
        description=page.summary,
        audience=getattr(page, "audience", ""),
        subject=make_subject(page, original, root_url),
        about=find_subject_above(page, breadcrumb, root_url, addresses),
        **get_body_facts(page),
        publisher=make_publisher(clinic, site.root_url if site else root_url),
        policy_url=urljoin(url, clinic.policy_url) if clinic.policy_url else "",
        author=make_author(page),
        review=page.get_current_review(),
        published_on=get_day(page.first_published_at),
        changed_on=get_day(page.last_published_at),
        image_url=picture.url if picture else "",
        breadcrumb=tuple(make_crumbs(breadcrumb, addresses)),
        **describe_translations(page, request),
    )


def make_subject(page, original, root_url: str) -> Subject | None:
    """The condition or treatment that a page is about, if it is about one."""
    if page.backcare_kind not in SUBJECTS:
        return None
    return Subject(
        kind=page.backcare_kind,
        id=make_subject_id(page.backcare_kind, original, root_url),
        name=page.title,
        other_names=tuple(getattr(page, "other_names_list", ())),
    )


def make_subject_id(kind: str, page, root_url: str) -> str:
    """The key that the translations of a page share: it stays when the page is moved or renamed."""
    return f"{root_url}/#{kind}-{page.translation_key}"


def find_subject_above(page, breadcrumb: list, root_url: str, addresses: Addresses) -> Subject | None:
    """The condition or treatment below whose page a guide or a page of questions stands."""
    if page.backcare_kind in (*SUBJECTS, Kind.INDEX) or not breadcrumb:
        return None
    parent = breadcrumb[-1]
    kind = getattr(parent.cached_content_type.model_class(), "backcare_kind", None)
    if kind not in SUBJECTS or parent.depth != page.depth - 1:
        return None
    url = addresses.make(parent)
    return Subject(kind=kind, id=make_subject_id(kind, parent, root_url), name=parent.title, url=url)


def get_body_facts(page) -> dict[str, Any]:
    """Sections, questions and sources of a page that has a body, kept as its HTML is."""
    body = getattr(page, "body", None)
    return body.stream_block.keep(body, "description", lambda: describe_body(page, body)) if body is not None else {}


def describe_body(page, body) -> dict[str, Any]:
    block = body.stream_block
    chosen = block.get_chosen(body)
    with translation.override(page.get_text_locale().language_code):
        sections = [Section(entry.heading, entry.anchor, entry.health_aspect) for entry in page.sections]
    return {
        "sections": tuple(sections),
        "questions": tuple(block.get_questions(body, chosen)),
        "citations": tuple(make_citation(reference) for reference in chosen.of(Reference)),
    }


def make_citation(reference: Reference) -> Citation:
    return Citation(
        kind=reference.kind,
        title=reference.title,
        url=reference.url,
        authors=reference.authors,
        publisher=reference.publisher,
        year=reference.year,
        doi=reference.doi,
        pmid=reference.pmid,
    )


def make_publisher(clinic: ClinicDetails, root_url: str) -> Organization | None:
    """The clinic, or None where nobody has said what it is called."""
    if not clinic.name:
        return None
    return Organization(
        name=clinic.name,
        root_url=root_url,
        phone=clinic.phone,
        street_address=clinic.street_address,
        city=clinic.city,
        postal_code=clinic.postal_code,
        country_code=clinic.country.code if clinic.country else "",
    )


def make_author(page) -> Person | None:
    author = getattr(page, "author", None)
    return Person(author.name, author.profession, author.profile_url) if author else None


def make_crumbs(breadcrumb: list, addresses: Addresses) -> Iterator[Crumb]:
    for page in breadcrumb:
        url = addresses.make(page)
        if url:
            yield Crumb(page.title, url)


def describe_translations(page, request: HttpRequest | None) -> dict[str, Any]:
    """The page in other languages, and whether it was there first. An alias has no translations of its own."""
    versions = get_language_versions(page, request)
    mine = next((version for version in versions if version.code == page.locale.language_code), None)
    if mine is None or page.alias_of_id:
        return {}
    others = [version for version in versions if version is not mine]
    return {
        "is_original": mine.is_original,
        "translations": tuple(WorkTranslation(other.code, other.url, other.is_original) for other in others),
    }

"""What is known of a page, as plain values. Texts are in the language of the page, addresses are whole."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Person:
    """Somebody who wrote or reviewed a page."""

    name: str
    profession: str = ""
    profile_url: str = ""


@dataclass(frozen=True)
class CurrentReview:
    """A clinician's review of the text that readers see now.

    due_on: the day by which the next one is due, or None where no day was set. From the day after, the review counts
        no longer.
    """

    reviewer_name: str
    profession: str
    profile_url: str
    reviewed_on: date
    due_on: date | None = None

    @property
    def reviewer(self) -> Person:
        return Person(self.reviewer_name, self.profession, self.profile_url)

    def is_current(self, today: date) -> bool:
        return self.reviewed_on <= today and (self.due_on is None or today <= self.due_on)


@dataclass(frozen=True)
class Organization:
    """The clinic that publishes the site. Whatever it does not give is "" and is left out.

    root_url: address of the site without a slash at its end.
    country_code: ISO 3166-1 alpha-2.
    """

    name: str
    root_url: str
    phone: str = ""
    street_address: str = ""
    city: str = ""
    postal_code: str = ""
    country_code: str = ""


@dataclass(frozen=True)
class Subject:
    """The condition or treatment that a page is about.

    id: an address or URN, the same in every language, so that its pages are known to be about one thing.
    url: the page about it, where that is another page.
    """

    kind: str
    id: str
    name: str
    other_names: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True)
class Section:
    """A section with something in it. health_aspect: a member of schema.org's HealthAspectEnumeration, or ""."""

    heading: str
    anchor: str
    health_aspect: str = ""


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question that the page answers; the answer is plain text."""

    question: str
    answer: str
    anchor: str


@dataclass(frozen=True)
class Citation:
    """A source of the page. kind: a value of `ReferenceKind`."""

    kind: str
    title: str
    url: str
    authors: str = ""
    publisher: str = ""
    year: int | None = None
    doi: str = ""
    pmid: str = ""


@dataclass(frozen=True)
class Crumb:
    """A page above this one."""

    name: str
    url: str


@dataclass(frozen=True)
class WorkTranslation:
    """The page in another language. is_original: whether this page was made from that one."""

    language_code: str
    url: str
    is_original: bool = False


@dataclass(frozen=True, kw_only=True)
class PageDescription:
    """A page as its readers see it.

    kind: a value of `Kind`.
    url: the address under which it should be known.
    language_code: of the text, as Django writes it.
    about: the condition or treatment that a page of another kind belongs to.
    policy_url: how the publisher writes and checks pages.
    image_url: of the picture at its top.
    is_original: whether it was not made from a page in another language.
    """

    kind: str
    url: str
    title: str
    language_code: str
    description: str = ""
    audience: str = ""
    subject: Subject | None = None
    about: Subject | None = None
    sections: tuple[Section, ...] = ()
    questions: tuple[AnsweredQuestion, ...] = ()
    citations: tuple[Citation, ...] = ()
    publisher: Organization | None = None
    policy_url: str = ""
    author: Person | None = None
    review: CurrentReview | None = None
    published_on: date | None = None
    changed_on: date | None = None
    image_url: str = ""
    breadcrumb: tuple[Crumb, ...] = ()
    is_original: bool = True
    translations: tuple[WorkTranslation, ...] = ()

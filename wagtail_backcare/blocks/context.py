"""What blocks may ask while they render: the clinic, the disclaimer, the numbers of the sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Site

from wagtail_backcare.blocks.snippets import ChosenSnippets
from wagtail_backcare.disclaimers.wording import Wording
from wagtail_backcare.models.clinic_details import ClinicDetails, get_clinic_details
from wagtail_backcare.models.reference import Reference
from wagtail_backcare.models.urgent_notice import UrgentNotice


def make_unique(anchor: str, taken: set[str]) -> str:
    """The anchor itself, or with -2, -3 and so on where it is taken; the answer is taken from then on."""
    unique, number = anchor, 1
    while unique in taken:
        number += 1
        unique = f"{anchor}-{number}"
    taken.add(unique)
    return unique


@dataclass(frozen=True)
class Source:
    """A source as the list of sources prints it: its number, and the ids of the places that cite it."""

    number: int
    reference: Reference
    back_links: list[str] = field(default_factory=list)


@dataclass
class BodyContext:
    """Facts about the body that is being rendered; templates find it as ``backcare``.

    page: whose body it is, or None for a body outside a page.
    language: code of the language that its text is in.
    clinic: details of the site on which it is read.
    wordings: the disclaimers, in the order in which they are printed.
    notice: what readers are told of an urgent change that the translation lacks, or None.
    source_numbers: number of each cited source by its primary key, in the order of the text.
    emergency_card: the card that was printed before the first section, or None.
    wording_printed: whether the disclaimer was printed already, at the place the editor chose.
    wording_stands: whether it was printed already, anywhere; from then on it is a repetition.
    sources_printed: whether the list of sources was printed already.
    anchors: every id given out so far, so that none stands twice on a page.
    """

    page: Any = None
    language: str = ""
    clinic: ClinicDetails | None = None
    wordings: tuple[Wording, ...] = ()
    notice: UrgentNotice | None = None
    chosen: ChosenSnippets = field(default_factory=ChosenSnippets)
    source_numbers: Mapping[Any, int] = field(default_factory=dict)
    emergency_card: Any = None
    wording_printed: bool = False
    wording_stands: bool = False
    sources_printed: bool = False
    anchors: set[str] = field(default_factory=set)

    def claim_anchor(self, anchor: str) -> str:
        """An id for something on the page that nothing else on it has."""
        return make_unique(anchor, self.anchors)

    def get_sources(self) -> list[Source]:
        """Every source of the body in the order of the text, with the places that cite it."""
        citations: dict[Any, dict[str, None]] = {pk: {} for pk in self.source_numbers}
        for choice in self.chosen.choices:
            if choice.model is Reference and choice.cites and choice.pk in citations:
                citations[choice.pk][make_citation_anchor(choice.block_id, self.source_numbers[choice.pk])] = None
        return [
            Source(self.source_numbers[reference.pk], reference, list(citations[reference.pk]))
            for reference in self.chosen.of(Reference)
        ]


def make_citation_anchor(block_id: str | None, number: int) -> str:
    """The id of the place where a block cites a source."""
    return f"cite-{block_id or ''}-{number}"


def get_site(context: Mapping[str, Any]) -> Site | None:
    """The site of the request that is being answered, or the default site."""
    request = context.get("request")
    site = Site.find_for_request(request) if request is not None else None
    return site or Site.objects.filter(is_default_site=True).first()


def get_clinic(context: Mapping[str, Any]) -> ClinicDetails | None:
    """The clinic's details for a block, inside a health page's body or in any other stream."""
    body = context.get("backcare")
    if body is not None:
        return body.clinic
    site = get_site(context)
    return get_clinic_details(site, getattr(context.get("page"), "locale", None)) if site else None


def get_wordings(context: Mapping[str, Any]) -> tuple[Wording, ...]:
    """The disclaimers for a block that prints them; a page with its own look-up decides."""
    body = context.get("backcare")
    if body is not None:
        return body.wordings
    page = context.get("page")
    if not hasattr(page, "get_wordings"):
        return ()
    return page.get_wordings(page.get_site_for(context.get("request")))

"""A site on which some pages are fit to go live and others are not, for one reason or another."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page, PageLogEntry, Site

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_guide,
    create_index,
    get_locale,
    get_site,
    help_section,
)
from wagtail_backcare.models import KeptAsDraft
from wagtail_backcare.pages.models import ConditionPage

#: Why a page is not fit, and the code of the problem. Every route is walked for each of them.
REASONS = {"disclaimer": "disclaimer.missing", "help_cards": "help_cards.missing", "country": "country.missing"}


@dataclass
class World:
    """Guides are fit to go live here, and conditions are not, for one reason."""

    reason: str
    site: Site = field(default_factory=get_site)

    def __post_init__(self):
        create_clinic(country="" if self.reason == "country" else "GB")
        kinds = ["guide", "index"] if self.reason == "disclaimer" else ["any"]
        for kind in kinds:
            create_disclaimer(kind=kind)
        self.index = create_index()

    @property
    def code(self) -> str:
        return REASONS[self.reason]

    @property
    def unfit_body(self) -> list:
        return [] if self.reason == "help_cards" else [help_section()]

    def create_unfit(self, **fields: Any) -> ConditionPage:
        """A draft with a revision that may not go live."""
        page = create_condition(**{"parent": self.index, "live": False, "body": self.unfit_body, **fields})
        page.save_revision()
        return page

    def create_unfit_live(self, **fields: Any) -> ConditionPage:
        """A page that is live all the same, as after an update of the database."""
        return create_condition(**{"parent": self.index, "body": self.unfit_body, **fields})

    def create_fit(self, **fields: Any):
        """A draft with a revision that may go live."""
        page = create_guide(**{"parent": self.index, "live": False, **fields})
        page.save_revision()
        return page


def create_second_site(**fields: Any) -> tuple[Site, Page]:
    """Another site with a home page of its own, without clinic details."""
    home = Page.objects.get(depth=1).add_child(instance=Page(title="Second", slug="second"))
    return Site.objects.create(hostname="second.example", root_page=home, **fields), home


def translate_home(code: str) -> Page:
    """The home page in another language, live."""
    home = get_site().root_page
    translated = home.copy_for_translation(get_locale(code))
    Page.objects.filter(pk=translated.pk).update(live=True)
    return Page.objects.get(pk=translated.pk)


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def assert_kept(page: Page, code: str) -> None:
    """It is a draft, a note says why, and so does its history."""
    assert not is_live(page)
    note = KeptAsDraft.objects.get(page=page.pk)
    assert code in [problem["code"] for problem in note.problems]
    assert "wagtail_backcare.kept_as_draft" in get_log_actions(page)


def assert_refused_on_record(page: Page, code: str, *, of: str = "") -> None:
    """The history of a page says that it was refused, and why; of: or that what was to stand below it was."""
    entries = PageLogEntry.objects.filter(page=page.pk, action="wagtail_backcare.refused")
    assert [code] == [problem["code"] for entry in entries for problem in entry.data["problems"]]
    assert {"admin"} == {entry.user.username for entry in entries}
    assert [of] == [entry.data.get("title", "") for entry in entries]


def assert_in_server_log(text: str, code: str) -> None:
    """A refusal that a program was told by an error, in a transaction that it may take back, leaves a line there."""
    assert any(line.endswith(code) for line in text.splitlines() if "Not published: " in line)


def get_log_actions(page: Page) -> list[str]:
    return list(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))


def assert_tree_intact() -> None:
    """Nothing in the tree of pages is half done."""
    assert [ids for ids in Page.find_problems() if ids] == []

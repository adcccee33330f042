"""What a run did, or would do."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail_backcare.starter.plan import Plan


class Outcome(StrEnum):
    """What became of an item."""

    CREATED = "created"
    UPDATED = "updated"
    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    SKIPPED = "skipped"


HEADINGS = {
    Outcome.CREATED: "created",
    Outcome.UPDATED: "updated to the pack's newer text",
    Outcome.PUBLISHED: "published, unchanged since it was loaded",
    Outcome.UNCHANGED: "unchanged",
    Outcome.KEPT: "kept as it is on the site",
    Outcome.SKIPPED: "skipped",
}


@dataclass(frozen=True)
class Line:
    """One item. note: why, and what to do about it; "" where there is nothing to say."""

    outcome: Outcome
    part: str
    key: str
    name: str
    note: str = ""


def make_lines(plan: "Plan") -> list[Line]:
    """A line for each step of a plan, once that is carried out or is known not to be."""
    return [Line(step.outcome, step.item.part, step.item.key, step.item.name, step.note) for step in plan]


@dataclass
class Report:
    """The outcome of every item of a pack.

    below: title of the page below which the pages stand; "" where none were to be loaded.
    notes: what concerns the whole run. sets_country: the clinic's country was empty and is now filled in.
    dry_run: nothing was written. is_translation: of a further language; the report of the run holds it in
    `translations`.
    """

    pack: str
    version: str
    language_code: str
    below: str = ""
    dry_run: bool = False
    sets_country: bool = False
    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_translation: bool = False
    translations: list["Report"] = field(default_factory=list)

    def of(self, outcome: Outcome) -> list[Line]:
        return [line for line in self.lines if line.outcome == outcome]

    def count(self, outcome: Outcome) -> int:
        return len(self.of(outcome))

    @property
    def changes_anything(self) -> bool:
        """Whether the run wrote anything to the site, or would."""
        written = (Outcome.CREATED, Outcome.UPDATED, Outcome.PUBLISHED)
        here = any(line.outcome in written for line in self.lines) or self.sets_country
        return here or any(report.changes_anything for report in self.translations)

    def to_text(self) -> str:
        """For people: totals, then each item about which there is something to say."""
        verb = "would be loaded" if self.dry_run else "loaded"
        below = f", below “{self.below}”" if self.below else ""
        what = "Translation" if self.is_translation else f"Content pack {self.pack} {self.version}"
        rows = [f"{what}, {verb} in {self.language_code}{below}"]
        for outcome, heading in HEADINGS.items():
            lines = self.of(outcome)
            if lines:
                rows.append(f"{len(lines):>4}  {heading}")
                rows += [f"      {line.part} {line.key}: {line.note}" for line in lines if line.note]
        rows += [f"  !   {note}" for note in self.notes]
        rows += [report.to_text() for report in self.translations]
        if not self.changes_anything and not self.is_translation:
            rows.append("Nothing to do." if self.dry_run else "Nothing was changed.")
        return "\n".join(rows)

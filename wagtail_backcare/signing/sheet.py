"""What a person who signs has before them: each safety text beside its translation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import log

from wagtail_backcare.disclaimers.confirm import get_name
from wagtail_backcare.gate.drafts import get_next_text
from wagtail_backcare.gate.glossary import get_terms
from wagtail_backcare.gate.machine_texts import UNFINISHED, find_machine_texts
from wagtail_backcare.gate.safety import Shared, find_safety_questions
from wagtail_backcare.gate.translations import Comparison, make_comparison
from wagtail_backcare.signing.log_actions import SIGNED
from wagtail_backcare.translation.audit import Audit, Difference
from wagtail_backcare.translation.glossary import Miss, find_misses
from wagtail_backcare.translation.models import SafetySignOff
from wagtail_backcare.translation.signoff import SignOffState, sign
from wagtail_backcare.translation.sources import is_same_language


@dataclass(frozen=True)
class Line:
    """One text and its translation.

    path: as in `SafetyString`. state: "missing", "untranslated", "added" or "". machine: what wrote the translation, if
    nobody has looked at it since. misses: words of the glossary that the translation goes without. is_alike: whether it
    has the few words of the original, which may be right.
    """

    path: str
    label: str
    source: str
    target: str
    block_id: str
    state: str
    differences: tuple[Difference, ...]
    machine: str = ""
    misses: tuple[Miss, ...] = ()
    is_alike: bool = False

    @property
    def is_unfinished(self) -> bool:
        """Whether its PO file marks it as unfinished, and nobody has looked at it since."""
        return self.machine == UNFINISHED


@dataclass(frozen=True)
class Sheet:
    """Everything about the safety text of a translation.

    instance: the row that it belongs to. machine: path of each text that nobody has looked at → what wrote it.
    misses: words of the glossary that the translation goes without.
    """

    instance: Any
    comparison: Comparison
    audit: Audit
    state: SignOffState
    needed: str
    machine: Mapping[str, str] = field(default_factory=dict)
    misses: tuple[Miss, ...] = ()

    @property
    def lines(self) -> list[Line]:
        """Every text of the source in its order, then those that only the translation has."""
        sources = {string.path: string for string in self.comparison.source_strings}
        targets = {string.path: string for string in self.comparison.target_strings}
        states = {
            string.path: state
            for state in ("missing", "untranslated", "added")
            for string in getattr(self.audit, state)
        }
        return [
            Line(
                path=string.path,
                label=string.label,
                source=sources[string.path].words if string.path in sources else "",
                target=targets[string.path].words if string.path in targets else "",
                block_id=string.block_id,
                state=states.get(string.path, ""),
                differences=tuple(d for d in self.audit.differences if d.path == string.path),
                machine=self.machine.get(string.path, ""),
                misses=tuple(miss for miss in self.misses if miss.string.path == string.path),
                is_alike=string in self.audit.alike,
            )
            for string in (*self.comparison.source_strings, *self.audit.added)
        ]

    @property
    def is_complete(self) -> bool:
        """Whether there is a translation of every text, so that somebody may sign."""
        return not (self.audit.missing or self.audit.untranslated)

    @property
    def unseen(self) -> list[Line]:
        """Translations that a person must look at: nobody has changed or accepted them since a machine or an unfinished
        file gave them, or they have the same few words as the original.
        """
        return [line for line in self.lines if line.machine or line.is_alike]

    @property
    def by_machine(self) -> list[Line]:
        """Those of them that a machine wrote."""
        return [line for line in self.unseen if line.machine and not line.is_unfinished]

    @property
    def unfinished(self) -> list[Line]:
        """Those of them that the file marks as unfinished."""
        return [line for line in self.unseen if line.is_unfinished]

    @property
    def source_language(self) -> str:
        return self.comparison.source.locale.get_display_name()

    @property
    def target_language(self) -> str:
        return self.instance.locale.get_display_name()

    @property
    def fingerprint(self) -> str:
        """Names both texts: what is signed must be what was on the screen."""
        return f"{self.comparison.source_fingerprint}-{self.comparison.target_fingerprint}"


def find_next_questions(page: models.Model) -> Shared:
    """The shared questions in the safety text of a page as publishing them would show them.

    Those in its own language: others are not signed on its sheet.
    """
    shown = find_safety_questions(page)
    own = {key: q for key, q in shown.items() if q is not None and is_same_language(q.locale, page.locale)}
    questions = {key: get_next_text(question) for key, question in own.items()}
    for question in questions.values():
        question.live = True
    return questions


def make_sheet(instance: models.Model, *, needed: str, text: models.Model | None = None) -> Sheet | None:
    """The sheet for a text of a translation; None where it is no translation, or has no safety text.

    text: the instance with another text than the one that would go live.
    """
    text = get_next_text(instance) if text is None else text
    comparison = make_comparison(text, shared=find_next_questions(text))
    if comparison is None:
        return None
    terms = get_terms(comparison.source.locale_id, comparison.instance.locale_id)
    return Sheet(
        instance,
        comparison,
        audit=comparison.audit([term.term for term in terms if term.keep]),
        state=comparison.get_state(needed),
        needed=needed,
        machine=find_machine_texts(instance),
        misses=tuple(find_misses(comparison.source_strings, comparison.target_strings, terms)),
    )


@transaction.atomic
def sign_sheet(sheet: Sheet, *, user: Any, capacity: str, by_link: bool = False) -> SafetySignOff:
    """Record that a person signed what the sheet shows, and write it into the history of the page or snippet."""
    row = sign(
        sheet.instance,
        source_fingerprint=sheet.comparison.source_fingerprint,
        target_fingerprint=sheet.comparison.target_fingerprint,
        language_code=sheet.instance.locale.language_code,
        capacity=capacity,
        name=get_name(user),
        now=timezone.now(),
        user=user,
        by_link=by_link,
        differences=sheet.audit.differences,
    )
    data = {"capacity": str(capacity), "by_link": by_link, "differences": row.differences}
    log(sheet.instance, SIGNED, user=user, data=data)
    return row

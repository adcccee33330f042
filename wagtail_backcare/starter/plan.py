"""Decides what a run would do with each item of a pack. Reads the database, writes nothing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from wagtail_backcare.disclaimers.confirm import find_version
from wagtail_backcare.models import Disclaimer, Reference, StarterItem
from wagtail_backcare.starter.fingerprint import make_fingerprint
from wagtail_backcare.starter.mentions import find_mentions
from wagtail_backcare.starter.pack import PARTS, Pack, PackItem
from wagtail_backcare.starter.page_rules import check_page_models
from wagtail_backcare.starter.parts import find_losses, get_fields, get_model, get_scope
from wagtail_backcare.starter.place import Place
from wagtail_backcare.starter.problems import StarterError
from wagtail_backcare.starter.report import Outcome

DELETED = "an editor deleted it; --restore puts it back"
CHANGED = "an editor changed it"


@dataclass(frozen=True)
class Options:
    """How a pack is loaded. only: parts of the pack, or none for all of them."""

    only: Collection[str] = ()
    publish: bool = False
    update: bool = False
    restore: bool = False


@dataclass
class Step:
    """What is to be done with one item.

    instance: the row on the site, or None where there is none. publish: whether it goes live in this run.
    """

    item: PackItem
    outcome: Outcome
    note: str = ""
    instance: Model | None = None
    row: StarterItem | None = None
    publish: bool = False
    losses: list[str] = field(default_factory=list)
    source_fingerprint: str = ""

    @property
    def writes(self) -> bool:
        return self.outcome in (Outcome.CREATED, Outcome.UPDATED)

    @property
    def exists_after(self) -> bool:
        """Whether the site has the item when the run is over."""
        return self.instance is not None or self.outcome == Outcome.CREATED


class Plan:
    """A step for every item. Raises StarterError where the site cannot take the pages."""

    def __init__(self, pack: Pack, place: Place, options: Options):
        self.pack, self.place, self.options = pack, place, options
        self.steps: dict[tuple[str, str], Step] = {}
        self.rows = self._load_rows()
        wanted = [item for part in PARTS if not options.only or part in options.only for item in self._ordered(part)]
        for item in wanted:
            self.steps[item.part, item.key] = self._find(item)
        problems = check_page_models(self)
        if problems:
            raise StarterError(problems)
        for step in self.of("pages"):
            self._decide(step)
        self._bring_back_what_is_needed()
        for step in self.of(*(part for part in PARTS if part != "pages")):
            self._decide(step)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps.values())

    def of(self, *parts: str) -> list[Step]:
        return [step for step in self.steps.values() if step.item.part in parts]

    def get_instance(self, part: str, key: str) -> Any:
        """The row of an item on the site, or None."""
        step = self.steps.get((part, key))
        return step.instance if step else None

    def _ordered(self, part: str) -> list[PackItem]:
        """The items of a part; pages after their parents."""
        items = list(self.pack.items[part].values())
        return sorted(items, key=self._depth) if part == "pages" else items

    def _depth(self, item: PackItem) -> int:
        parent = self.pack.get("pages", item.data.get("parent") or "")
        return 1 + self._depth(parent) if parent else 0

    def _load_rows(self) -> dict[tuple[str, str], StarterItem]:
        rows = {}
        for row in StarterItem.objects.filter(pack=self.pack.name).select_related("content_type"):
            part, _slash, key = row.key.partition("/")
            if row.scope == get_scope(part, self.place):
                rows[part, key] = row
        return rows

    def _find(self, item: PackItem) -> Step:
        """The step of an item before anything is decided: whether the site has it, and why it cannot have it."""
        row = self.rows.get((item.part, item.key))
        if row is not None:
            model = row.content_type.model_class()
            instance = model._default_manager.filter(pk=row.object_id).first() if model else None
            if instance is not None:
                return Step(item, Outcome.UNCHANGED, instance=instance, row=row)
            if not self.options.restore:
                return Step(item, Outcome.SKIPPED, DELETED, row=row)
        return self._find_twin(item, row)

    def _find_twin(self, item: PackItem, row: StarterItem | None) -> Step:
        """A new item, unless the site has something of its own in its place."""
        if item.part == "references":
            twin = find_same_reference(item)
            if twin is not None:
                return Step(item, Outcome.KEPT, "the site has this source already; it is used as it is", twin)
        if item.part == "disclaimers":
            own = Disclaimer.objects.filter(kind=item.data["kind"], site=None, locale=self.place.locale)
            if own.exists():
                return Step(item, Outcome.SKIPPED, "the site has a disclaimer of its own for this kind of page")
        if item.part == "pages":
            note = self._find_obstacle(item)
            if note:
                return Step(item, Outcome.SKIPPED, note, row=row)
        return Step(item, Outcome.CREATED, row=row)

    def _find_obstacle(self, item: PackItem) -> str:
        """Why a page cannot be made in its place, or ""."""
        key = item.data.get("parent")
        above = self.steps.get(("pages", key)) if key else None
        if above is not None and not above.exists_after:
            return f"its parent page {key} was skipped"
        parent = above.instance if above is not None else self.place.parent
        if parent is None:
            return ""
        return describe_twin(parent, item.data["slug"])

    def _bring_back_what_is_needed(self) -> None:
        """A deleted snippet comes back where a page that is written in this run shows it."""
        for step in self.of("pages"):
            for mention in find_mentions(step.item) if step.writes else ():
                other = self.steps[mention.part, mention.key]
                if other.note == DELETED and mention.part != "pages":
                    again = self.steps[mention.part, mention.key] = self._find_twin(other.item, other.row)
                    again.note = again.note or f"the page {step.item.key} needs it again"

    def _decide(self, step: Step) -> None:
        """Create, update, publish, or leave alone."""
        model = type(step.instance) if step.instance is not None else get_model(step.item)
        step.losses = find_losses(step.item, model) if model is not None else []
        step.source_fingerprint = step.item.fingerprint([self._find_unresolved(step.item), step.losses])
        if step.outcome == Outcome.CREATED:
            step.publish = self.options.publish and hasattr(model, "live")
        elif step.row is not None and step.instance is not None:
            self._decide_for_existing(step)
        if step.writes and step.losses:
            lost = f"{model._meta.label} cannot hold: {', '.join(step.losses)}"
            step.note = f"{step.note}; {lost}" if step.note else lost

    def _decide_for_existing(self, step: Step) -> None:
        if is_changed(step.item, step.instance, step.row):
            step.outcome, step.note = Outcome.KEPT, CHANGED
            return
        newer = step.source_fingerprint != step.row.source_fingerprint
        held = find_hold(step.instance)
        if newer and not self.options.update:
            step.note = "the pack has newer text; --update takes it"
        elif newer and held:
            step.outcome, step.note = Outcome.KEPT, held
        elif newer:
            step.outcome = Outcome.UPDATED
            if getattr(step.instance, "live", False) and not self.options.publish:
                step.note = "saved as a draft; readers see the older text until it is published"
        self._decide_to_publish(step, held)

    def _decide_to_publish(self, step: Step, held: str) -> None:
        instance = step.instance
        if not self.options.publish or not hasattr(instance, "live") or step.outcome == Outcome.KEPT:
            return
        if not instance.live and instance.first_published_at is not None:
            step.note = "an editor took it offline, so it was not published"
        elif step.outcome == Outcome.UPDATED:
            step.publish = True
        elif not instance.live or instance.has_unpublished_changes or is_not_shown(instance):
            if held:
                step.outcome, step.note = Outcome.KEPT, held
            else:
                step.outcome, step.publish = Outcome.PUBLISHED, True

    def _find_unresolved(self, item: PackItem) -> list[str]:
        """Pages that an item links to and the site will not have. Snippets come with whatever shows them."""
        linked = {mention.key for mention in find_mentions(item) if mention.part == "pages"}
        return sorted(key for key in linked if not self.steps["pages", key].exists_after)


def describe_twin(parent: Model, slug: str) -> str:
    """Which page below a parent has an address already, and what to do about it, or ""."""
    twin = parent.get_children().filter(slug=slug).first()
    if twin is None:
        return ""
    return (
        f"“{twin.title}” (page {twin.pk}) has the address “{twin.slug}” there; give that page another slug, "
        "or load under another page with --parent"
    )


def is_changed(item: PackItem, instance: Model, row: StarterItem) -> bool:
    """Whether anything but the loader has written the fields that the pack decides, in the draft or in the row."""
    fields = get_fields(item, type(instance))
    known = {row.fingerprint, row.live_fingerprint}
    return make_fingerprint(get_latest(instance), fields) != row.fingerprint or (
        make_fingerprint(instance, fields) not in known
    )


def get_latest(instance: Model) -> Model:
    """The newest draft of an instance, or the instance where it has no drafts."""
    if getattr(instance, "latest_revision_id", None) is None:
        return instance
    return instance.get_latest_revision_as_object()


def is_not_shown(instance: Model) -> bool:
    """Whether it is a published disclaimer that readers do not see, because nobody confirmed its text."""
    return isinstance(instance, Disclaimer) and find_version(instance) is None


def find_hold(instance: Model) -> str:
    """Why an editor would not want the item to be written just now, or ""."""
    if getattr(instance, "locked", False):
        return "an editor locked it"
    if getattr(instance, "current_workflow_state", None) is not None:
        return "it is waiting for approval in a workflow"
    if getattr(instance, "scheduled_revision", None) is not None:
        return "an editor scheduled it"
    return ""


def find_same_reference(item: PackItem) -> Reference | None:
    """A source that the site has from elsewhere, by DOI or PMID."""
    for name in ("doi", "pmid"):
        value = item.data.get(name)
        same = Reference.objects.filter(**{f"{name}__iexact": value}).order_by("pk").first() if value else None
        if same is not None:
            return same
    return None

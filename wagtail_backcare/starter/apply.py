"""Carries out a plan. The caller holds the transaction, so that any error takes everything back."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.text import get_text_list
from wagtail.blocks import StreamValue
from wagtail.log_actions import log
from wagtail.models import TranslatableMixin

from wagtail_backcare.disclaimers.confirm import confirm
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.models import Disclaimer, StarterItem
from wagtail_backcare.rules import Problem
from wagtail_backcare.starter.fingerprint import make_fingerprint
from wagtail_backcare.starter.log_actions import LOADED
from wagtail_backcare.starter.parts import get_fields, get_model, get_scope, make_values, set_values
from wagtail_backcare.starter.plan import Plan, Step, get_latest
from wagtail_backcare.starter.problems import StarterError
from wagtail_backcare.starter.report import Outcome

#: Told after each item: how many are done, how many there are, and the name of the last one.
Progress = Callable[[int, int, str], None]

#: Snippets that name nothing else of the pack. Questions link to pages, so they are written once the pages exist.
FIRST = ("clinicians", "references", "disclaimers", "help_cards")


class Writer:
    """Writes the steps of a plan: snippets, then pages without their bodies, then everything that links to pages.

    checked: who checked the texts and when, for the log; empty for drafts.
    """

    def __init__(self, plan: Plan, *, checked: Mapping[str, str], progress: Progress | None):
        self.plan, self.place, self.checked = plan, plan.place, checked
        self.progress, self.done = progress, 0

    def run(self) -> None:
        for step in self.plan.of(*FIRST):
            self._finish(step)
        for step in self.plan.of("pages"):
            if step.outcome == Outcome.CREATED:
                self._guarded(step, self._add_page)
        for step in self.plan.of("questions", "pages"):
            self._finish(step)

    def _finish(self, step: Step) -> None:
        if step.writes:
            self._guarded(step, self._write)
        elif step.outcome == Outcome.PUBLISHED:
            self._guarded(step, self._publish_as_it_is)
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, len(self.plan.steps), step.item.name)

    def _guarded(self, step: Step, action: Callable[[Step], None]) -> None:
        """Run an action; what a model or block objects to becomes an error that names the item."""
        try:
            action(step)
        except NotFitError as error:
            raise StarterError(
                step.item.problem((), f"{step.item.key} may not go live: {problem.message}", _get_cure(problem))
                for problem in error.problems
            ) from error
        except ValidationError as error:
            cure = "Mend the pack; or, for a field of the site's own page type, give that field a default."
            messages = list_messages(error)
            raise StarterError(
                step.item.problem((), f"The site refuses {step.item.key}: {message}", cure) for message in messages
            ) from error

    def _find(self, part: str, key: str) -> Any:
        instance = self.plan.get_instance(part, key)
        return instance.pk if instance is not None else None

    def _make_values(self, step: Step, model: type[Model]) -> dict[str, Any]:
        return make_values(step.item, model, pack=self.plan.pack, find=self._find)

    def _add_page(self, step: Step) -> None:
        """A page with its plain fields: links and bodies follow when every page has its address."""
        model = get_model(step.item)
        page = model(slug=step.item.data["slug"], locale=self.place.locale, live=False, has_unpublished_changes=True)
        plain = {name: value for name, value in self._make_values(step, model).items() if not isinstance(value, list)}
        set_values(page, plain)
        key = step.item.data.get("parent")
        parent = self.plan.get_instance("pages", key) if key else self.place.parent
        self._join_translations(step, page, parent)
        parent.add_child(instance=page)
        step.instance = page

    def _write(self, step: Step) -> None:
        """Fill in an item, save it as a draft or a row, and publish it if that was asked for."""
        model = type(step.instance) if step.instance is not None else get_model(step.item)
        instance = step.instance if step.instance is not None else self._make_snippet(step, model)
        is_live = getattr(instance, "live", False)
        target = self._fill(step, get_latest(instance) if step.outcome == Outcome.UPDATED else instance)
        self._clean_streams(step, target)
        target.full_clean()
        if not is_live:
            target.save()
        step.instance = target
        self._save_draft(step, target)
        self._record(step, model)

    def _fill(self, step: Step, target: Model) -> Model:
        """Give an item the texts of the pack, without saving them. Returns the item to save."""
        set_values(target, self._make_values(step, type(target)))
        return target

    def _make_snippet(self, step: Step, model: type[Model]) -> Model:
        instance = model()
        if issubclass(model, TranslatableMixin):
            instance.locale = self.place.locale
            self._join_translations(step, instance)
        if hasattr(model, "live"):
            instance.live, instance.has_unpublished_changes = False, True
        return instance

    def _save_draft(self, step: Step, target: Model) -> None:
        if hasattr(target, "save_revision"):
            revision = target.save_revision(clean=False)
            if step.publish:
                self._publish(revision)
        log(target, LOADED, data=self._log_data(), content_changed=True)

    def _publish_as_it_is(self, step: Step) -> None:
        self._publish(step.instance.get_latest_revision() or step.instance.save_revision(clean=False))
        log(step.instance, LOADED, data=self._log_data(), content_changed=False)
        self._record(step, type(step.instance))

    def _publish(self, revision: Any) -> None:
        """Readers see a disclaimer only with a name beside it, and nobody but the pack vouches for this one."""
        candidate = revision.as_object()
        if isinstance(candidate, Disclaimer):
            confirm(candidate, name=self._get_name(), now=timezone.now())
        revision.publish()

    def _get_name(self) -> str:
        name = f"content pack {self.plan.pack.name} {self.plan.pack.version}"
        return f"{name}, checked by {self.checked['by']} on {self.checked['on']}" if self.checked else name

    def _log_data(self) -> dict[str, Any]:
        data = {"pack": self.plan.pack.name, "version": self.plan.pack.version}
        return {**data, "checked_by": self.checked["by"], "checked_on": self.checked["on"]} if self.checked else data

    def _record(self, step: Step, model: type[Model]) -> None:
        """Keep what was loaded, so that the next run knows it again."""
        instance = model._default_manager.get(pk=step.instance.pk)
        fields = get_fields(step.item, model)
        fingerprint, live = make_fingerprint(get_latest(instance), fields), make_fingerprint(instance, fields)
        row, _created = StarterItem.objects.update_or_create(
            pack=self.plan.pack.name,
            key=f"{step.item.part}/{step.item.key}",
            scope=get_scope(step.item.part, self.place),
            defaults={
                "content_type": ContentType.objects.get_for_model(model),
                "object_id": str(instance.pk),
                "fingerprint": fingerprint,
                "live_fingerprint": "" if live == fingerprint else live,
                "source_fingerprint": step.source_fingerprint,
                "pack_version": self.plan.pack.version,
            },
        )
        step.row = row

    def _join_translations(self, step: Step, instance: Model, parent: Model | None = None) -> None:
        """Make it a translation of the same item in another language of the site, where that has been loaded."""
        key = f"{step.item.part}/{step.item.key}"
        others = StarterItem.objects.filter(pack=self.plan.pack.name, key=key).select_related("content_type")
        for row in others:
            other = row.content_type.model_class()._default_manager.filter(pk=row.object_id).first()
            if other is None or other.locale_id == self.place.locale.pk or type(other) is not type(instance):
                continue
            if parent is not None and other.get_parent().translation_key != parent.translation_key:
                continue
            taken = type(other)._default_manager.filter(translation_key=other.translation_key, locale=self.place.locale)
            if not taken.exists():
                instance.translation_key = other.translation_key
                return

    def _clean_streams(self, step: Step, instance: Model) -> None:
        """Streams are cleaned by forms, not by models, so their rules are asked here."""
        for name in get_fields(step.item, type(instance)):
            value = getattr(instance, name, None)
            if isinstance(value, StreamValue):
                setattr(instance, name, value.stream_block.clean(value))


def list_messages(error: ValidationError) -> list[str]:
    """Every objection of a model or a stream in one line each, with the names of the blocks that lead to it."""
    inner = getattr(error, "block_errors", None)
    if inner is not None:
        messages = [f"{name}: {message}" for name, child in inner.items() for message in list_messages(child)]
        return messages + [text for child in error.non_block_errors.as_data() for text in child.messages]
    if hasattr(error, "error_dict"):
        return [f"{name}: {get_text_list(messages, '')}" for name, messages in error.message_dict.items()]
    return error.messages


def _get_cure(problem: Problem) -> str:
    """What to do about a rule that an item breaks, with the loader's own way where it has one."""
    if problem.rule == "country":
        return f"{problem.hint} Or load with --country, for example --country GB."
    return str(problem.hint)

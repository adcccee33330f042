"""Ask the rules when a page form publishes: an editor is told at the field, and keeps everything they typed."""

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import BlockField

from wagtail_backcare.gate.decide import find_obstacles
from wagtail_backcare.gate.history import log_refusal
from wagtail_backcare.gate.refusal import make_error
from wagtail_backcare.gate.stored import get_stored
from wagtail_backcare.gate.stream_errors import make_stream_error
from wagtail_backcare.rules import Problem

#: The button that publishes, in Wagtail's editor.
PUBLISH_BUTTON = "action-publish"


class PublishingFormMixin:
    """A page form that is not valid while something keeps the page from going live, if it publishes the page.

    Saving a draft, autosave, previews and steps of a workflow are not asked about.
    """

    #: Set by the actions of API v3; in the admin the button tells.
    publishes_by_api = False

    #: What the rules found, if they refused.
    obstacles: Sequence[Problem] = ()

    def is_valid(self):
        """As in Wagtail; the rules are asked once everything else is valid, and so with the values that were sent."""
        is_valid = super().is_valid()
        if is_valid and self.publishes:
            _apply_children(self)
            stored = get_stored(self.instance)
            self.obstacles = find_obstacles(self.instance, stored=stored, path=_get_path(self))
            add_problems(self, self.obstacles, by_api=self.publishes_by_api)
            if self.obstacles and not self.publishes_by_api:
                self.log_refusal()
        return is_valid and not self.errors

    def log_refusal(self):
        """Write it into the history. The actions of API v3 do so once their transaction is over, or it goes with it."""
        parent = getattr(self, "parent_page", None)
        log_refusal(self.instance, self.obstacles, user=self.for_user, parent=parent)

    @property
    def publishes(self) -> bool:
        """Whether the page goes live, now or on a date, if the form is valid."""
        return self.publishes_by_api or (bool(self.data.get(PUBLISH_BUTTON)) and not self.is_deferred_validation)


def _apply_children(form: Any) -> None:
    """Give the page in memory the rows of inline panels, as saving the form does too, for rules that look at them."""
    for formset in form.formsets.values():
        formset.instance = form.instance
        formset.save(commit=False)


def _get_path(form: Any) -> str | None:
    """The place of a new page in the tree: below its parent."""
    parent = getattr(form, "parent_page", None)
    return None if form.instance.path or parent is None else parent.path


def add_problems(form: Any, problems: list[Problem], *, by_api: bool = False) -> None:
    """Add problems to a form: each at its field where the form has it, in a stream at its block, else at no field.

    by_api: whether a program reads the errors. It gets one error for each problem at the name of its field, also of
    one that it did not send.
    """
    for name, group in groupby(sorted(problems, key=lambda problem: problem.field), lambda problem: problem.field):
        found = list(group)
        errors = [make_error(problem) for problem in found]
        field = form.fields.get(name)
        if isinstance(field, BlockField) and not by_api:
            form.add_error(name, [_point_at_blocks(form, name, found, errors), *errors[1:]])
        elif field is not None:
            form.add_error(name, errors)
        elif name and by_api:
            form.errors.setdefault(name, form.error_class()).extend(errors)
        else:
            form.add_error(None, errors)


def _point_at_blocks(form: Any, name: str, problems: list[Problem], errors: list[ValidationError]) -> ValidationError:
    """The first error of a stream: the only one that Wagtail's widget shows, so it holds them all."""
    stream = getattr(form.instance, name)
    placed = [(problem.block_id, error) for problem, error in zip(problems, errors, strict=True)]
    combined = make_stream_error(stream.stream_block, stream.get_prep_value(), placed)
    combined.message, combined.code = errors[0].message, errors[0].code
    return combined


def ask_when_publishing(sender, *, handler: Any, **kwargs: Any) -> None:
    """Answer `edit_handler_made`: the form classes of a page type ask the rules, those of a site's own among them."""
    handler.base_form_class = make_form_class(handler.base_form_class or sender.base_form_class)
    if getattr(sender, "api_base_form_class", None):
        sender.api_base_form_class = make_form_class(sender.api_base_form_class)


@cache
def make_form_class(base: type) -> type:
    """A form class that asks the rules and is otherwise like the one given."""
    if issubclass(base, PublishingFormMixin):
        return base
    return type(base)(base.__name__, (PublishingFormMixin, base), {"__module__": base.__module__})

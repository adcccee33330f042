"""Entry points of Wagtail that are wrapped, because no hook or signal stands there.

Each is a public class with one method; what is done around it is small. A test for each supported version of Wagtail
sees to it that they are still there.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import VERSION as WAGTAIL_VERSION
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction

from wagtail_backcare.gate.holding import get_holding, holding
from wagtail_backcare.kept_drafts.models import Occasion


def wrap(owner: Any, name: str, make: Callable[[Callable], Callable]) -> None:
    """Put something around a method of a class or a function of a module, once, however often this is called.

    A subclass that inherits a wrapped method counts as wrapped.
    """
    method = getattr(owner, name)
    if getattr(method, "_backcare_wraps", None) == name:
        return
    wrapped = wraps(method)(make(method))
    wrapped._backcare_wraps = name
    setattr(owner, name, wrapped)


def hold_during(occasion: Occasion) -> Callable[[Callable], Callable]:
    """While an action runs, keep unfit pages as drafts: an error half-way through a copy leaves the tree broken."""

    def make(execute: Callable) -> Callable:
        def execute_while_holding(action: Any, *args: Any, **kwargs: Any) -> Any:
            if get_holding() is not None:
                return execute(action, *args, **kwargs)
            with holding(occasion, user=action.user):
                return execute(action, *args, **kwargs)

        return execute_while_holding

    return make


def tell_form(execute: Callable) -> Callable:
    """Tell the form of a page whether the action that it belongs to publishes the page; log what it refused."""

    def execute_with_form(action: Any, *args: Any, **kwargs: Any) -> Any:
        if action.form is not None:
            action.form.publishes_by_api = action.publish
        try:
            return execute(action, *args, **kwargs)
        except ValidationError:
            if getattr(action.form, "obstacles", ()):
                action.form.log_refusal()
            raise

    return execute_with_form


def connect() -> None:
    """Wrap what is wrapped."""
    if WAGTAIL_VERSION >= (8, 0):
        from wagtail.actions.create_page import CreatePageAction
        from wagtail.actions.edit_page import EditPageAction

        wrap(CreatePageAction, "execute", tell_form)
        wrap(EditPageAction, "execute", tell_form)
    wrap(CopyPageAction, "execute", hold_during(Occasion.COPY))
    wrap(CreatePageAliasAction, "execute", hold_during(Occasion.ALIAS))

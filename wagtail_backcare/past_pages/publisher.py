"""Who makes readers see something else."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.db import models
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import get_active_log_context

from wagtail_backcare.gate.actions import wrap
from wagtail_backcare.gate.holding import get_holding

_publisher: ContextVar[Any] = ContextVar("backcare_publisher", default=None)


def get_publisher(instance: models.Model) -> Any:
    """Who publishes something that is being saved: the person who does so now, else who wrote what is published.

    None where that cannot be told, as when a program saves a page. No query but for a scheduled page.
    """
    state = get_holding()
    user = _publisher.get() or (state.user if state else None) or get_active_log_context().user
    if user is None and "live_revision" in instance._state.fields_cache and instance.live_revision is not None:
        user = instance.live_revision.user
    return user


def remember_publisher(execute: Callable) -> Callable:
    """While something is published, know by whom: signals do not tell."""

    def execute_and_remember(action: Any, *args: Any, **kwargs: Any) -> Any:
        token = _publisher.set(action.user)
        try:
            return execute(action, *args, **kwargs)
        finally:
            _publisher.reset(token)

    return execute_and_remember


def connect() -> None:
    """Wrap publishing; actions for pages inherit from the one for snippets."""
    wrap(PublishRevisionAction, "execute", remember_publisher)

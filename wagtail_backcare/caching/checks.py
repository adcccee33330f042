"""A system check about the cache in front of the site."""

from django.core import checks
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks.backends.immediate import ImmediateBackend

from wagtail_backcare.checks import DOCS
from wagtail_backcare.purge.queue import has_frontend_cache


def check_tasks(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """W010: purging a cache in front of the site waits for an answer from it, inside the editor's request."""
    if not has_frontend_cache() or not isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], ImmediateBackend):
        return []
    return [
        checks.Warning(
            "Editors wait while the cache in front of the site is purged: TASKS runs tasks inside the request.",
            hint=f"Set TASKS to a backend with a worker of its own. {DOCS}",
            id="wagtail_backcare.W010",
        )
    ]

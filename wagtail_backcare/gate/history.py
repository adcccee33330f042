"""Write into the history of what was to be published or changed that it was refused."""

from collections.abc import Sequence
from typing import Any

import swapper
from django.db import models
from wagtail.log_actions import log
from wagtail.models import AbstractPage, Site

from wagtail_backcare.kept_drafts.log_actions import REFUSED
from wagtail_backcare.rules import Problem


def log_refusal(instance: models.Model, problems: Sequence[Problem], *, user: Any = None, parent: Any = None) -> None:
    """Say in the history of a page, or of anything else, that a change of it was refused, and why.

    What was never stored has no history: a page is then named in that of its parent, a site in that of its root page.
    Whoever calls this has left the transaction that was rolled back. parent: of a page that has no place in the tree
    yet. user: None stands for whoever is at work in the admin. One query besides the entry.
    """
    is_stored = instance.pk is not None and type(instance)._base_manager.filter(pk=instance.pk).exists()
    place = instance if is_stored else parent or _find_place(instance)
    if place is None:
        return
    data: dict[str, Any] = {"problems": [problem.as_dict() for problem in problems]}
    if not is_stored:
        data["title"] = str(instance)
    log(place, REFUSED, user=user, data=data)


def _find_place(instance: models.Model) -> Any | None:
    """The page below which something was to stand, or None."""
    if isinstance(instance, Site):
        return instance.root_page
    if isinstance(instance, AbstractPage) and instance.path:
        base = swapper.load_model("wagtailcore", "Page")
        return base.objects.filter(path=instance.path[: -instance.steplen]).first()
    return None

"""Ask the rules on a scheduled run, which must go on with everything else whatever happens to one page or text."""

import logging
from collections.abc import Callable
from typing import Any

from wagtail_backcare.rules import Problem, make_failure

logger = logging.getLogger("wagtail_backcare.gate")


def ask_on_schedule(find: Callable[..., list[Problem]], instance: Any, *args: Any, **kwargs: Any) -> list[Problem]:
    """What ``find(instance, …)`` finds; if it fails, one problem that says so, and the error in the server's log."""
    try:
        return find(instance, *args, **kwargs)
    except Exception:
        logger.exception("The rules could not be asked about %s (%s)", instance, instance.pk)
        return [make_failure()]

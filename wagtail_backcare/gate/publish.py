"""What happens when ``page.publish()`` is called: by a program on its own, or on behalf of a person."""

from typing import Any

from django.db import models
from django.utils import timezone

from wagtail_backcare.gate.decide import find_obstacles
from wagtail_backcare.gate.drafts import get_translation_row
from wagtail_backcare.gate.holding import get_holding
from wagtail_backcare.gate.just_asked import remember_fit
from wagtail_backcare.gate.mail import tell_of_kept_page
from wagtail_backcare.gate.refusal import refuse
from wagtail_backcare.gate.scheduled import ask_on_schedule
from wagtail_backcare.gate.stored import get_stored
from wagtail_backcare.kept_drafts.models import Occasion
from wagtail_backcare.kept_drafts.notes import note_kept

#: What ``publish_scheduled`` gives as the log action.
SCHEDULED = "wagtail.publish.scheduled"


def keep_if_unfit(sender, *, page: models.Model, revision: Any, user: Any, log_action: Any, **kwargs: Any) -> bool:
    """Answer the signal `about_to_publish`: whether the page was kept as a draft.

    Programs that publish many pages on their own, such as ``publish_scheduled`` and wagtail-localize, would leave the
    others undone if anything were raised. Raises NotFitError everywhere else, before anything is written.
    """
    candidate = revision.as_object()
    if candidate.go_live_at and candidate.go_live_at > timezone.now():
        return False
    candidate.live = True
    # The page in memory may hold the draft already: the revision was made from it.
    stored = get_stored(page)
    if log_action == SCHEDULED:
        obstacles = ask_on_schedule(find_obstacles, candidate, stored=stored)
    else:
        obstacles = find_obstacles(candidate, stored=stored)
    if not obstacles:
        remember_fit(revision, candidate, stored)
        return False
    occasion = _get_occasion(page, user, log_action)
    if occasion is None:
        refuse(obstacles, candidate)
    if revision.approved_go_live_at is not None:
        # Else the next run would try again, and tell everybody again.
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
    note_kept(
        page,
        [p.as_dict() for p in obstacles],
        occasion=occasion,
        user=user,
        revision=revision,
        shows_older_text=page.live,
    )
    state = get_holding()
    if state is not None:
        state.kept.append((page, obstacles))
    if occasion == Occasion.SCHEDULE:
        tell_of_kept_page(page, obstacles, revision=revision)
    return True


def _get_occasion(page: models.Model, user: Any, log_action: Any) -> Occasion | None:
    """What goes on where the page is to be kept as a draft; None where a person is to be told by an error."""
    if log_action == SCHEDULED:
        return Occasion.SCHEDULE
    state = get_holding()
    if state is not None:
        return state.occasion
    if user is None and is_managed_translation(page):
        return Occasion.TRANSLATION
    return None


def is_managed_translation(instance: models.Model) -> bool:
    """Whether wagtail-localize makes this from another one: it publishes after its transaction, as nobody."""
    return get_translation_row(instance) is not None

"""Several pages at once: published, with a true count; moved."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from wagtail_backcare.gate.holding import get_holding, holding
from wagtail_backcare.gate.places import find_move_obstacles
from wagtail_backcare.kept_drafts.models import KeptAsDraft, Occasion
from wagtail_backcare.readiness.tell import tell_kept, tell_refused


class PublishFitPagesBulkAction(PublishBulkAction):
    """As in Wagtail, but pages that are not fit to be read are kept as drafts and named; the others are published."""

    def form_valid(self, form):
        with holding(Occasion.BULK, user=self.request.user):
            return super().form_valid(form)

    @classmethod
    def execute_action(cls, objects, include_descendants=False, user=None, **kwargs):
        """Publish pages and the drafts below them; returns how many of each, those that were kept among them.

        An alias goes live with its original and has no revisions. Wagtail would fail on one.
        """
        num_parent_objects, num_child_objects = 0, 0
        for page in objects:
            if page.alias_of_id is None:
                cls._publish(page.specific, user)
                num_parent_objects += 1
            if include_descendants:
                drafts = page.get_descendants().not_live().filter(alias_of=None).defer_streamfields().specific()
                for draft in drafts.iterator():
                    if user is None or draft.permissions_for_user(user).can_publish():
                        cls._publish(draft, user)
                        num_child_objects += 1
        return num_parent_objects, num_child_objects

    @staticmethod
    def _publish(page, user):
        revision = page.get_latest_revision() or page.save_revision(user=user)
        revision.publish(user=user)

    def get_success_message(self, num_parent_objects, num_child_objects):
        """How many were published. Those that were kept are told of in messages of their own."""
        # An alias that was kept with its original was not counted.
        kept = {page.pk for page, _problems in get_holding().kept if not page.alias_of_id}
        chosen = kept.intersection(page.pk for page in self.actionable_objects)
        notes = KeptAsDraft.objects.filter(page__in=[page.pk for page, _problems in get_holding().kept])
        tell_kept(self.request, notes.select_related("page").order_by("page__path"))
        parents = num_parent_objects - len(chosen)
        children = num_child_objects - (len(kept) - len(chosen))
        return super().get_success_message(parents, children) if parents or children else None


def refuse_unfit_moves(
    request: HttpRequest, action_type: str, pages: Sequence[models.Model], action: Any
) -> HttpResponse | None:
    """For the hook ``before_bulk_action``: nothing is moved if a page would not be fit to be read in its new place."""
    if action_type != "move" or not isinstance(action, PageBulkAction):
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    found = [(page, find_move_obstacles(page, destination)) for page in pages]
    unfit = [(page, obstacles) for page, obstacles in found if obstacles]
    for page, obstacles in unfit:
        names = {"title": page.specific_deferred.get_admin_display_title()}
        what = _("No page was moved, because of “%(title)s”:") % names
        tell_refused(request, page, what, obstacles)
    return redirect(action.next_url) if unfit else None

"""The panel “Review” in Wagtail's page editor."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, Panel, PanelGroup, TabbedInterface

from wagtail_backcare.reviewing.permissions import may_record, takes_reviews
from wagtail_backcare.reviewing.views import RECORD_URL
from wagtail_backcare.reviews.current import get_review_state
from wagtail_backcare.reviews.fingerprint import make_fingerprint

HEADING = _("Review")


class ReviewPanel(Panel):
    """What is on record of the saved text: who reviewed it, whether it has changed since, when it is due again.

    Every type of health page that asks for reviews has one below its other panels. A site that wants it elsewhere puts
    one into its own panels.
    """

    def __init__(self, heading=HEADING, icon="glasses", **kwargs):
        super().__init__(heading=heading, icon=icon, **kwargs)

    @property
    def clean_name(self):
        return "review"

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_backcare/admin/reviewing/panel.html"

        def is_shown(self):
            return super().is_shown() and self.instance.pk is not None and takes_reviews(self.instance)

        def get_context_data(self, parent_context=None):
            """The page as the form holds it, which is its newest draft."""
            state = get_review_state(self.instance)
            return {
                **super().get_context_data(parent_context),
                "state": state,
                "readers_see_review": self.find_live_review() if state is not None and state.is_stale else None,
                "record_url": reverse(RECORD_URL, args=[self.instance.pk]),
                "may_record": may_record(self.request.user, self.instance),
            }

        def find_live_review(self) -> Any:
            """The review that readers go on seeing while the draft is another text."""
            live = type(self.instance)._base_manager.filter(pk=self.instance.pk, live=True).first()
            if live is None or make_fingerprint(live) == make_fingerprint(self.instance):
                return None
            return live.get_current_review()


def add_panel(sender, *, handler: Any, **kwargs: Any) -> None:
    """Answer `edit_handler_made`: put the panel at the end of the content, unless a page type has placed it itself."""
    if "review" not in sender.get_rule_severities() or _holds_panel(handler):
        return
    group = handler.children[0] if isinstance(handler, TabbedInterface) and handler.children else handler
    if isinstance(group, ObjectList):
        group.children.append(ReviewPanel().bind_to_model(sender))


def _holds_panel(panel: Panel) -> bool:
    if isinstance(panel, PanelGroup):
        return any(_holds_panel(child) for child in panel.children)
    return isinstance(panel, ReviewPanel)

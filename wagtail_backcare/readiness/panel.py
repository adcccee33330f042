"""The panel “Before you can publish” in Wagtail's page editor."""

from typing import Any

from django.forms import Media
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, Panel, PanelGroup, TabbedInterface
from wagtail.admin.staticfiles import versioned_static

from wagtail_backcare.gate.stored import get_stored
from wagtail_backcare.readiness.alike import fold_alike
from wagtail_backcare.readiness.assess import assess
from wagtail_backcare.readiness.links import make_items

HEADING = _("Before you can publish")
FAILED = _("This list could not be refreshed. Save the page to see it as it is now.")
SCRIPT = "wagtail_backcare/admin/readiness.js"
STYLES = "wagtail_backcare/admin/readiness.css"


def get_media() -> Media:
    """Script and style sheet of the list."""
    return Media(js=[versioned_static(SCRIPT)], css={"all": [versioned_static(STYLES)]})


class BeforePublishingPanel(Panel):
    """What stands between the draft and its readers; a script refreshes it after an autosave.

    Every type of health page has one below its title. A site that wants it elsewhere puts one into its own panels.
    """

    def __init__(self, heading=HEADING, icon="tasks", **kwargs):
        super().__init__(heading=heading, icon=icon, **kwargs)

    @property
    def clean_name(self):
        return "before_you_can_publish"

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_backcare/admin/readiness/panel.html"

        @property
        def media(self):
            return get_media()

        def get_context_data(self, parent_context=None):
            """The page as the form holds it: also as it was sent, where it was not saved."""
            stored = get_stored(self.instance)
            parent = getattr(self.form, "parent_page", None)
            path = parent.path if stored is None and parent is not None else None
            readiness = assess(self.instance, stored=stored, path=path)
            return {
                **super().get_context_data(parent_context),
                **make_context(readiness, page=self.instance, user=self.request.user),
                "page_id": self.instance.pk or "",
                "url": reverse("backcare_readiness", args=[0]),
                "failed": FAILED,
            }


def make_context(readiness: Any, *, page: Any, user: Any, in_editor: bool = True) -> dict[str, Any]:
    """What the template of the list needs."""
    return {
        "readiness": readiness,
        "kept_because": fold_alike(
            readiness.note.problems if readiness.note else [], lambda reason: reason.get("code", "")
        ),
        "must_fix": make_items(readiness.must_fix, page=page, user=user, in_editor=in_editor),
        "please_check": make_items(readiness.please_check, page=page, user=user, in_editor=in_editor),
    }


def add_panel(sender, *, handler: Any, **kwargs: Any) -> None:
    """Answer `edit_handler_made`: put the panel below the title, unless the page type has placed it itself."""
    if _holds_panel(handler):
        return
    group = handler.children[0] if isinstance(handler, TabbedInterface) and handler.children else handler
    if not isinstance(group, ObjectList):
        return
    names = [getattr(child, "field_name", "") for child in group.children]
    position = names.index("title") + 1 if "title" in names else 0
    group.children.insert(position, BeforePublishingPanel().bind_to_model(sender))


def _holds_panel(panel: Panel) -> bool:
    if isinstance(panel, PanelGroup):
        return any(_holds_panel(child) for child in panel.children)
    return isinstance(panel, BeforePublishingPanel)

"""Connect the panel; called once, from ``ready()``."""

from wagtail_backcare.models.disclaimer_mixin import edit_handler_made
from wagtail_backcare.reviewing.panel import add_panel


def connect() -> None:
    """Add the panel to the editor of every type of page that asks for reviews."""
    edit_handler_made.connect(add_panel, dispatch_uid="wagtail_backcare.reviewing.panel")

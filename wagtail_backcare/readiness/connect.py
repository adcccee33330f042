"""Connect the messages and panels; called once, from ``ready()``."""

from django.apps import apps

from wagtail_backcare.models.disclaimer_mixin import edit_handler_made
from wagtail_backcare.readiness import api_refusals, panel, surrounding_forms, translation_editor, workflow


def connect() -> None:
    """Add the panel to the editor and the list to API v3; wrap views and forms of the admin that no hook reaches."""
    edit_handler_made.connect(panel.add_panel, dispatch_uid="wagtail_backcare.readiness.panel")
    workflow.connect()
    surrounding_forms.connect()
    translation_editor.connect()
    api_refusals.connect()
    if apps.is_installed("wagtail.api.v3"):
        connect_api()


def connect_api() -> None:
    """Wagtail takes routers until a site asks for its addresses."""
    from wagtail.api.v3.api import api

    from wagtail_backcare.readiness.api import router

    api.add_router("/backcare/", router)
    api_refusals.connect_v3()

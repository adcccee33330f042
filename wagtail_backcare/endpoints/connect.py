"""Connect what API v3 is told; called once, from ``ready()``."""

from django.apps import apps

from wagtail_backcare.endpoints import checks


def connect() -> None:
    """Wagtail 7.4 has no API v3, and a site need not install it."""
    checks.register()
    if apps.is_installed("wagtail.api.v3"):
        from wagtail_backcare.endpoints import v3

        v3.connect()

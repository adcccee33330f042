from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackcareConfig(AppConfig):
    name = "wagtail_backcare"
    label = "wagtail_backcare"
    verbose_name = _("Back care")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from wagtail_backcare import checks, signals
        from wagtail_backcare.caching import receivers as caching
        from wagtail_backcare.endpoints import connect as endpoints
        from wagtail_backcare.gate import connect as gate
        from wagtail_backcare.guard import checks as guard_checks
        from wagtail_backcare.guard import connect as guard
        from wagtail_backcare.past_pages import connect as past_pages
        from wagtail_backcare.readiness import connect as readiness
        from wagtail_backcare.reviewing import connect as reviewing
        from wagtail_backcare.shared_texts import settings_form
        from wagtail_backcare.signing import connect as signing
        from wagtail_backcare.site_checks import connect as site_checks
        from wagtail_backcare.translating import connect as translating
        from wagtail_backcare.urgent import connect as urgent

        # First: Wagtail works out the schemas of its API v3 when anything of that is imported.
        endpoints.connect()
        checks.register()
        guard_checks.register()
        signals.connect()
        gate.connect()
        guard.connect()
        caching.connect()
        readiness.connect()
        translating.connect()
        signing.connect()
        urgent.connect()
        settings_form.connect()
        site_checks.connect()
        past_pages.connect()
        reviewing.connect()

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackcarePagesConfig(AppConfig):
    name = "wagtail_backcare.pages"
    label = "wagtail_backcare_pages"
    verbose_name = _("Back care pages")
    default_auto_field = "django.db.models.BigAutoField"

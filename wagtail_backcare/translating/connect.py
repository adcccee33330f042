"""Connect what translators are told and offered; called once, from ``ready()``."""

from django.apps import apps
from django.core import checks

from wagtail_backcare.gate.actions import wrap
from wagtail_backcare.translating.checks import check_blocks, check_translators
from wagtail_backcare.translating.draft_titles import connect_draft_titles
from wagtail_backcare.translating.machine import tell_unseen
from wagtail_backcare.translating.machine_glossary import with_glossary
from wagtail_backcare.translating.outcome import tell_outcome
from wagtail_backcare.translating.po_files import export_unfinished, mark_unfinished, tell_import
from wagtail_backcare.translating.tools import name_tool


def connect() -> None:
    """Register the system checks, and wrap or replace parts of wagtail-localize that no hook reaches."""
    checks.register(check_translators, "wagtail_backcare")
    checks.register(check_blocks, "wagtail_backcare")
    if apps.is_installed("wagtail_localize"):
        from wagtail_localize import machine_translators
        from wagtail_localize.models import StringTranslation, Translation
        from wagtail_localize.views import edit_translation, submit_translations, update_translations

        wrap(submit_translations.SubmitTranslationView, "form_valid", tell_outcome)
        wrap(update_translations.UpdateTranslationsView, "form_valid", tell_outcome)
        wrap(Translation, "import_po", mark_unfinished)
        wrap(Translation, "export_po", export_unfinished)
        wrap(StringTranslation, "get_comment", name_tool)
        wrap(edit_translation, "upload_pofile", tell_import)
        wrap(edit_translation, "machine_translate", tell_unseen)
        for module in (machine_translators, edit_translation, update_translations):
            wrap(module, "get_machine_translator", with_glossary)
        connect_draft_titles()

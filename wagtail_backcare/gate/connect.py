"""Connect the gate; called once, from ``ready()``."""

import swapper
from django.db import models
from django.db.models.signals import class_prepared, post_save, pre_delete, pre_save
from wagtail.models import Locale, Site

from wagtail_backcare.gate import (
    actions,
    disclaimers,
    just_asked,
    localize,
    publish,
    publishing_form,
    saving,
    snippets,
    surroundings,
)
from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.models import ClinicSettings, Disclaimer, DisclaimerMixin, HelpCardSet, Question
from wagtail_backcare.models.disclaimer_mixin import about_to_publish, done_publishing, edit_handler_made
from wagtail_backcare.models.shared_text import about_to_change

PREFIX = "wagtail_backcare.gate"


def connect() -> None:
    """Receivers are connected for one model each: saving or deleting any other costs nothing."""
    base = swapper.load_model("wagtailcore", "Page")
    for model in get_health_models():
        connect_page_type(model)
    class_prepared.connect(connect_new_class, dispatch_uid=f"{PREFIX}.new_class")
    pre_save.connect(saving.ask_for_base_page, sender=base, dispatch_uid=f"{PREFIX}.base_page")
    post_save.connect(saving.after_saving, sender=base, dispatch_uid=f"{PREFIX}.base_page_saved")
    pre_save.connect(surroundings.ask_for_site, sender=Site, dispatch_uid=f"{PREFIX}.site")
    pre_save.connect(surroundings.ask_for_locale, sender=Locale, dispatch_uid=f"{PREFIX}.locale")
    for model in (HelpCardSet, Question):
        name = model._meta.model_name
        pre_save.connect(snippets.ask_for_shared_text, sender=model, dispatch_uid=f"{PREFIX}.{name}")
        pre_delete.connect(snippets.ask_before_deleting, sender=model, dispatch_uid=f"{PREFIX}.{name}_deleted")
    pre_delete.connect(disclaimers.ask_before_deleting, sender=Disclaimer, dispatch_uid=f"{PREFIX}.disclaimer_deleted")
    pre_delete.connect(disclaimers.end_texts_of_site, sender=Site, dispatch_uid=f"{PREFIX}.site_deleted")
    pre_save.connect(snippets.ask_for_settings, sender=ClinicSettings, dispatch_uid=f"{PREFIX}.settings")
    pre_delete.connect(
        snippets.ask_before_deleting_settings, sender=ClinicSettings, dispatch_uid=f"{PREFIX}.settings_deleted"
    )
    about_to_publish.connect(publish.keep_if_unfit, dispatch_uid=f"{PREFIX}.publish")
    done_publishing.connect(just_asked.forget_fit, dispatch_uid=f"{PREFIX}.published")
    edit_handler_made.connect(publishing_form.ask_when_publishing, dispatch_uid=f"{PREFIX}.form")
    about_to_change.connect(snippets.keep_shown_text, dispatch_uid=f"{PREFIX}.shared_text")
    actions.connect()
    localize.connect()


def connect_page_type(model: type[models.Model]) -> None:
    """Ask before a page of this type is saved."""
    label = model._meta.label_lower
    pre_save.connect(saving.ask_for_page, sender=model, dispatch_uid=f"{PREFIX}.{label}")
    post_save.connect(saving.after_saving, sender=model, dispatch_uid=f"{PREFIX}.{label}_saved")


def connect_new_class(sender: type[models.Model], **kwargs) -> None:
    """A model was defined after the apps were ready."""
    if issubclass(sender, DisclaimerMixin) and not sender._meta.abstract:
        connect_page_type(sender)

"""Connect the receivers; called once, from ``ready()``."""

import swapper
from django.db import models
from django.db.models.signals import class_prepared, post_delete, post_save
from wagtail.models import Locale, Site
from wagtail.signals import page_slug_changed, post_page_move

from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.models import ClinicSettings, ClinicText, DisclaimerMixin
from wagtail_backcare.past_pages import clinic, pages, publisher, shared

PREFIX = "wagtail_backcare.past_pages"


def connect() -> None:
    """Receivers are connected for one model each: saving or deleting any other costs nothing."""
    for model in get_health_models():
        connect_page_type(model)
    class_prepared.connect(connect_new_class, dispatch_uid=f"{PREFIX}.new_class")
    base = swapper.load_model("wagtailcore", "Page")
    post_save.connect(pages.record_saved_base_page, sender=base, dispatch_uid=f"{PREFIX}.base_page")
    post_page_move.connect(pages.record_moved_page, dispatch_uid=f"{PREFIX}.moved")
    page_slug_changed.connect(pages.record_renamed_page, dispatch_uid=f"{PREFIX}.renamed")
    for signal in (post_save, post_delete):
        signal.connect(pages.record_changed_site, sender=Site, dispatch_uid=f"{PREFIX}.addresses")
        signal.connect(clinic.record_saved_site, sender=Site, dispatch_uid=f"{PREFIX}.site")
        for model in (ClinicSettings, ClinicText):
            uid = f"{PREFIX}.{model._meta.model_name}"
            signal.connect(clinic.record_clinic, sender=model, dispatch_uid=uid)
    post_save.connect(clinic.record_added_language, sender=Locale, dispatch_uid=f"{PREFIX}.language")
    for model in shared.SHARED_MODELS:
        label = model._meta.label_lower
        post_save.connect(shared.record_saved_shared, sender=model, dispatch_uid=f"{PREFIX}.{label}")
        post_delete.connect(shared.close_deleted_shared, sender=model, dispatch_uid=f"{PREFIX}.{label}.deleted")
    publisher.connect()


def connect_page_type(model: type[models.Model]) -> None:
    """Write down what pages of this type show."""
    label = model._meta.label_lower
    post_save.connect(pages.record_saved_page, sender=model, dispatch_uid=f"{PREFIX}.{label}")
    post_delete.connect(pages.close_deleted_page, sender=model, dispatch_uid=f"{PREFIX}.{label}.deleted")


def connect_new_class(sender: type[models.Model], **kwargs) -> None:
    """A model was defined after the apps were ready."""
    if issubclass(sender, DisclaimerMixin) and not sender._meta.abstract:
        connect_page_type(sender)

"""Purge the pages that show what has changed."""

from typing import Any

from django.core import checks
from django.db import models
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.images import get_image_model
from wagtail.signals import published, unpublished

from wagtail_backcare.caching import lookups, pages
from wagtail_backcare.caching.addresses import purge
from wagtail_backcare.caching.checks import check_tasks
from wagtail_backcare.gate.shown import (
    Place,
    iter_live_pages,
    where_on_site,
    where_showing,
    where_text_of,
    where_with_wording,
)
from wagtail_backcare.models import (
    Clinician,
    ClinicSettings,
    ClinicText,
    DisclaimerVersion,
    HelpCardSet,
    Question,
    Reference,
    Review,
    UrgentChange,
)
from wagtail_backcare.purge.queue import has_frontend_cache

PREFIX = "wagtail_backcare.caching"


def purge_shown(sender, *, instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    """Something that pages show was saved, published or deleted."""
    if not raw and has_frontend_cache():
        purge(iter_live_pages(where_showing(instance)), reason=f"{instance._meta.verbose_name}: {instance}")


def purge_site(sender, *, instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    """The clinic's details of a site were changed."""
    if not raw and has_frontend_cache():
        details = instance.settings if isinstance(instance, ClinicText) else instance
        purge(iter_live_pages(where_on_site(details.site)), reason=f"{details._meta.verbose_name}: {details.site}")


def purge_wording(sender, *, instance: DisclaimerVersion, raw: bool = False, **kwargs: Any) -> None:
    """A text came into force, or is no longer."""
    if not raw and has_frontend_cache() and instance.locale_id:
        purge(
            iter_live_pages(where_with_wording(Place.of(instance))), reason=f"{instance._meta.verbose_name}: {instance}"
        )


def purge_reviewed(sender, *, instance: Review, raw: bool = False, **kwargs: Any) -> None:
    """A review was recorded, which the page shows."""
    if not raw and has_frontend_cache():
        purge(iter_live_pages(where_text_of([instance.page_id])), reason=f"review: {instance.page}")


def purge_told(sender, *, instance: UrgentChange, raw: bool = False, **kwargs: Any) -> None:
    """Readers of a translation are told of an urgent change, or no longer."""
    model = instance.content_type.model_class() if not raw and has_frontend_cache() else None
    row = model._base_manager.filter(pk=instance.object_id).first() if model is not None else None
    if row is not None:
        shown = where_text_of([row.pk]) if hasattr(row, "alias_of") else where_showing(row)
        purge(iter_live_pages(shown), reason=f"{instance._meta.verbose_name}: {row}")


def connect() -> None:
    """Called once, from ``ready()``."""
    checks.register(check_tasks, "wagtail_backcare")
    lookups.connect()
    pages.connect()
    for model in (HelpCardSet, Question):
        name = model._meta.model_name
        published.connect(purge_shown, sender=model, dispatch_uid=f"{PREFIX}.{name}.published")
        unpublished.connect(purge_shown, sender=model, dispatch_uid=f"{PREFIX}.{name}.unpublished")
        pre_delete.connect(purge_shown, sender=model, dispatch_uid=f"{PREFIX}.{name}.deleted")
    for model in (Reference, Clinician, get_image_model()):
        name = model._meta.label_lower
        post_save.connect(purge_shown, sender=model, dispatch_uid=f"{PREFIX}.{name}.saved")
        pre_delete.connect(purge_shown, sender=model, dispatch_uid=f"{PREFIX}.{name}.deleted")
    for model in (ClinicSettings, ClinicText):
        name = model._meta.model_name
        post_save.connect(purge_site, sender=model, dispatch_uid=f"{PREFIX}.{name}.saved")
        post_delete.connect(purge_site, sender=model, dispatch_uid=f"{PREFIX}.{name}.deleted")
    post_save.connect(purge_wording, sender=DisclaimerVersion, dispatch_uid=f"{PREFIX}.wording")
    post_save.connect(purge_reviewed, sender=Review, dispatch_uid=f"{PREFIX}.review")
    post_save.connect(purge_told, sender=UrgentChange, dispatch_uid=f"{PREFIX}.urgent_change")

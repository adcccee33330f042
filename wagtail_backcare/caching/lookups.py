"""What is kept in a shared cache goes when anything changes that it was made of."""

from typing import Any

import swapper
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from wagtail_backcare.models import Clinician, ClinicSettings, ClinicText, DisclaimerVersion, Review, UrgentChange
from wagtail_backcare.shared_cache import forget_on_commit

PREFIX = "wagtail_backcare.caching.lookups"

#: What an answer is made of, each by its rows.
MODELS = (Clinician, ClinicSettings, ClinicText, DisclaimerVersion, Locale, Review, Site, UrgentChange)

#: The clinic's details lead to pages, by their addresses.
PAGE_SIGNALS = (page_published, page_slug_changed, page_unpublished, post_page_move)


def forget(sender: Any, **kwargs: Any) -> None:
    forget_on_commit()


def connect() -> None:
    for model in MODELS:
        name = model._meta.label_lower
        post_save.connect(forget, sender=model, dispatch_uid=f"{PREFIX}.{name}.saved")
        post_delete.connect(forget, sender=model, dispatch_uid=f"{PREFIX}.{name}.deleted")
    for number, signal in enumerate(PAGE_SIGNALS):
        signal.connect(forget, dispatch_uid=f"{PREFIX}.page.{number}")
    post_delete.connect(forget, sender=swapper.load_model("wagtailcore", "Page"), dispatch_uid=f"{PREFIX}.page.deleted")

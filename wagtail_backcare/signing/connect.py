"""Connect what is noted of authors; called once, from ``ready()``."""

from django.apps import apps
from django.db.models.signals import post_save

from wagtail_backcare.signing.authors import note_author


def connect() -> None:
    """Without wagtail-localize there is nothing to note: drafts tell who wrote them."""
    if apps.is_installed("wagtail_localize"):
        from wagtail_localize.models import StringTranslation

        post_save.connect(note_author, sender=StringTranslation)

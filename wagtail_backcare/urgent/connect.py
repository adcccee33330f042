"""Connect the receivers; called once, from ``ready()``."""

from django.db.models.signals import post_save
from wagtail.signals import published

from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.models import HelpCardSet, Question, SafetySignOff
from wagtail_backcare.urgent.settle import settle_published, settle_showing, settle_signed

PREFIX = "wagtail_backcare.urgent"


def connect() -> None:
    """A translation catches up by a signature or by being published, whichever comes last."""
    post_save.connect(settle_signed, sender=SafetySignOff, dispatch_uid=f"{PREFIX}.signed")
    for model in (*get_health_models(), HelpCardSet):
        published.connect(settle_published, sender=model, dispatch_uid=f"{PREFIX}.{model._meta.label_lower}")
    published.connect(settle_showing, sender=Question, dispatch_uid=f"{PREFIX}.question")

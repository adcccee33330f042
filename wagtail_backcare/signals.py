"""Receivers, connected in ``ready()``."""

from django.utils import timezone
from wagtail.signals import published

from wagtail_backcare.disclaimers.confirm import put_in_force
from wagtail_backcare.disclaimers.models import Disclaimer
from wagtail_backcare.models import HelpCardSet, Question
from wagtail_backcare.search import shared_texts


def show_published_text(sender, instance, **kwargs):
    """Publishing a disclaimer makes its text the one that readers see, if somebody confirmed it.

    Wagtail sends the signal for a publication that is only scheduled too.
    """
    if instance.live:
        put_in_force(instance, now=timezone.now())


def connect():
    published.connect(show_published_text, sender=Disclaimer, dispatch_uid="wagtail_backcare.published_disclaimer")
    shared_texts.connect(HelpCardSet, Question)

from django.apps import apps
from django.core import serializers


def take_snapshot(*, without=()):
    """Every row of every table as text, to see whether a run has written anything."""
    models = [model for model in apps.get_models() if model._meta.managed and model._meta.label not in without]
    rows = [row for model in sorted(models, key=lambda m: m._meta.label) for row in model._base_manager.order_by("pk")]
    return serializers.serialize("json", rows, indent=1)

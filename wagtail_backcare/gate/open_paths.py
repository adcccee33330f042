"""Which texts wagtail-localize offers to translators and nobody has translated, however short they are."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef


def find_open_paths(instances: Iterable[Any]) -> dict[tuple, set[str]]:
    """By what `make_key` gives: the paths of such texts in translations, as in `SafetyString`.

    One query; empty where wagtail-localize does not make the translations.
    """
    if not apps.is_installed("wagtail_localize"):
        return {}
    from wagtail_localize.models import StringTranslation, Translation

    done = StringTranslation.objects.filter(
        translation_of=OuterRef("source__stringsegment__string"),
        context=OuterRef("source__stringsegment__context"),
        locale=OuterRef("target_locale"),
    )
    keys = {instance.translation_key for instance in instances}
    rows = Translation.objects.filter(enabled=True, source__object_id__in=keys, source__stringsegment__isnull=False)
    paths = defaultdict(set)
    for *key, path in rows.filter(~Exists(done)).values_list(
        "source__object_id", "source__locale", "target_locale", "source__stringsegment__context__path"
    ):
        paths[tuple(key)].add(path)
    return paths


def make_key(source: Any, instance: Any) -> tuple:
    """What tells the translation of a source into the language of an instance from others."""
    return instance.translation_key, source.locale_id, instance.locale_id

"""Make a translation go on, and ask how far it is."""

import pytest
from django.apps import apps
from django.urls import reverse

from tests.helpers import get_locale
from wagtail_backcare.progress.collect import Source, collect_standings

needs_localize = pytest.mark.skipif(
    not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"
)


def stand(source, code="es"):
    [standing] = collect_standings(
        [Source(None, source.pk, source.translation_key, source.locale_id)], locales=[get_locale(code)]
    )
    return standing


def translate(page, **fields):
    defaults = {"title": "Dolor lumbar", "summary": "Un resumen.", "audience": "Personas adultas"}
    for name, value in {**defaults, **fields}.items():
        setattr(page, name, value)
    raw = page.body.get_prep_value()
    raw[0]["value"]["content"][0]["value"]["cards"][0]["value"]["signs"][0]["value"] = "no siente las piernas"
    page.body = page.body.stream_block.to_python(raw)
    page.save()
    page.save_revision()
    return page


def change_sign(page, words: str) -> None:
    raw = page.body.get_prep_value()
    raw[0]["value"]["content"][0]["value"]["cards"][0]["value"]["signs"][0]["value"] = words
    page.body = raw
    page.save_revision().publish()


def sync(client, row):
    client.post(reverse("wagtail_localize:update_translations", args=[row.source_id]), {})

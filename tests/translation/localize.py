"""What a translator does with wagtail-localize, without its screens; in Spanish, unless a test says otherwise."""

from typing import Any

from tests.helpers import get_locale, sign_safety_text
from wagtail_backcare.gate.translations import make_comparison


def submit(instance, language: str = "es") -> Any:
    """Submit a page or snippet for translation; returns wagtail-localize's row for it."""
    from wagtail_localize.operations import translate_object

    translate_object(instance, [get_locale(language)])
    return get_row(instance, language)


def get_row(instance, language: str = "es") -> Any:
    from wagtail_localize.models import Translation

    return Translation.objects.get(source__object_id=instance.translation_key, target_locale=get_locale(language))


def list_strings(row) -> list[str]:
    """The texts that translators are offered."""
    return list(row.source.stringsegment_set.order_by("order").values_list("string__data", flat=True))


def translate_all(row) -> None:
    """Give each text a translation: itself, with ES before it."""
    from wagtail_localize.models import StringTranslation

    for segment in row.source.stringsegment_set.select_related("string", "context"):
        is_slug = segment.context.path == "slug"
        words = f"es-{segment.string.data}" if is_slug else f"ES {segment.string.data}"
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=row.target_locale,
            context=segment.context,
            defaults={"data": words, "translation_type": "manual"},
        )


def sign(row) -> None:
    """Somebody confirms the safety text, if there is any, as the translator has it now."""
    next_text = row.source.get_ephemeral_translated_instance(row.target_locale, fallback=True)
    if make_comparison(next_text) is not None:
        sign_safety_text(next_text)


def translate(instance) -> None:
    """Submit an instance, translate each of its texts, sign and publish it."""
    row = submit(instance)
    translate_all(row)
    sign(row)
    row.save_target(publish=True)


def get_spanish(instance):
    """The Spanish row of a page or snippet, fresh from the database."""
    return type(instance).objects.get(translation_key=instance.translation_key, locale=get_locale("es"))

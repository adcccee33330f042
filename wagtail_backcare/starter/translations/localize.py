"""Hands the texts of a translation to wagtail-localize. Its models are imported only where it is installed."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext_noop
from wagtail.models import Locale

from wagtail_backcare.starter.translations.texts import UNTRANSLATED

#: Who translated, as wagtail-localize shows it beside each text: “Translated with … on …”. Stored, so translated where
#: it is shown.
TOOL = gettext_noop("starter content that needs review by a clinician who reads this language")

#: (path of the text in wagtail-localize, text of the source) → its translation. Both are HTML without attributes.
Pairs = Mapping[tuple[str, str], str]

_ID = re.compile(r'id="([^"]*)"')


def is_localize_installed() -> bool:
    return apps.is_installed("wagtail_localize")


def pair_strings(before: Model, after: Model, *, fields: Collection[str]) -> Pairs:
    """Each text of an instance with that of the same place in another one, which has the same blocks.

    fields: those that are looked at. A text without a translation, or one that is built in another way, has no pair.
    """
    there, here = _list_strings(before, fields), _list_strings(after, fields)
    pairs = {}
    for path, sources in there.items():
        translations = here.get(path, [])
        if len(translations) != len(sources):
            continue
        for source, translation in zip(sources, translations, strict=True):
            words = _match_links(source, translation)
            if words is not None and UNTRANSLATED not in words:
                pairs[path, source.string.data] = words
    return pairs


def _list_strings(instance: Model, fields: Collection[str]) -> dict[str, list]:
    from wagtail_localize.segments import StringSegmentValue
    from wagtail_localize.segments.extract import extract_segments

    strings = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue) and segment.path.split(".")[0] in fields:
            strings[segment.path].append(segment)
    return strings


def _match_links(source: Any, translation: Any) -> str | None:
    """The translated text with the names that the source's links have: they are counted in the order of the text."""
    names = {str(attributes): name for name, attributes in (source.attrs or {}).items()}
    renamed = {name: names.get(str(attributes)) for name, attributes in (translation.attrs or {}).items()}
    if None in renamed.values():
        return None
    return _ID.sub(lambda found: f'id="{renamed.get(found[1], found[1])}"', translation.string.data)


def translate(instance: Model, locale: Locale, pairs: Pairs) -> Model:
    """Keep the translations of an instance's texts, and return its translation with them, unsaved.

    A translation by an editor stays. Texts without one stay as they are in the source. The row of the translation
    exists already, and is not written.
    """
    from wagtail_localize.models import Translation, TranslationSource

    source, _created = TranslationSource.update_or_create_from_instance(instance)
    Translation.objects.get_or_create(
        source=source, target_locale=locale, defaults={"enabled": _is_synced_by_default(instance)}
    )
    _keep_strings(source, locale, pairs)
    return source.get_ephemeral_translated_instance(locale, fallback=True)


def _is_synced_by_default(instance: Model) -> bool:
    """As in wagtail-localize: a model, or else the site, can have its translations edited as ordinary pages."""
    usual = getattr(settings, "WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE", "synced")
    return getattr(instance, "localize_default_translation_mode", usual) == "synced"


def _keep_strings(source: Any, locale: Locale, pairs: Pairs) -> None:
    """Write a translation for each text that has none, and renew those that came from a pack."""
    from wagtail_localize.models import StringSegment, StringTranslation

    known = {
        (translation.translation_of_id, translation.context_id): translation
        for translation in StringTranslation.objects.filter(locale=locale, context__object=source.object)
    }
    new = {}
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        words = pairs.get((segment.context.path, segment.string.data))
        if words is None:
            continue
        place = (segment.string_id, segment.context_id)
        present = known.get(place)
        if present is None:
            new[place] = StringTranslation(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                data=words,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                tool_name=TOOL,
            )
        elif present.tool_name == TOOL and present.data != words:
            present.data = words
            present.save(update_fields=["data", "updated_at"])
    StringTranslation.objects.bulk_create(new.values())

"""What readers of a translation are told while an urgent change of its original is missing in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, get_language_info
from wagtail.coreutils import get_content_languages

from wagtail_backcare.models.help_card_set import HelpCardSet
from wagtail_backcare.translation.models import UrgentChange
from wagtail_backcare.translation.sources import get_source

#: Languages of the package that begin names of languages with a small letter.
WRITTEN_SMALL = ("es", "fr")


@dataclass(frozen=True)
class UrgentNotice:
    """changed_on: the day of the newest urgent change. language_code: of the original. url: of the original, or ""."""

    changed_on: date
    language_code: str
    url: str

    @property
    def language(self) -> str:
        """The original's language as the active one calls it within a sentence, else as the settings call it."""
        try:
            name = get_language_info(self.language_code)["name_translated"]
        except KeyError:
            return str(get_content_languages().get(self.language_code, self.language_code))
        # Django's names begin as at the start of a sentence.
        return f"{name[:1].lower()}{name[1:]}" if get_language()[:2] in WRITTEN_SMALL else name


def find_notice(page: Any, *, cards: Collection[Any], request: HttpRequest | None = None) -> UrgentNotice | None:
    """What readers of a page are told, or None where it lacks no urgent change.

    cards: primary keys of the shared help cards that it shows. One query; two to five more where there is something to
    tell. The language is that of what was changed; there is a link where the page's own source is in that language.
    """
    text_page = page.get_text_page()
    places = {(text_page.cached_content_type.pk, str(text_page.pk))}
    cards_type = ContentType.objects.get_for_model(HelpCardSet).pk
    places |= {(cards_type, str(pk)) for pk in cards}
    changes = UrgentChange.objects.open().filter(language_code=text_page.locale.language_code)
    newest = next((change for change in changes if (change.content_type_id, change.object_id) in places), None)
    if newest is None:
        return None
    source = get_source(text_page)
    changed = source if newest.content_type_id != cards_type else _get_source_of_cards(newest.object_id)
    if changed is None:
        return None
    has_link = source is not None and source.live and source.locale_id == changed.locale_id
    url = (source.get_url(request) or "") if has_link else ""
    return UrgentNotice(timezone.localdate(newest.marked_at), changed.locale.language_code, url)


def _get_source_of_cards(pk: str) -> Any | None:
    cards = HelpCardSet.objects.filter(pk=pk).select_related("locale").first()
    return get_source(cards) if cards is not None else None

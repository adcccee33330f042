"""Words of one language must not pass for a text in another.

wagtail-localize fills a new translation with the original text, so an English paragraph easily stands in a Spanish
disclaimer. Compared is with every text of any date: yesterday's English is no Spanish either.
"""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale, Revision

from wagtail_backcare.disclaimers.models import Disclaimer, DisclaimerVersion
from wagtail_backcare.disclaimers.package_texts import TEXTS
from wagtail_backcare.disclaimers.wording import Wording
from wagtail_backcare.languages.codes import get_primary

#: How much of a paragraph a message quotes.
QUOTED = 60


def refuse_words_of_another_language(text: str, language_code: str) -> None:
    """Raise ValidationError if a paragraph is the same in a disclaimer, past or present, of another language.

    ``en`` and ``en-gb`` are one language. Paragraphs without a letter, such as a telephone number, are the same
    everywhere.
    """
    paragraphs = read_paragraphs(text)
    for other_code, other_text in iter_texts():
        if get_primary(other_code) == get_primary(language_code):
            continue
        others = read_paragraphs(other_text)
        same = next((written for compared, written in paragraphs.items() if compared in others), None)
        if same is not None:
            raise ValidationError({"text": _make_message(same, other_code)}, code="other_language")


def _make_message(paragraph: str, language_code: str) -> str:
    quoted = paragraph if len(paragraph) <= QUOTED else f"{paragraph[:QUOTED].rstrip()}…"
    language = Locale(language_code=language_code).get_display_name() or language_code
    return _(
        "A disclaimer in another language (%(language)s) has the same paragraph: “%(paragraph)s” Translate it. Where "
        "the words are the same in both languages, as in an address, join them to the paragraph before."
    ) % {"language": language, "paragraph": quoted}


def read_paragraphs(text: str) -> dict[str, str]:
    """Paragraphs as they are compared → as they are written; only those that have letters."""
    paragraphs = Wording.draft("", text).paragraphs
    return {p.casefold(): p for p in paragraphs if any(character.isalpha() for character in p)}


def iter_texts() -> Iterator[tuple[str, str]]:
    """Language code and text of all that was ever written: the package's texts, versions, disclaimers and drafts."""
    yield from ((code, text) for code, (_title, text) in TEXTS.items())
    yield from DisclaimerVersion.objects.values_list("language_code", "text").order_by()
    yield from Disclaimer.objects.values_list("locale__language_code", "text")
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    drafts = Revision.objects.filter(content_type=ContentType.objects.get_for_model(Disclaimer)).order_by()
    for locale, text in drafts.values_list("content__locale", "content__text"):
        if locale in codes:
            yield codes[locale], str(text)

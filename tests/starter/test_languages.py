"""The translations that ship: each is complete, in its own language, and plain."""

import re

import pytest
from django.apps import apps

from tests.helpers import get_locale, get_site
from tests.starter.test_reading import iterate_prose, sentences, textstat
from wagtail_backcare.starter.load import load_pack
from wagtail_backcare.starter.pack import read_pack
from wagtail_backcare.starter.report import Outcome
from wagtail_backcare.starter.translations.checks import check_translation
from wagtail_backcare.starter.translations.files import find_languages, read_translation, translate_pack
from wagtail_backcare.starter.translations.texts import PARTS, iterate_texts

PACK = read_pack("back-pain")
LANGUAGES = find_languages(PACK)

#: Names that are the same in every language.
NAMES = {"american college of physicians", "nhs inform", "nccih", "nice", "medicare", "pilates", "yoga"}

#: As many words of the pack's own text in a row are no coincidence.
RUN = 4

#: Words of the familiar form of address, as whole words: readers are strangers.
FAMILIAR = {
    "es": "tú tu tus ti contigo tuyo tuya",
    "de": "du dich dir dein deine deinen deinem deiner deines",
    "fr": "tu toi ton tes",
}

#: A letter of the script of a language that is not written in Latin letters.
SCRIPTS = {"ar": re.compile(r"[\u0600-\u06ff]")}

#: Szigriszt-Pazos index, INFLESZ scale (Barrio-Cantalejo et al., An Sist Sanit Navar 2008;31:135): 65 to 80 is quite
#: easy, 55 to 65 is normal.
EASY, NORMAL = 65, 55

#: Wiener Sachtextformel 1, the school year whose pupils can read a text (Bamberger and Vanecek, Lesen, Verstehen,
#: Lernen, Schreiben, Vienna 1984): the most for a page, and for a short text, where one long word weighs more.
PAGE_YEAR, SHORT_TEXT_YEAR = 7, 10

#: Flesch's index for French (Kandel and Moles, Cahiers d'études de radio-télévision 1958;19:253): 80 to 90 is easy, 70
#: to 80 is quite easy.
FRENCH_EASY, FRENCH_QUITE_EASY = 80, 70

#: Before a French sign with two parts: nothing, or a space at which a line may break; and straight quotation marks.
BREAKS_IN_FRENCH = re.compile(r"[ \w)](?=[;!?»])| (?=:)|«(?!\u202f)|\d (?=\d{3})|['\"]")

#: Signs that are others in Arabic: comma, semicolon, question mark, quotation marks. Digits are those of the English.
NOT_ARABIC = re.compile(r"[;?'\"\u0660-\u0669]|,(?!\d{3})")


def list_texts():
    """Language, item, text of the pack and its translation, for every one that ships."""
    for language in LANGUAGES:
        translation = read_translation(PACK, language)
        for item in PACK:
            words = translation.get_words(item) if item.part in PARTS else {}
            for text in iterate_texts(item) if words else ():
                yield language, f"{item.key} {text.path}", text.words, words.get(text.path, "")


TEXTS = list(list_texts())


@pytest.mark.parametrize("language", ["ar", "de", "es", "fr"])
def test_these_languages_ship(language):
    assert language in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_with_its_numbers_links_and_paragraphs(language):
    assert [str(problem) for problem in check_translation(PACK, read_translation(PACK, language))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_left_in_the_language_of_the_pack(language):
    left = []
    for code, place, source, words in TEXTS:
        if code != language or place.endswith(" slug"):
            continue
        there, here = split(source), split(words)
        runs = {" ".join(there[start : start + RUN]) for start in range(len(there) - RUN + 1)}
        copied = runs & {" ".join(here[start : start + RUN]) for start in range(len(here) - RUN + 1)}
        is_same = there == here and " ".join(there) not in NAMES and len(there) > 2
        if copied - NAMES or is_same:
            left.append((place, words))
    assert left == []


def split(text):
    """The words of a text, without the addresses of its links."""
    return re.findall(r"[^\W\d_]+", re.sub(r"\]\([^)]*\)", "]", text).casefold())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_telephone_number_and_no_familiar_form_of_address(language):
    familiar = set(FAMILIAR.get(language, "").split())
    for code, place, _source, words in TEXTS:
        if code == language:
            assert not re.search(r"\d[\d \u00a0\u202f-]{6,}\d", words), place
            assert not familiar & set(split(words)), (place, words)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language in SCRIPTS])
def test_every_text_is_in_the_script_of_its_language(language):
    for code, place, _source, words in TEXTS:
        if code == language and not place.endswith(" slug"):
            assert SCRIPTS[language].search(words), (place, words)


@pytest.fixture
def in_spanish():
    textstat.set_lang("es")
    yield
    textstat.set_lang("en_US")


@pytest.fixture
def in_german():
    textstat.set_lang("de")
    yield
    textstat.set_lang("en_US")


@pytest.fixture
def in_french():
    textstat.set_lang("fr")
    yield
    textstat.set_lang("en_US")


def list_items_in(language):
    translated = translate_pack(PACK, read_translation(PACK, language))
    parts = ("pages", "questions", "disclaimers", "help_cards")
    return [pytest.param(item, id=f"{part}-{item.key}") for part in parts for item in translated.items[part].values()]


@pytest.mark.parametrize("item", list_items_in("es"))
def test_the_spanish_words_are_plain(item, in_spanish):
    texts = list(iterate_prose(item.data))

    assert textstat.szigriszt_pazos("\n".join(texts)) >= (EASY if item.part == "pages" else NORMAL)
    assert find_long_sentences(texts, words=27 if item.part == "help_cards" else 24) == []


@pytest.mark.parametrize("item", list_items_in("de"))
def test_the_german_words_are_plain(item, in_german):
    texts = list(iterate_prose(item.data))

    most = PAGE_YEAR if item.part == "pages" else SHORT_TEXT_YEAR
    assert textstat.wiener_sachtextformel("\n".join(texts), 1) <= most
    assert find_long_sentences(texts, words=24 if item.part == "help_cards" else 22) == []


@pytest.mark.parametrize("item", list_items_in("fr"))
def test_the_french_words_are_plain(item, in_french):
    texts = list(iterate_prose(item.data))

    least = FRENCH_EASY if item.part == "pages" else FRENCH_QUITE_EASY
    assert textstat.flesch_reading_ease("\n".join(texts)) >= least
    assert find_long_sentences(texts, words=24) == []


def test_french_signs_stand_behind_a_narrow_space_that_does_not_break():
    french = [(place, words) for code, place, _source, words in TEXTS if code == "fr"]

    assert [(place, words) for place, words in french if BREAKS_IN_FRENCH.search(words)] == []


@pytest.mark.parametrize("item", list_items_in("ar"))
def test_the_arabic_sentences_are_short(item):
    """No score: the one that exists, OSMAN, is for texts with all their vowel signs."""
    assert find_long_sentences(iterate_prose(item.data), words=20) == []


def test_arabic_signs_are_arabic():
    arabic = [(place, words) for code, place, _source, words in TEXTS if code == "ar"]

    found = [(place, words) for place, words in arabic if NOT_ARABIC.search(words)]

    assert [place for place, _words in found if not place.endswith(" other_names")] == []


def find_long_sentences(texts, *, words):
    return [sentence for text in texts for sentence in sentences(text) if len(sentence.split()) > words]


@pytest.mark.django_db
def test_every_language_loads_in_full():
    for code in LANGUAGES:
        get_site().root_page.copy_for_translation(get_locale(code), copy_parents=True)

    reports = load_pack("back-pain", languages=LANGUAGES).translations

    for report in reports:
        assert report.count(Outcome.CREATED) == len(report.lines) > 40, report.to_text()
        assert [line.note for line in report.lines if line.note] == []
    if apps.is_installed("wagtail_localize"):
        assert list(find_untranslated()) == []


def find_untranslated():
    """Texts that wagtail-localize would show as not translated yet."""
    from wagtail_localize.models import StringSegment, Translation

    for translation in Translation.objects.select_related("source"):
        segments = StringSegment.objects.filter(source=translation.source)
        for segment in segments.annotate_translation(translation.target_locale).filter(translation=None):
            yield str(translation.target_locale), translation.source.object_repr, segment.context.path

"""The glossary around a machine translator."""

import pytest
from django.apps import apps
from django.urls import reverse

from tests.helpers import get_locale
from wagtail_backcare.gate.edit_address import get_edit_address
from wagtail_backcare.models import GlossaryTerm

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"),
]


class Shouter:
    """A machine whose translation is the text in capitals. It takes “legs” for arms."""

    display_name = "Shouter"

    def __init__(self, options):
        self.seen = options["SEEN"]
        self.loses_marks = options.get("LOSES_MARKS", False)

    def can_translate(self, source_locale, target_locale):
        return True

    def translate(self, source_locale, target_locale, strings):
        self.seen += [string.data for string in strings]
        return {string: type(string)(self.shout(string.data)) for string in strings}

    def shout(self, text: str) -> str:
        text = text.upper().replace("LEGS", "ARMS")
        return text.replace("XQ", "") if self.loses_marks else text


@pytest.fixture
def machine(settings):
    options = {"SEEN": []}
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "tests.translating.test_machine_glossary.Shouter",
        "OPTIONS": options,
    }
    return options


def add_term(term: str, translation: str = "", **fields) -> None:
    fields = {"source_locale": get_locale(), "target_locale": get_locale("es"), **fields}
    GlossaryTerm.objects.create(term=term, translation=translation, **fields)


def translate(admin, row) -> dict[str, str]:
    """Have the machine translate; source → translation."""
    from wagtail_localize.models import StringTranslation

    data = {"next": get_edit_address(row.get_target_instance())}
    admin.post(reverse("wagtail_localize:machine_translate", args=[row.pk]), data, follow=True)
    return dict(StringTranslation.objects.values_list("translation_of__data", "data"))


SIGN = "you cannot feel your legs for 2 hours"


def test_preferred_translations_and_kept_terms_survive(admin, row, machine):
    add_term("legs", "piernas")
    add_term("aches", keep=True)

    translations = translate(admin, row)

    assert translations[SIGN] == "YOU CANNOT FEEL YOUR piernas FOR 2 HOURS"
    assert translations["It aches a lot."] == "IT aches A LOT."
    assert not any("legs" in text or "aches" in text for text in machine["SEEN"])


def test_without_a_glossary_the_machine_gets_the_text_as_it_is(admin, row, machine):
    assert translate(admin, row)[SIGN] == "YOU CANNOT FEEL YOUR ARMS FOR 2 HOURS"
    assert SIGN in machine["SEEN"]


def test_a_glossary_of_other_languages_does_not_count(admin, row, machine):
    add_term("legs", "Beine", target_locale=get_locale("de"))

    assert translate(admin, row)[SIGN] == "YOU CANNOT FEEL YOUR ARMS FOR 2 HOURS"


def test_a_text_in_which_the_machine_lost_a_term_waits_for_a_person(admin, row, machine):
    machine["LOSES_MARKS"] = True
    add_term("legs", "piernas")

    translations = translate(admin, row)

    assert SIGN not in translations
    assert translations["It aches a lot."] == "IT ACHES A LOT."


def test_wagtail_localize_gets_the_machine_with_its_name_and_none_without_one(machine, settings):
    from wagtail_localize.machine_translators import get_machine_translator

    assert get_machine_translator().display_name == "Shouter"
    del settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR
    assert get_machine_translator() is None


def test_syncing_uses_it_too(admin, row, english, machine):
    from wagtail_localize.models import StringTranslation

    add_term("legs", "piernas")
    data = {"use_machine_translation": "on"}

    admin.post(reverse("wagtail_localize:update_translations", args=[row.source_id]), data, follow=True)

    assert "piernas" in StringTranslation.objects.get(translation_of__data=SIGN).data

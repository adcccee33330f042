"""What stands beside wagtail-localize's editor."""

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.urls import reverse

from tests.helpers import create_help_cards, create_question, get_locale, help_section
from tests.translation.localize import sign, submit, translate_all
from wagtail_backcare.gate.decide import find_page_problems
from wagtail_backcare.gate.edit_address import get_edit_address
from wagtail_backcare.gate.machine_texts import UNFINISHED
from wagtail_backcare.models import HelpCardSet
from wagtail_backcare.signing.hooks import get_sign_address
from wagtail_backcare.signing.sheet import make_sheet

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"),
]


def fetch(client, row) -> BeautifulSoup:
    response = client.get(reverse("backcare_beside_translation", args=[row.pk]))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def read_list(soup) -> list[tuple[str, str]]:
    """Label and state of each safety text."""
    items = soup.select(".backcare-beside__item")
    return [(item.span.get_text(strip=True), item.select_one(".w-status").get_text(strip=True)) for item in items]


SIGN = "When to get help / Help cards / Emergency / Sign 1"


def get_summary(soup) -> str:
    return " ".join(soup.select_one("[data-backcare-summary]").get_text().split())


def set_translation(row, words: str, **fields) -> None:
    from wagtail_localize.models import StringTranslation

    texts = StringTranslation.objects.filter(translation_of__data__startswith="you cannot feel")
    texts.update(data=words, **fields)


def test_each_safety_text_has_a_label_of_its_own(client, row, translator):
    soup = fetch(client, row)

    assert read_list(soup) == [(SIGN, "still in the original language")]
    assert soup.details.has_attr("open")
    assert get_summary(soup) == "1 safety text is to be translated. Then somebody compares both and signs."
    assert soup.a.get_text(strip=True) == "Compare both texts"
    path = soup.select_one("[data-backcare-path]")["data-backcare-path"]
    assert row.source.stringsegment_set.get(context__path=path).string.data.startswith("you cannot feel")


def test_a_few_words_that_nobody_has_translated(client, english, translator):
    """Short as they are, they are still in the original's language; somebody may then decide to leave them so."""
    english.body = [help_section(emergency=["chest pain", "37 °C"], urgent=())]
    english.save_revision().publish()
    row = submit(english)
    assert read_list(fetch(client, row))[0] == (SIGN, "still in the original language")
    assert [p.code for p in find_page_problems(row.get_target_instance()) if p.must_fix] == [
        "safety_text.untranslated",
        "safety_text.unsigned",
    ]

    translate_all(row)
    StringTranslation = apps.get_model("wagtail_localize", "StringTranslation")
    StringTranslation.objects.filter(translation_of__data="chest pain").update(data="chest pain")

    assert read_list(fetch(client, row))[0] == (SIGN, "same words as the original")


def test_a_translated_text_waits_for_a_signature(client, row, translator):
    translate_all(row)
    set_translation(row, "no siente las piernas durante 2 horas")

    soup = fetch(client, row)

    assert read_list(soup) == [(SIGN, "translated")]
    assert soup.a["href"] == get_sign_address(row.get_target_instance())
    assert soup.a.get_text(strip=True) == "Sign safety text"


def test_differences_are_named(client, row, translator):
    translate_all(row)
    set_translation(row, "siente las piernas durante 3 horas")

    assert read_list(fetch(client, row)) == [(SIGN, "differs: Numbers, Negations")]


def test_what_a_machine_wrote_is_marked(client, row, translator):
    translate_all(row)
    set_translation(row, "no siente las piernas durante 2 horas", translation_type="machine", tool_name="Robot")

    soup = fetch(client, row)

    assert read_list(soup) == [(SIGN, "written by a machine")]
    assert get_summary(soup).endswith("A machine wrote 1 of these texts, and nobody has changed it since.")


def test_what_its_file_marks_as_unfinished_is_not_called_a_machine_s(client, row, translator):
    translate_all(row)
    set_translation(row, "no siente las piernas durante 2 horas", translation_type="machine", tool_name=UNFINISHED)

    soup = fetch(client, row)
    sheet = client.get(get_sign_address(row.get_target_instance())).content.decode()

    assert read_list(soup) == [(SIGN, "unfinished in its PO file")]
    assert get_summary(soup).endswith("1 of these texts is marked as unfinished (fuzzy) in its PO file.")
    assert "Marked as unfinished (fuzzy) in its PO file, and changed by nobody since" in sheet
    assert "Written by a machine" not in sheet


def test_what_a_machine_wrote_stays_marked_once_the_translation_was_stopped(row):
    translate_all(row)
    set_translation(row, "no siente las piernas durante 2 horas", translation_type="machine", tool_name="Robot")
    row.save_target(publish=False)
    row.enabled = False
    row.save()
    page = row.get_target_instance()
    assert [line.machine for line in make_sheet(page, needed="translator").unseen] == ["Robot"]

    raw = page.body.get_prep_value()
    raw[1]["value"]["content"][0]["value"]["cards"][0]["value"]["signs"][0]["value"] = "no siente los pies 2 horas"
    page.body = raw
    page.save_revision()

    assert make_sheet(row.get_target_instance(), needed="translator").unseen == []


def test_a_signed_text_says_who_signed(client, row, translator):
    translate_all(row)
    sign(row)

    soup = fetch(client, row)

    assert read_list(soup) == [(SIGN, "signed")]
    assert get_summary(soup).startswith("Signed by Sam Sample, ")


def test_shared_cards_have_a_list_too(client, row, translator):
    submit(create_help_cards("you cannot feel your legs"))
    cards = HelpCardSet.objects.get(locale=get_locale("es"))

    assert read_list(fetch(client, submit(cards.get_translation(get_locale("en"))))) == [
        ("Emergency / Sign 1", "still in the original language")
    ]


def test_a_text_without_safety_text_has_none(client, row, admin):
    question = create_question()

    assert fetch(client, submit(question)).select("section") == []


def test_only_editors_may_see_it(client, row, translator):
    translator.groups.get().page_permissions.all().delete()

    assert client.get(reverse("backcare_beside_translation", args=[row.pk])).status_code in (302, 403)


def get_scripts(client, instance) -> list:
    response = client.get(get_edit_address(instance))
    return BeautifulSoup(response.content, "html.parser").select('script[src*="admin/translating.js"]')


def test_the_script_is_in_the_editor_of_translations_alone(client, row, english, admin):
    (script,) = get_scripts(client, row.get_target_instance())

    assert script["data-url"] == reverse("backcare_beside_translation", args=[row.pk])
    assert get_scripts(client, english) == []


def test_shared_cards_of_a_page_are_named_with_their_state(client, row, english, admin, on_commit):
    cards = create_help_cards("you cannot feel your legs")
    body = english.body.get_prep_value()
    body[1]["value"]["content"][0]["value"] = {"shared": cards.pk, "cards": []}
    english.body = body
    english.save_revision().publish()
    row.source.update_from_db()

    def read() -> list[str]:
        return [item.get_text(" ", strip=True) for item in fetch(client, row).select(".backcare-beside__item")]

    assert read() == ["Back pain not translated"]
    cards_row = submit(cards)
    assert read() == ["Back pain not all translated"]
    translate_all(cards_row)
    assert read() == ["Back pain not signed"]
    sign(cards_row)
    with on_commit():
        cards_row.save_target(publish=True)
    assert read() == ["ES Back pain published"]

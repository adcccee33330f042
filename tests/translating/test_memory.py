"""Texts that were translated before are offered."""

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.urls import reverse
from django.utils import timezone, translation

from tests.helpers import create_condition, get_locale
from tests.readiness.messages import get_messages
from tests.translating.conftest import BODY
from tests.translation.localize import submit, translate_all
from wagtail_backcare.gate.machine_texts import UNFINISHED
from wagtail_backcare.models import GlossaryTerm
from wagtail_backcare.starter.translations.localize import TOOL as PACK
from wagtail_backcare.translating.memory import TOOL

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"),
]


@pytest.fixture
def second(row, english):
    """wagtail-localize's row for another page with the same words, of which nothing is translated."""
    translate_all(row)
    page = create_condition(
        parent=english.get_parent(), title="Sciatica", slug="sciatica", summary="Its own summary.", body=BODY
    )
    return submit(page)


def fetch(client, row) -> BeautifulSoup:
    response = client.get(reverse("backcare_beside_translation", args=[row.pk]))
    return BeautifulSoup(response.content, "html.parser")


def use(client, row, **data):
    return client.post(reverse("backcare_beside_translation_use", args=[row.pk]), data, follow=True)


def get_translations(row) -> dict[str, str]:
    from wagtail_localize.models import StringTranslation

    rows = StringTranslation.objects.filter(context__object_id=row.source.object_id)
    return dict(rows.values_list("translation_of__data", "data"))


SIGN = "you cannot feel your legs for 2 hours"


def test_the_same_words_are_offered_with_where_they_are_from(admin, second):
    found = fetch(admin, second).select("form .backcare-beside__item")
    items = [" ".join(item.get_text(" ").split()) for item in found]

    assert items == [
        "It aches a lot. ES It aches a lot. From “Low back pain”. Use : ES It aches a lot.",
        f"{SIGN} ES {SIGN} From “Low back pain”. Safety text: compare every word. Use : ES {SIGN}",
    ]


def test_all_of_them_are_used_but_for_safety_text(admin, second):
    response = use(admin, second, all="1")

    assert get_translations(second) == {"It aches a lot.": "ES It aches a lot."}
    assert "1 text was taken from an earlier page." in get_messages(response)


def test_safety_text_is_used_one_by_one(admin, admin_user, second):
    from wagtail_localize.models import StringTranslation

    segment = second.source.stringsegment_set.get(string__data=SIGN)

    use(admin, second, segment=segment.pk)

    translation = StringTranslation.objects.get(context=segment.context)
    assert translation.data == f"ES {SIGN}"
    assert translation.last_translated_by == admin_user
    assert translation.get_comment().startswith("Translated with a text from an earlier page")


def test_what_somebody_translated_meanwhile_stays(admin, second):
    from wagtail_localize.models import StringTranslation

    segment = second.source.stringsegment_set.get(string__data=SIGN)
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=second.target_locale, data="Mi texto"
    )

    use(admin, second, segment=segment.pk)

    assert get_translations(second)[SIGN] == "Mi texto"


def test_what_a_machine_wrote_is_not_offered(admin, row, second):
    from wagtail_localize.models import StringTranslation

    StringTranslation.objects.update(translation_type="machine")

    assert fetch(admin, second).select("form") == []


def test_what_a_pack_brought_is_not_offered(admin, row, second):
    from wagtail_localize.models import StringTranslation

    StringTranslation.objects.update(tool_name=PACK)

    assert fetch(admin, second).select("form") == []


@pytest.mark.parametrize(
    ("tool", "shown"),
    [
        (TOOL, "einem Text einer früheren Seite"),
        (UNFINISHED, "einer PO-Datei, als unfertig markiert"),
        (PACK, "Startinhalten"),
        ("Robot", "Robot"),
    ],
)
def test_what_translated_a_text_is_named_in_the_editor_s_language(tool, shown):
    from wagtail_localize.models import StringTranslation

    text = StringTranslation(tool_name=tool, updated_at=timezone.now())

    with translation.override("de"):
        assert shown in text.get_comment()
    assert text.tool_name == tool


def test_only_editors_may_use_them(client, second, translator):
    translator.groups.get().page_permissions.all().delete()

    use(client, second, all="1")

    assert get_translations(second) == {}


def test_the_glossary_stands_beside(admin, row):
    languages = {"source_locale": get_locale(), "target_locale": get_locale("es")}
    GlossaryTerm.objects.create(term="legs", translation="piernas", note="Never “patas”.", **languages)
    GlossaryTerm.objects.create(term="needle", translation="aguja", **languages)

    soup = fetch(admin, row)

    assert soup.dl.get_text(" ", strip=True) == "legs piernas Never “patas”."

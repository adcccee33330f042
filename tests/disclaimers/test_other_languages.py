import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.helpers import create_disclaimer, publish_disclaimer
from wagtail_backcare.disclaimers.confirm import confirm
from wagtail_backcare.disclaimers.package_texts import TEXTS
from wagtail_backcare.models import Disclaimer, DisclaimerVersion

pytestmark = pytest.mark.django_db

ENGLISH = "This page is for information only.\n\nIt does not know you."


def is_refused(disclaimer) -> bool:
    try:
        confirm(disclaimer, name="somebody", now=timezone.now())
    except ValidationError as error:
        assert error.message_dict["text"][0].endswith("join them to the paragraph before.")
        return True
    return False


def test_an_english_text_is_never_spanish():
    create_disclaimer(text=ENGLISH)
    spanish = create_disclaimer(language="es", text=ENGLISH, publish=False)

    with pytest.raises(ValidationError) as error:
        confirm(spanish, name="somebody", now=timezone.now())

    assert error.value.message_dict == {
        "text": [
            "A disclaimer in another language (English) has the same paragraph: “This page is for information only.” "
            "Translate it. Where the words are the same in both languages, as in an address, join them to the "
            "paragraph before."
        ]
    }


def test_one_paragraph_that_was_not_translated_is_enough():
    create_disclaimer(text=ENGLISH)
    half = "Esta página es solo informativa.\n\n it DOES not\nknow you."
    spanish = create_disclaimer(language="es", text=half, publish=False)

    assert is_refused(spanish)


def withdraw_and_delete(disclaimer):
    publish_disclaimer(disclaimer, text="Other words.")
    disclaimer.delete()


def write_only_a_draft(disclaimer):
    draft = create_disclaimer(kind="guide", text="Other words.", publish=False)
    draft.text = ENGLISH
    draft.save_revision()
    DisclaimerVersion._base_manager.all().delete()
    disclaimer.delete()


@pytest.mark.parametrize("make_past", [withdraw_and_delete, write_only_a_draft])
def test_last_month_s_english_is_not_spanish_either(make_past):
    make_past(create_disclaimer(text=ENGLISH))
    assert not Disclaimer.objects.filter(text=ENGLISH).exists()

    assert is_refused(create_disclaimer(language="es", text=ENGLISH, publish=False))


@pytest.mark.parametrize(("language", "other"), [("en", "en-gb"), ("en-gb", "en")])
def test_english_of_two_countries_may_be_the_same(language, other):
    create_disclaimer(language=language, text=ENGLISH)

    assert not is_refused(create_disclaimer(language=other, text=ENGLISH, publish=False))


def test_a_number_is_the_same_everywhere():
    create_disclaimer(text="In an emergency call\n\n112")

    assert not is_refused(create_disclaimer(language="es", text="En una urgencia llame al\n\n112", publish=False))


@pytest.mark.parametrize("code", TEXTS)
def test_a_paragraph_of_the_package_s_own_text_is_of_its_language_alone(code):
    """Also on a site that never had a disclaimer in that language."""
    paragraph = TEXTS[code][1].split("\n\n")[1]
    other = "fr-ca" if code != "fr" else "es-mx"

    assert not is_refused(create_disclaimer(language=code, text=paragraph, publish=False))
    Disclaimer.objects.all().delete()
    assert is_refused(create_disclaimer(language=other, text=f"Quelques mots.\n\n{paragraph}", publish=False))

"""What translators of shared texts are told in the editor of wagtail-localize."""

import pytest
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.test.utils.form_data import rich_text

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_question,
    get_locale,
    section,
)
from tests.readiness.messages import get_messages
from tests.routes.test_translated import needs_localize, sign_translation, submit, translate_all
from wagtail_backcare.models import Disclaimer, DisclaimerVersion, GlossaryTerm, HelpCardSet

pytestmark = [pytest.mark.django_db, needs_localize]


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client


def edit(model, pk):
    return reverse(f"wagtailsnippets_wagtail_backcare_{model}:edit", args=[pk])


@pytest.fixture
def spanish_cards(django_capture_on_commit_callbacks):
    """Help cards that are being translated."""
    create_clinic()
    cards = create_help_cards("you cannot feel your legs")
    with django_capture_on_commit_callbacks(execute=True):
        submit(cards, "es")
    return HelpCardSet.objects.get(locale=get_locale("es"))


def test_the_editor_tells_on_how_many_pages_they_are_shown(admin, spanish_cards):
    HelpCardSet.objects.filter(pk=spanish_cards.pk).update(live=True)
    page = create_condition(
        locale=get_locale("es"),
        body=[section("when_to_get_help", ("help_cards", {"shared": spanish_cards, "cards": []}))],
    )
    ReferenceIndex.create_or_update_for_object(page)

    response = admin.get(edit("helpcardset", spanish_cards.pk))

    [message] = get_messages(response)
    assert message.startswith("Shown on 1 live page. A change of it is a change of that page.")
    assert "Low back pain (Spanish)" in message


def add_term(term: str, translation: str) -> None:
    languages = {"source_locale": get_locale(), "target_locale": get_locale("es")}
    GlossaryTerm.objects.create(term=term, translation=translation, **languages)


def test_the_editor_of_cards_names_words_of_the_glossary_that_were_not_used(admin, spanish_cards):
    add_term("legs", "piernas")
    translate_all(HelpCardSet.objects.get(locale=get_locale("en")))

    message = get_messages(admin.get(edit("helpcardset", spanish_cards.pk)))[-1]

    assert message.startswith("“es: Back pain” goes without words of the glossary:")
    assert "The glossary has “piernas” for “legs”; this text does not: Emergency / Sign 1." in message


def test_a_question_that_is_published_names_words_of_the_glossary_that_were_not_used(admin):
    english = create_question(question="Does a needle hurt?")
    spanish = english.copy_for_translation(get_locale("es"))
    spanish.question, spanish.live = "¿Duele un alfiler?", False
    spanish.save()
    add_term("needle", "aguja")
    data = {"question": spanish.question, "answer": rich_text("<p>Un poco.</p>"), "action-publish": "1"}

    response = admin.post(edit("question", spanish.pk), data, follow=True)

    advice, published = get_messages(response)
    assert "published" in published
    assert "The glossary has “aguja” for “needle”; this text does not: question." in advice


def test_cards_that_nobody_signed_stay_a_draft_and_the_translator_is_told(admin, spanish_cards):
    response = admin.post(edit("helpcardset", spanish_cards.pk), {"action": "publish"}, follow=True)

    message = get_messages(response)[0]
    assert message.startswith("“Back pain” (Spanish) was kept as a draft because:")
    assert "Safety text is still in English" in message
    assert not HelpCardSet.objects.get(pk=spanish_cards.pk).live


def test_cards_that_somebody_signed_are_published(admin, spanish_cards, django_capture_on_commit_callbacks):
    english = HelpCardSet.objects.get(locale=get_locale("en"))
    translate_all(english)
    sign_translation(english)

    with django_capture_on_commit_callbacks(execute=True):
        response = admin.post(edit("helpcardset", spanish_cards.pk), {"action": "publish"}, follow=True)

    assert "Published" in get_messages(response)[0]
    assert HelpCardSet.objects.get(pk=spanish_cards.pk).live


def test_a_disclaimer_is_published_and_the_translator_is_told_that_readers_do_not_see_it(
    admin, django_capture_on_commit_callbacks
):
    english = create_disclaimer(text="For information only.")
    with django_capture_on_commit_callbacks(execute=True):
        submit(english, "es")
    translate_all(english)
    spanish = Disclaimer.objects.get(locale=get_locale("es"))

    with django_capture_on_commit_callbacks(execute=True):
        admin.post(edit("disclaimer", spanish.pk), {"action": "publish"})
    response = admin.get(edit("disclaimer", spanish.pk))

    assert Disclaimer.objects.get(pk=spanish.pk).text == "es: For information only."
    assert get_messages(response)[-1] == (
        "Readers see no text of this disclaimer yet: somebody who may confirm texts in this language (Spanish) has to "
        "confirm it. See the texts"
    )
    assert not DisclaimerVersion.objects.filter(locale=get_locale("es")).exists()

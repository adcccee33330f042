"""In which capacity a person may sign."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission

from tests.helpers import create_help_cards, get_locale, sign_safety_text
from tests.routes.world import translate_home
from tests.signing.conftest import translate
from tests.translation.localize import submit
from wagtail_backcare.gate.drafts import get_next_text
from wagtail_backcare.models import HelpCardSet
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.signing.capacity import get_capacity

pytestmark = pytest.mark.django_db

needs_localize = pytest.mark.skipif(
    not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"
)


def reload(instance):
    return type(instance).objects.get(pk=instance.pk)


def save_another_title(page, user) -> None:
    draft = reload(page).get_latest_revision_as_object()
    draft.seo_title = "Dolor"
    draft.save_revision(user=user)


def test_a_superuser_is_no_clinician(admin_user, page):
    assert get_capacity(admin_user, page) == "second_person"


@pytest.mark.parametrize("given_to", ["group", "user"])
def test_a_superuser_whom_somebody_made_a_clinician(admin_user, page, people, given_to):
    if given_to == "group":
        admin_user.groups.add(people("dario", clinician=True).groups.get())
    else:
        admin_user.user_permissions.add(Permission.objects.get(codename="sign_as_clinician"))

    assert get_capacity(admin_user, page) == "clinician"


def test_a_clinician_who_wrote_it_is_its_translator(page, people):
    carla = people("carla", clinician=True)
    translate(page, "no siente las piernas", carla)

    assert get_capacity(carla, reload(page)) == "translator"


def test_everybody_who_wrote_some_of_it_is_its_translator(page, people):
    carla, dario = people("carla"), people("dario")
    translate(page, "no siente las piernas", carla)
    translate(page, "no nota las piernas", dario)

    assert get_capacity(carla, reload(page)) == "translator"
    assert get_capacity(dario, reload(page)) == "translator"


def test_whoever_saves_other_text_wrote_none_of_it(page, people):
    carla, dario = people("carla"), people("dario")
    translate(page, "no siente las piernas", carla)
    save_another_title(page, dario)

    assert get_capacity(carla, reload(page)) == "translator"
    assert get_capacity(dario, reload(page)) == "second_person"


def test_whoever_makes_the_copy_wrote_none_of_it(page, people):
    translate_home("de")
    english = ConditionPage.objects.get(locale=get_locale("en"))
    german = english.copy_for_translation(get_locale("de"))
    carla = people("carla", language="de")

    german.save_revision(user=carla)

    assert get_capacity(carla, reload(german)) == "second_person"


def test_a_text_that_code_wrote_is_by_whoever_saves_it_first(page, people):
    carla, dario = people("carla"), people("dario")
    reload(page).get_latest_revision_as_object().save_revision(user=carla)
    save_another_title(page, dario)

    assert get_capacity(carla, reload(page)) == "translator"
    assert get_capacity(dario, reload(page)) == "second_person"


def test_what_somebody_else_signed_counts_no_longer(page, people):
    carla, dario = people("carla"), people("dario")
    translate(page, "no siente las piernas", carla)
    sign_safety_text(reload(page).get_latest_revision_as_object(), capacity="second_person")
    assert get_capacity(carla, reload(page)) == "second_person"

    translate(page, "no nota las piernas", dario)

    assert get_capacity(carla, reload(page)) == "second_person"
    assert get_capacity(dario, reload(page)) == "translator"


def test_what_its_translator_signed_counts_still(page, people):
    carla = people("carla")
    translate(page, "no siente las piernas", carla)

    sign_safety_text(reload(page).get_latest_revision_as_object(), capacity="translator")

    assert get_capacity(carla, reload(page)) == "translator"


def test_the_authors_of_shared_cards(page, people):
    cards = create_help_cards("you cannot feel your legs")
    spanish = cards.copy_for_translation(get_locale("es"))
    raw = cards.cards.get_prep_value()
    raw[0]["value"]["signs"][0]["value"] = "no siente las piernas"
    spanish.cards, spanish.live = raw, False
    spanish.save()
    carla, dario = people("carla"), people("dario")
    spanish.save_revision(user=carla)
    spanish.title = "Dolor"
    spanish.save_revision(user=dario)

    assert get_capacity(carla, HelpCardSet.objects.get(pk=spanish.pk)) == "translator"


@pytest.fixture
def managed(page):
    """wagtail-localize's row for the Spanish page."""
    page.delete()
    english = ConditionPage.objects.get(locale=get_locale("en"))
    english.save_revision().publish()
    return submit(ConditionPage.objects.get(pk=english.pk))


def write(row, text: str, user) -> None:
    """Somebody translates each string in wagtail-localize's editor."""
    from wagtail_localize.models import StringTranslation

    for segment in row.source.stringsegment_set.all():
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=row.target_locale,
            defaults={"data": text, "translation_type": "manual", "last_translated_by": user},
        )


@needs_localize
def test_whoever_makes_a_draft_of_strings_did_not_write_them(managed, people):
    carla, dario = people("carla"), people("dario")
    write(managed, "no siente las piernas", carla)
    managed.save_target(user=dario, publish=False)

    assert get_capacity(carla, managed.get_target_instance()) == "translator"
    assert get_capacity(dario, managed.get_target_instance()) == "second_person"


@needs_localize
def test_who_wrote_strings_is_known_after_the_page_is_edited_by_hand(managed, people):
    carla, dario = people("carla"), people("dario")
    write(managed, "no siente las piernas", carla)
    managed.save_target(publish=False)
    managed.enabled = False
    managed.save()
    save_another_title(managed.get_target_instance(), dario)

    assert get_capacity(carla, managed.get_target_instance()) == "translator"
    assert get_capacity(dario, managed.get_target_instance()) == "second_person"


@needs_localize
def test_whose_words_somebody_else_changed_wrote_it_too(managed, people):
    carla, dario = people("carla"), people("dario")

    write(managed, "no siente las piernas", carla)
    write(managed, "no nota las piernas", dario)

    assert get_capacity(carla, managed.get_target_instance()) == "translator"
    assert get_capacity(dario, managed.get_target_instance()) == "translator"


@needs_localize
def test_strings_that_somebody_else_signed_count_no_longer(managed, people):
    carla = people("carla")
    write(managed, "no siente las piernas", carla)

    sign_safety_text(get_next_text(managed.get_target_instance()), capacity="second_person")

    assert get_capacity(carla, managed.get_target_instance()) == "second_person"

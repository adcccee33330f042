"""What waits for somebody, on the dashboard."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from tests.helpers import (
    create_clinician,
    create_condition,
    create_guide,
    create_help_cards,
    create_question,
    get_locale,
    get_site,
)
from tests.progress.standing import translate
from wagtail_backcare.models import GroupLanguagePermission
from wagtail_backcare.progress.dashboard import find_waiting
from wagtail_backcare.progress.standing import State

pytestmark = pytest.mark.django_db


def test_what_waits_for_somebody(english, admin, django_user_model):
    translate(english.copy_for_translation(get_locale("es")))
    carla = django_user_model.objects.create_user("carla", password="secret")
    group = Group.objects.create(name="Spanish")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    carla.groups.add(group)
    GroupLanguagePermission.objects.create(group=group, locale=get_locale("de"))
    assert find_waiting(carla) == ([], False)

    GroupLanguagePermission.objects.create(group=group, locale=get_locale("es"))
    admin.force_login(carla)
    text = " ".join(admin.get(reverse("wagtailadmin_home")).content.decode().split())

    assert [standing.state for standing in find_waiting(carla)[0]] == [State.UNSIGNED]
    assert "Translations that wait for you" in text
    assert "Waiting for sign-off" in text


def copy_as_draft(snippet):
    copy = snippet.copy_for_translation(get_locale("es"))
    copy.live = False
    copy.save()
    return copy


@pytest.mark.parametrize("create", [create_help_cards, create_question])
def test_every_kind_of_shared_text_waits(english, admin_user, create):
    copy = copy_as_draft(create())

    assert [standing.target for standing in find_waiting(admin_user)[0]] == [copy]


def test_a_translation_that_shows_the_words_of_its_source_waits_and_an_alias_does_not(english, admin_user):
    create_guide().copy_for_translation(get_locale("es"), alias=True)
    copy = create_question().copy_for_translation(get_locale("es"))
    copy.save()

    assert [(s.target, s.state) for s in find_waiting(admin_user)[0]] == [(copy, State.SOURCE_LIVE)]


def test_a_clinician_waits(english, admin_user):
    copy = create_clinician(register="General Council").copy_for_translation(get_locale("es"))
    copy.profession = "Fisioterapeuta"
    copy.save()

    assert [standing.target for standing in find_waiting(admin_user)[0]] == [copy]


def test_a_translation_into_the_language_of_the_site_waits(english, admin_user):
    spanish_home = get_site().root_page.get_translation(get_locale("es"))
    spanish = create_condition(title="Dolor", slug="dolor", locale=get_locale("es"), parent=spanish_home)
    copy = spanish.copy_for_translation(get_locale("en"))

    assert [standing.target.pk for standing in find_waiting(admin_user)[0]] == [copy.pk]


def test_the_panel_says_that_older_texts_were_not_looked_at(english, admin, monkeypatch):
    monkeypatch.setattr("wagtail_backcare.progress.dashboard.NEWEST", 2)
    for number in range(2):
        copy_as_draft(create_help_cards(title=f"Cards {number}"))
    said = "the 2 that changed last were looked at. The report has all of them."

    assert said not in admin.get(reverse("wagtailadmin_home")).content.decode()

    copy_as_draft(create_help_cards(title="More cards"))
    assert said in admin.get(reverse("wagtailadmin_home")).content.decode()

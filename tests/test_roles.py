"""The groups that backcare_roles makes, and what their people can and cannot do."""

from functools import partial

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_index,
    get_locale,
    get_site,
    help_section,
)
from tests.routes.world import translate_home
from tests.translation.localize import get_row, sign, submit, translate_all
from wagtail_backcare.languages.permissions import may_confirm
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.signing.capacity import get_capacity
from wagtail_backcare.signing.hooks import get_sign_address

pytestmark = pytest.mark.django_db

needs_localize = pytest.mark.skipif(
    not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"
)


@pytest.fixture
def english():
    """A live page that is fit in English and, once it is signed, in Spanish."""
    create_clinic()
    create_disclaimer()
    create_disclaimer(language="es", text="Solo para informar.")
    index = create_index()
    translate_home("es")
    index.copy_for_translation(get_locale("es")).save_revision().publish()
    page = create_condition(parent=index, body=[help_section(emergency=["you cannot feel your legs"], urgent=())])
    page.save_revision().publish()
    return ConditionPage.objects.get(pk=page.pk)


def run(capsys, **options) -> list[str]:
    call_command("backcare_roles", **options)
    return capsys.readouterr().out.splitlines()


def test_it_makes_the_groups_once_and_says_so(english, capsys):
    first, second = run(capsys), run(capsys)

    assert first == [
        "Made the group “Health editors”.",
        "Made the group “Clinical reviewers”.",
        "Made the group “Health translators: Spanish”.",
    ]
    assert second == [line.replace("Made", "Left")[:-1] + " as it is." for line in first]


def test_it_leaves_alone_a_group_that_is_there(english, capsys):
    Group.objects.create(name="Health editors")

    run(capsys)

    assert not Group.objects.get(name="Health editors").permissions.exists()


def test_a_language_without_a_home_page_has_no_translators_yet(english, capsys):
    get_locale("de")

    assert "No group “Health translators: German”: no home page is translated into this language yet." in run(capsys)
    assert not Group.objects.filter(name__contains="German").exists()


def test_languages_can_be_chosen(english, capsys):
    get_locale("de")

    assert len(run(capsys, languages="es")) == 3
    with pytest.raises(CommandError, match="No locale xx"):
        run(capsys, languages="es,xx")


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def people(english, client, django_user_model):
    """``people(role)``: somebody of one of the groups, logged in."""
    call_command("backcare_roles", verbosity=0)

    def create(role):
        user = django_user_model.objects.create_user("sam", "sam@example.org", "secret")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return django_user_model.objects.get(pk=user.pk)

    return create


def get_page_permissions(page, user) -> dict[str, bool]:
    found = page.permissions_for_user(user)
    return {
        "edit": found.can_edit(),
        "publish": found.can_publish(),
        "add": found.can_add_subpage(),
        "delete": found.can_delete(),
    }


def test_an_editor(people, client, english):
    user = people("Health editors")

    assert get_page_permissions(english, user) == {"edit": True, "publish": True, "add": True, "delete": True}
    assert not get_page_permissions(get_spanish_index(), user)["edit"]
    assert not may_confirm(user, get_locale("es").pk)
    assert not user.has_perm("wagtail_backcare.record_review")
    assert client.get(reverse("wagtailsettings:edit", args=["wagtail_backcare", "clinicsettings"])).status_code == 302
    assert client.get(reverse("wagtailsnippets_wagtail_backcare_helpcardset:add")).status_code == 200


def get_spanish_index():
    return get_site().root_page.get_translation(get_locale("es")).get_children().first()


def test_a_clinical_reviewer(people, client, english):
    user = people("Clinical reviewers")

    assert get_page_permissions(english, user) == {"edit": True, "publish": False, "add": False, "delete": False}
    assert user.has_perm("wagtail_backcare.record_review")
    assert get_capacity(user, english) == "clinician"
    assert client.get(reverse("wagtailsnippets_wagtail_backcare_helpcardset:add")).status_code == 302


@pytest.fixture
def spanish(english):
    """The Spanish draft, as wagtail-localize makes it."""
    return submit(english).get_target_instance()


@needs_localize
def test_a_translator_edits_and_signs_their_own_language_alone(people, client, english, spanish):
    user = people("Health translators: Spanish")

    # Wagtail lets whoever may change a draft delete it.
    assert get_page_permissions(spanish, user) == {"edit": True, "publish": True, "add": False, "delete": True}
    assert not get_page_permissions(english, user)["edit"]
    assert may_confirm(user, get_locale("es").pk)
    assert not may_confirm(user, get_locale("de").pk)
    assert get_capacity(user, spanish) in ("translator", "second_person")
    assert client.get(get_sign_address(spanish)).status_code == 200
    assert not user.has_perm("wagtail_backcare.add_helpcardset")


@needs_localize
def test_a_translator_cannot_publish_what_is_not_fit(people, client, english, spanish, on_commit):
    people("Health translators: Spanish")

    with on_commit():
        client.post(reverse("wagtailadmin_pages:edit", args=[spanish.pk]), {"action": "publish"}, follow=True)

    assert not ConditionPage.objects.get(pk=spanish.pk).live


@needs_localize
def test_submitting_is_safe_to_give(people, client, english, on_commit):
    """wagtail-localize publishes what is submitted, in the original's words."""
    people("Health translators: Spanish")

    with on_commit():
        address = reverse("wagtail_localize:submit_page_translation", args=[english.pk])
        response = client.post(address, {"locales": [get_locale("es").pk]}, follow=True)

    assert response.status_code == 200
    assert not ConditionPage.objects.get(locale=get_locale("es")).live


@needs_localize
def test_a_translator_publishes_what_somebody_signed(people, client, english, spanish, on_commit):
    people("Health translators: Spanish")
    translate_all(get_row(english))
    sign(get_row(english))

    with on_commit():
        client.post(reverse("wagtailadmin_pages:edit", args=[spanish.pk]), {"action": "publish"}, follow=True)

    assert ConditionPage.objects.get(pk=spanish.pk).live

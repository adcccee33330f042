import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from tests.helpers import get_locale
from wagtail_backcare.languages.group_form import GroupLanguagesForm
from wagtail_backcare.models import GroupLanguagePermission

pytestmark = pytest.mark.django_db

EMPTY_FORMSETS = {
    f"{prefix}-{name}": "0"
    for prefix in ("page_permissions", "collection_permissions", "document_permissions", "image_permissions")
    for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
}


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client


def get_languages(group: Group) -> set[str]:
    return {permission.locale.language_code for permission in GroupLanguagePermission.objects.filter(group=group)}


def test_a_new_group_may_confirm_the_languages_that_were_chosen(admin):
    get_locale("de")
    chosen = [get_locale("en").pk, get_locale("es").pk]

    admin.post(
        reverse("wagtailusers_groups:add"),
        {"name": "Translators", "permissions": [], "backcare_languages-locales": chosen, **EMPTY_FORMSETS},
    )

    assert get_languages(Group.objects.get(name="Translators")) == {"en", "es"}


def test_a_language_is_added_and_another_one_taken_away(admin):
    group = Group.objects.create(name="Translators")
    for code in ("en", "es"):
        GroupLanguagePermission.objects.create(group=group, locale=get_locale(code))
    kept = GroupLanguagePermission.objects.get(locale=get_locale("es"))

    chosen = [get_locale("es").pk, get_locale("de").pk]
    admin.post(
        reverse("wagtailusers_groups:edit", args=[group.pk]),
        {"name": "Translators", "permissions": [], "backcare_languages-locales": chosen, **EMPTY_FORMSETS},
    )

    assert get_languages(group) == {"es", "de"}
    assert GroupLanguagePermission.objects.get(locale=get_locale("es")) == kept


def test_the_form_shows_what_the_group_may_confirm(admin):
    group = Group.objects.create(name="Translators")
    GroupLanguagePermission.objects.create(group=group, locale=get_locale("es"))
    get_locale("de")

    html = admin.get(reverse("wagtailusers_groups:edit", args=[group.pk])).text

    assert "May confirm texts in" in html
    form = GroupLanguagesForm(instance=group)
    assert form.initial["locales"] == [get_locale("es").pk]
    assert html.count('name="backcare_languages-locales"') == 3

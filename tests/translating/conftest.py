from functools import partial

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_index,
    get_locale,
    get_site,
    help_section,
    section,
)
from tests.routes.world import translate_home
from tests.translation.localize import submit
from wagtail_backcare.models import GroupLanguagePermission
from wagtail_backcare.pages.models import ConditionPage

BODY = [
    section("overview", ("text", "<p>It aches a lot.</p>")),
    help_section(emergency=["you cannot feel your legs for 2 hours"], urgent=()),
]


@pytest.fixture
def english(db):
    """A live page that is fit in English and, once its safety text is signed, in Spanish. Spanish has an index page."""
    create_clinic()
    create_disclaimer()
    create_disclaimer(language="es", text="Solo para informar.")
    index = create_index()
    translate_home("es")
    index.copy_for_translation(get_locale("es")).save_revision().publish()
    page = create_condition(parent=index, body=BODY)
    page.save_revision().publish()
    return ConditionPage.objects.get(pk=page.pk)


@pytest.fixture
def row(english):
    """wagtail-localize's row for the Spanish translation, which is a draft with English words."""
    return submit(english)


@pytest.fixture
def spanish(row):
    return row.get_target_instance()


@pytest.fixture
def translator(client, django_user_model):
    """Somebody who edits and publishes Spanish pages and may confirm texts in Spanish; logged in."""
    user = django_user_model.objects.create_user("ana", "ana@example.org", "secret")
    group = Group.objects.create(name="Spanish")
    user.groups.add(group)
    codenames = ["access_admin", "submit_translation", "change_helpcardset", "publish_helpcardset"]
    codenames += ["change_disclaimer", "publish_disclaimer"]
    group.permissions.add(*Permission.objects.filter(codename__in=codenames))
    home = get_site().root_page.get_translation(get_locale("es"))
    for codename in ("change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    GroupLanguagePermission.objects.create(group=group, locale=get_locale("es"))
    client.force_login(user)
    return user


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    """``with on_commit():`` runs afterwards what waits for the end of the transaction."""
    return partial(django_capture_on_commit_callbacks, execute=True)

"""A Spanish draft with safety text, and people who may sign it or not."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from tests.helpers import create_clinic, create_condition, create_disclaimer, get_locale, get_site, help_section
from tests.routes.world import translate_home
from wagtail_backcare.models import GroupLanguagePermission
from wagtail_backcare.pages.models import ConditionPage


@pytest.fixture
def page():
    """A Spanish draft whose safety text is translated."""
    create_clinic()
    create_disclaimer()
    create_disclaimer(language="es", text="Solo para informar.")
    translate_home("es")
    english = create_condition(body=[help_section(emergency=["you cannot feel your legs for 2 hours"], urgent=())])
    spanish = english.copy_for_translation(get_locale("es"))
    translate(spanish, "no siente las piernas durante 2 horas")
    return ConditionPage.objects.get(pk=spanish.pk)


def translate(page, sign: str, user=None) -> None:
    """Somebody saves a draft with another translation of the sign."""
    raw = page.body.get_prep_value()
    raw[0]["value"]["content"][0]["value"]["cards"][0]["value"]["signs"][0]["value"] = sign
    page.body = page.body.stream_block.to_python(raw)
    page.save_revision(user=user)


@pytest.fixture
def people(django_user_model):
    """``people(name, confirms=…, clinician=…, language=…)``: a user with access to the admin, who edits pages."""

    def create(name, *, confirms=True, clinician=False, language="es"):
        user = django_user_model.objects.create_user(name, f"{name}@example.org", "secret")
        group = Group.objects.create(name=name)
        user.groups.add(group)
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        if clinician:
            group.permissions.add(Permission.objects.get(codename="sign_as_clinician"))
        change = Permission.objects.get(codename="change_page")
        GroupPagePermission.objects.create(group=group, page=get_site().root_page.get_parent(), permission=change)
        if confirms:
            GroupLanguagePermission.objects.create(group=group, locale=get_locale(language))
        return django_user_model.objects.get(pk=user.pk)

    return create

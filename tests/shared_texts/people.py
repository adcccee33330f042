"""People who work with snippets in the admin."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from tests.helpers import get_locale
from wagtail_backcare.models import GroupLanguagePermission

VERBS = ("add", "change", "publish", "delete")


def create_person(name: str = "ana", *, may: tuple[str, ...] = VERBS, confirms: tuple[str, ...] = (), models=None):
    """May do things with snippets, and confirm texts in some languages.

    models: names of the models; disclaimers by default.
    """
    user = get_user_model().objects.create_user(username=name, first_name=name.capitalize(), last_name="Example")
    group = Group.objects.create(name=name)
    user.groups.add(group)
    codenames = [f"{verb}_{model}" for verb in may for model in models or ["disclaimer"]]
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        *Permission.objects.filter(content_type__app_label="wagtail_backcare", codename__in=codenames),
    )
    for code in confirms:
        GroupLanguagePermission.objects.create(group=group, locale=get_locale(code))
    return user

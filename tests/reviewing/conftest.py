import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from tests.helpers import create_clinic, create_condition, create_disclaimer, get_site, help_section, section

BODY = [section("overview", ("text", "<p>Low back pain is common.</p>")), help_section()]


@pytest.fixture
def page(db):
    """A published condition page."""
    create_clinic()
    create_disclaimer()
    page = create_condition(body=BODY, live=False)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def log_in(client, django_user_model):
    """Log a client in as somebody with some permissions; on pages, and others."""

    def log_in(*permissions, on_pages=()):
        user = django_user_model.objects.create_user("somebody", password="secret", email="somebody@example.org")
        group = Group.objects.create(name="Some")
        user.groups.add(group)
        for codename in ("access_admin", *permissions):
            group.permissions.add(Permission.objects.get(codename=codename))
        for codename in on_pages:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.create(group=group, page=get_site().root_page, permission=permission)
        client.force_login(user)
        return client

    return log_in

"""Four people who work in the admin, and the groups that say what they may do."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page

from wagtail_backcare.models import GroupLanguagePermission

#: User name → (password, group or None for everything, what the person does).
LOGINS = {
    "admin": ("admin", None, "may do everything"),
    "editor": ("editor", "Clinic editors", "writes and publishes pages and snippets, and confirms English texts"),
    "translator": ("translator", "Clinic translators", "translates pages and snippets, publishes nothing"),
    "reviewer": (
        "reviewer",
        "Clinical reviewers",
        "records that a clinician reviewed a page, publishes nothing",
    ),
}

SNIPPETS = ("clinician", "reference", "question", "helpcardset", "disclaimer")


def create_people(home: Page) -> list[str]:
    """Create the groups and the users that are not there yet. Returns the names of the users created."""
    create_editors(home)
    create_translators(home)
    create_reviewers(home)
    user_model = get_user_model()
    created = []
    for name, (password, group, _what) in LOGINS.items():
        if user_model.objects.filter(username=name).exists():
            continue
        create = user_model.objects.create_user if group else user_model.objects.create_superuser
        user = create(username=name, email=f"{name}@quillmere.example", password=password)
        if group:
            user.groups.add(Group.objects.get(name=group))
        created.append(name)
    return created


def create_editors(home):
    group, is_new = Group.objects.get_or_create(name="Clinic editors")
    if is_new:
        allow_on_pages(group, home, ["add_page", "change_page", "publish_page"])
        allow(group, "wagtailadmin", ["access_admin"])
        allow(group, "wagtail_backcare", [f"{verb}_{name}" for verb in ("add", "change") for name in SNIPPETS])
        allow(group, "wagtail_backcare", ["publish_question", "publish_helpcardset", "publish_disclaimer"])
        allow_on_images(group, ["add_image", "change_image", "choose_image"])
        GroupLanguagePermission.objects.create(group=group, locale=Locale.get_default())


def create_translators(home):
    group, is_new = Group.objects.get_or_create(name="Clinic translators")
    if is_new:
        allow_on_pages(group, home, ["change_page"])
        allow(group, "wagtailadmin", ["access_admin"])
        allow(group, "wagtail_localize", ["submit_translation"])
        allow(group, "wagtail_backcare", [f"change_{name}" for name in SNIPPETS])
        allow_on_images(group, ["choose_image"])


def create_reviewers(home):
    group, is_new = Group.objects.get_or_create(name="Clinical reviewers")
    if is_new:
        allow_on_pages(group, home, ["change_page"])
        allow(group, "wagtailadmin", ["access_admin"])
        allow(group, "wagtail_backcare", ["record_review", "sign_as_clinician"])
        allow_on_images(group, ["choose_image"])
        GroupLanguagePermission.objects.create(group=group, locale=Locale.get_default())


def allow(group, app_label, codenames):
    group.permissions.add(*get_permissions(app_label, codenames))


def allow_on_pages(group, page, codenames):
    for permission in get_permissions("wagtailcore", codenames):
        GroupPagePermission.objects.create(group=group, page=Page.objects.get(pk=page.pk), permission=permission)


def allow_on_images(group, codenames):
    root = Collection.get_first_root_node()
    for permission in get_permissions("wagtailimages", codenames):
        GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)


def get_permissions(app_label, codenames):
    return [Permission.objects.get(content_type__app_label=app_label, codename=codename) for codename in codenames]

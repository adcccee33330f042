"""Four people who work in the admin, in the groups that ``backcare_roles`` makes."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Locale

from wagtail_backcare.models import GroupLanguagePermission
from wagtail_backcare.roles import EDITORS, REVIEWERS, TRANSLATORS, make_roles

#: The language of the translator.
LANGUAGE = "es"

#: User name → (password, group or None for everything, what the person does).
LOGINS = {
    "admin": ("admin", None, "may do everything"),
    "editor": ("editor", EDITORS, "writes and publishes pages and snippets, and confirms English texts"),
    "translator": (
        "translator",
        TRANSLATORS,
        "translates into Spanish, signs and publishes Spanish pages; one waits for a signature",
    ),
    "reviewer": ("reviewer", REVIEWERS, "records that a clinician reviewed a page, publishes nothing"),
}


def create_people() -> list[str]:
    """Create the groups and the users that are not there yet. Returns the names of the users created."""
    new_groups = {outcome.name for outcome in make_roles() if outcome.is_made}
    if EDITORS in new_groups:
        group = Group.objects.get(name=EDITORS)
        GroupLanguagePermission.objects.create(group=group, locale=Locale.get_default())
    user_model = get_user_model()
    created = []
    for name, (password, group, _what) in LOGINS.items():
        if user_model.objects.filter(username=name).exists():
            continue
        create = user_model.objects.create_user if group else user_model.objects.create_superuser
        user = create(username=name, email=f"{name}@quillmere.example", password=password)
        if group:
            user.groups.add(find_group(group))
        created.append(name)
    return created


def find_group(name: str) -> Group:
    """A group by the name of its role; of those for translators, the one for the translator's language."""
    language = Locale.objects.get(language_code=LANGUAGE).get_display_name()
    return Group.objects.get(name=name.format(language=language))

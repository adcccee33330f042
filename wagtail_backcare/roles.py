"""Groups of users for the people who make health pages, each with as little as its work needs."""

from collections.abc import Collection as Several
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import swapper
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Site

from wagtail_backcare.models import GroupLanguagePermission

EDITORS = "Health editors"
REVIEWERS = "Clinical reviewers"
TRANSLATORS = "Health translators: {language}"

SNIPPETS = ("clinician", "reference", "question", "helpcardset", "disclaimer", "glossaryterm")
TRANSLATED_SNIPPETS = ("clinician", "question", "helpcardset", "disclaimer")
PUBLISHED_SNIPPETS = ("question", "helpcardset", "disclaimer")

#: Apps that translate pages have a permission of this name.
SUBMIT = "submit_translation"
TRANSLATION_APPS = ("wagtail_localize", "simple_translation")


@dataclass(frozen=True)
class Role:
    """What a group may do.

    permissions: (app label, codename). on_pages: verbs for pages below the roots. on_images: codenames for images.
    locale: in which language its people may confirm texts, or None.
    """

    name: str
    permissions: Several[tuple[str, str]]
    on_pages: Several[str]
    roots: Several[Any]
    locale: Locale | None = None
    on_images: Several[str] = field(default=("choose_image",))


@dataclass(frozen=True)
class Outcome:
    """What became of a role. is_made: whether the group is new. reason: why there is none, or ""."""

    name: str
    is_made: bool
    reason: str = ""


def make_roles(languages: Several[str] | None = None) -> list[Outcome]:
    """Make the groups that are not there yet; one that is there stays as it is.

    languages: codes of those that get a group of translators, or None for every language that is not one of the sites'.
    """
    return [*_make_all(_describe_own_roles()), *_make_translators(languages)]


def _describe_own_roles() -> Iterator[Role]:
    roots = [site.root_page for site in Site.objects.select_related("root_page__locale").order_by("pk")]
    locale = Locale.get_default()
    yield Role(
        EDITORS,
        [
            *_ours(("add", "change"), SNIPPETS),
            *_ours(("publish",), PUBLISHED_SNIPPETS),
            *_may_submit(),
        ],
        on_pages=("add", "change", "publish"),
        roots=roots,
        on_images=("add_image", "change_image", "choose_image"),
    )
    yield Role(
        REVIEWERS,
        [("wagtail_backcare", "record_review"), ("wagtail_backcare", "sign_as_clinician")],
        on_pages=("change",),
        roots=roots,
        locale=locale,
    )


def _make_translators(languages: Several[str] | None) -> Iterator[Outcome]:
    page = swapper.load_model("wagtailcore", "Page")
    roots = [site.root_page for site in Site.objects.select_related("root_page")]
    own = {root.locale_id for root in roots}
    for locale in Locale.objects.order_by("language_code"):
        if locale.pk in own if languages is None else locale.language_code not in languages:
            continue
        name = TRANSLATORS.format(language=locale.get_display_name())
        keys = [root.translation_key for root in roots]
        translated = list(page.objects.filter(translation_key__in=keys, locale=locale, alias_of=None))
        if not translated:
            yield Outcome(name, is_made=False, reason="no home page is translated into this language yet")
            continue
        yield from _make_all([_describe_translators(name, locale, translated)])


def _describe_translators(name: str, locale: Locale, roots: Several[Any]) -> Role:
    """They publish what the rules let through; wagtail-localize publishes whatever it is given."""
    return Role(
        name,
        [
            *_ours(("change",), TRANSLATED_SNIPPETS),
            *_ours(("publish",), PUBLISHED_SNIPPETS),
            *_ours(("view",), ["glossaryterm"]),
            *_may_submit(),
        ],
        on_pages=("change", "publish"),
        roots=roots,
        locale=locale,
    )


def _ours(verbs: Iterable[str], models: Several[str]) -> list[tuple[str, str]]:
    return [("wagtail_backcare", f"{verb}_{model}") for verb in verbs for model in models]


def _may_submit() -> list[tuple[str, str]]:
    """It amounts to publishing, and is safe to give: the rules hold there too."""
    labels = {config.label for config in apps.get_app_configs()}
    return [(label, SUBMIT) for label in TRANSLATION_APPS if label in labels]


@transaction.atomic
def _make_all(roles: Iterable[Role]) -> list[Outcome]:
    outcomes = []
    for role in roles:
        group, is_new = Group.objects.get_or_create(name=role.name)
        if is_new:
            _allow(group, role)
        outcomes.append(Outcome(role.name, is_new))
    return outcomes


def _allow(group: Group, role: Role) -> None:
    permissions = [("wagtailadmin", "access_admin"), *role.permissions]
    group.permissions.add(*(_get(app_label, codename) for app_label, codename in permissions))
    for root in role.roots:
        for verb in role.on_pages:
            GroupPagePermission.objects.create(group=group, page_id=root.pk, permission=_get_for_pages(verb))
    collection = Collection.get_first_root_node()
    for codename in role.on_images:
        permission = _get("wagtailimages", codename)
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
    if role.locale is not None:
        GroupLanguagePermission.objects.create(group=group, locale=role.locale)


def _get(app_label: str, codename: str) -> Permission:
    return Permission.objects.filter(content_type__app_label=app_label, codename=codename).earliest("pk")


def _get_for_pages(verb: str) -> Permission:
    """A site may have a base page of its own, and Wagtail's permissions are about that then."""
    options = swapper.load_model("wagtailcore", "Page")._meta
    return _get(options.app_label, f"{verb}_{options.model_name}")

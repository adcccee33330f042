from functools import partial

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone, translation

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_index,
    get_locale,
    help_section,
    section,
    sign_safety_text,
)
from tests.routes.world import translate_home
from wagtail_backcare.models import GroupLanguagePermission, HelpCardSet
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.urgent.mark import mark
from wagtail_backcare.urgent.waiting import find_waiting

OVERVIEW = section("overview", ("text", "<p>It aches a lot.</p>"))


@pytest.fixture(autouse=True)
def back_to_english():
    """Visiting a Spanish page leaves Spanish active."""
    with translation.override("en"):
        yield


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def index(db, settings):
    """A site in English and Spanish, each with addresses of its own."""
    settings.ROOT_URLCONF = "tests.urls_by_language"
    create_clinic()
    create_disclaimer()
    create_disclaimer(language="es", text="Solo para informar.")
    index = create_index()
    translate_home("es")
    index.copy_for_translation(get_locale("es")).save_revision().publish()
    return index


def set_sign(instance, words: str, *, publish: bool = True):
    """Change the first sign of the first help card of a page or set."""
    field = "body" if isinstance(instance, ConditionPage) else "cards"
    raw = getattr(instance, field).get_prep_value()
    cards = raw[1]["value"]["content"][0]["value"]["cards"] if field == "body" else raw
    cards[0]["value"]["signs"][0]["value"] = words
    setattr(instance, field, raw)
    revision = instance.save_revision()
    if publish:
        revision.publish()
    return type(instance).objects.get(pk=instance.pk)


def publish_in_spanish(original, words: str, **fields):
    """A signed Spanish copy that readers see."""
    spanish = original.copy_for_translation(get_locale("es"))
    for name, value in fields.items():
        setattr(spanish, name, value)
    if spanish.pk is None:
        spanish.live = False
        spanish.save()
    spanish = set_sign(spanish, words, publish=False)
    sign_safety_text(spanish.get_latest_revision_as_object())
    spanish.get_latest_revision().publish()
    return type(original).objects.get(pk=spanish.pk)


@pytest.fixture
def english(index):
    """A live page with help cards of its own."""
    body = [OVERVIEW, help_section(emergency=["you cannot feel your legs"], urgent=())]
    page = create_condition(parent=index, body=body)
    page.save_revision().publish()
    return ConditionPage.objects.get(pk=page.pk)


@pytest.fixture
def spanish(english):
    return publish_in_spanish(english, "no siente las piernas", title="Dolor lumbar", slug="dolor-lumbar")


@pytest.fixture
def cards(index):
    """Shared help cards, live."""
    cards = create_help_cards("you cannot feel your legs")
    cards.save_revision().publish()
    return HelpCardSet.objects.get(pk=cards.pk)


@pytest.fixture
def spanish_cards(cards):
    return publish_in_spanish(cards, "no siente las piernas")


def mark_urgent(source, *, user=None, note=""):
    return mark(source, find_waiting(source), note=note, user=user, now=timezone.now())


@pytest.fixture
def translator(django_user_model):
    """Somebody who may confirm texts in Spanish."""
    user = django_user_model.objects.create_user("ana", "ana@example.org", "secret")
    group = Group.objects.create(name="Spanish")
    GroupLanguagePermission.objects.create(group=group, locale=get_locale("es"))
    user.groups.add(group)
    return user

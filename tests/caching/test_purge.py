"""A change purges exactly the pages that show it, on every site, with their aliases."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from tests.caching import cdn
from tests.helpers import (
    create_clinic,
    create_clinician,
    create_condition,
    create_disclaimer,
    create_guide,
    create_help_cards,
    create_index,
    create_question,
    create_reference,
    get_locale,
    get_site,
    help_section,
    section,
)
from wagtail_backcare.caching.checks import check_tasks
from wagtail_backcare.gate.disclaimers import withdraw
from wagtail_backcare.gate.shown import Place, get_live_pages, where_with_wording
from wagtail_backcare.models import Purge, Review, UrgentChange
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.purge import queue
from wagtail_backcare.urgent.mark import close

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frontend_cache(settings, monkeypatch):
    settings.WAGTAILFRONTENDCACHE = cdn.SETTINGS
    settings.WAGTAILFRONTENDCACHE_LANGUAGES = []
    monkeypatch.setattr(apps, "is_installed", lambda name, real=apps.is_installed: "frontend" in name or real(name))
    Site.clear_site_root_paths_cache()


@pytest.fixture
def purged(django_capture_on_commit_callbacks):
    """``purged(action)``: the paths that are purged because of what an action does."""

    def run(action) -> set[str]:
        cdn.purged.clear()
        with django_capture_on_commit_callbacks(execute=True):
            action()
        return {url.removeprefix("http://localhost") for url in cdn.purged}

    return run


def show(*content, name="overview"):
    return [section(name, *content)]


@pytest.fixture
def pages():
    """Two conditions and a guide; ``low-back-pain`` shows everything that is shared, and has an alias."""
    create_clinic()
    create_disclaimer()
    index = create_index()
    shared = {
        "cards": create_help_cards(),
        "question": create_question(),
        "reference": create_reference(),
        "author": create_clinician(),
        "image": get_image_model().objects.create(title="Back", file=get_test_image_file()),
    }
    value = {"title": "", "questions": [("shared_question", shared["question"])]}
    body = [
        section("when_to_get_help", ("help_cards", {"shared": shared["cards"], "cards": []})),
        section("questions", ("questions", value)),
        section("references", ("references", {"more": [shared["reference"]]})),
    ]
    page = create_condition(parent=index, body=body, author=shared["author"], image=shared["image"])
    page.save()
    page.create_alias(update_slug="alias")
    create_condition(parent=index, title="Sciatica", slug="sciatica", body=[help_section()]).save()
    create_guide(parent=index, body=[]).save()
    Purge.objects.all().delete()
    return shared


SHOWN = {"/conditions/low-back-pain/", "/conditions/alias/"}


def test_shared_cards(pages, purged):
    cards = pages["cards"]
    cards.cards = [("emergency", {"heading": "", "signs": ["you cannot feel your legs"]})]

    assert purged(lambda: cards.save_revision().publish()) == SHOWN


def test_a_draft_of_shared_cards_purges_nothing(pages, purged):
    pages["cards"].title = "Another name"

    assert purged(pages["cards"].save_revision) == set()


@pytest.mark.parametrize("change", ["publish", "unpublish", "delete"])
def test_a_shared_question(pages, purged, change):
    question = pages["question"]
    actions = {
        "publish": lambda: question.save_revision().publish(),
        "unpublish": question.unpublish,
        "delete": question.delete,
    }

    assert purged(actions[change]) == SHOWN


@pytest.mark.parametrize("name", ["reference", "author", "image"])
def test_what_pages_name(pages, purged, name):
    instance = pages[name]
    assert purged(instance.save) == SHOWN


def test_a_source_that_is_deleted(pages, purged):
    assert purged(pages["reference"].delete) == SHOWN


def test_the_details_of_the_clinic(pages, purged):
    details = get_site().clinicsettings

    everything = {"/conditions/", "/conditions/sciatica/", "/conditions/a-session/"}
    assert purged(details.save) == SHOWN | everything


def test_a_disclaimer_for_every_kind(pages, purged):
    create_disclaimer(kind="guide", text="Only for guides.")

    others = {"/conditions/", "/conditions/sciatica/"}
    assert purged(lambda: create_disclaimer(kind="any", site=get_site(), text="Only here.")) == SHOWN | others | {
        "/conditions/a-session/"
    }


def test_a_disclaimer_that_is_withdrawn(pages, purged):
    special = create_disclaimer(kind="guide", text="Only for guides.")

    assert purged(lambda: withdraw(special, now=timezone.now())) == {"/conditions/a-session/"}


def test_a_disclaimer_hides_the_one_for_every_kind(pages, purged):
    assert purged(lambda: create_disclaimer(kind="guide", text="Only for guides.")) == {"/conditions/a-session/"}


def test_a_disclaimer_in_another_language(pages, purged):
    assert purged(lambda: create_disclaimer(language="de", text="Nur zur Information.")) == set()


def test_an_english_alias_in_a_german_tree(pages):
    home = get_site().root_page.copy_for_translation(get_locale("de"))
    Page.objects.filter(pk=home.pk).update(live=True)
    page = ConditionPage.objects.get(slug="sciatica")
    alias = page.copy_for_translation(get_locale("de"), copy_parents=True, alias=True)

    def find(language):
        place = Place(site_id=None, locale_id=get_locale(language).pk, kind="any")
        return {shown.pk for shown in get_live_pages(where_with_wording(place))}

    assert alias.pk in find("en")
    assert find("de") == {alias.pk, alias.get_parent().pk}


def test_a_review(pages, purged):
    page = ConditionPage.objects.get(slug="low-back-pain")
    review = Review(
        page=page, language_code="en", reviewer=pages["author"], reviewer_name="Alex Example", fingerprint="x"
    )
    review.reviewed_on = timezone.localdate()

    assert purged(review.save) == SHOWN


@pytest.mark.parametrize("what", ["page", "cards"])
def test_an_urgent_change_that_a_translation_lacks(pages, purged, what):
    waiting = pages["cards"] if what == "cards" else ConditionPage.objects.get(slug="low-back-pain")
    content_type = ContentType.objects.get_for_model(waiting)
    change = UrgentChange(
        content_type=content_type, object_id=str(waiting.pk), language_code="en", marked_at=timezone.now()
    )

    assert purged(change.save) == SHOWN
    assert purged(lambda: close([change], now=timezone.now())) == SHOWN


def test_a_page_on_two_sites_has_two_addresses(pages, purged):
    index = Page.objects.get(slug="conditions")
    Site.objects.bulk_create([Site(hostname="second.example", root_page=index)])
    Site.clear_site_root_paths_cache()

    paths = purged(pages["question"].unpublish)

    assert paths == SHOWN | {"http://second.example/low-back-pain/", "http://second.example/alias/"}


def test_a_page_that_is_not_live_is_left_alone(pages, purged):
    ConditionPage.objects.filter(slug="alias").update(live=False)

    assert purged(pages["question"].unpublish) == {"/conditions/low-back-pain/"}


def test_a_change_that_is_rolled_back_purges_nothing(pages, purged):
    def change():
        with transaction.atomic():
            pages["question"].unpublish()
            transaction.set_rollback(True)

    assert purged(change) == set()
    assert not Purge.objects.exists()


def test_addresses_are_purged_in_batches(monkeypatch, pages, purged):
    monkeypatch.setattr(queue, "BATCH_SIZE", 2)

    purged(get_site().clinicsettings.save)

    assert sorted(len(purge.urls) for purge in Purge.objects.all()) == [1, 2, 2]
    assert not Purge.objects.filter(done_at=None).exists()


def test_nothing_is_written_without_such_a_cache(pages, purged, settings):
    settings.WAGTAILFRONTENDCACHE = {}

    assert purged(pages["question"].unpublish) == set()
    assert not Purge.objects.exists()


def test_a_failed_purge_is_repeated(pages, purged, capsys):
    with override_settings(WAGTAILFRONTENDCACHE=cdn.BROKEN):
        purged(pages["question"].unpublish)
        failed = Purge.objects.get()
        assert failed.done_at is None
        assert "503 Unavailable" in failed.error
        with pytest.raises(CommandError, match="Failed again: 1 batches.\nquestion: Does it hurt"):
            call_command("backcare_purge")

    call_command("backcare_purge")

    assert "Purged: 1 batches." in capsys.readouterr().out
    assert {url.removeprefix("http://localhost") for url in cdn.purged} == SHOWN
    done = Purge.objects.get()
    assert done.done_at is not None
    assert done.attempts == 3


def test_what_is_long_done_is_forgotten(pages, purged):
    purged(pages["question"].unpublish)
    Purge.objects.update(done_at=timezone.now() - timedelta(days=31))

    call_command("backcare_purge")

    assert not Purge.objects.exists()


def test_the_command_says_where_there_is_nothing_to_purge(settings):
    settings.WAGTAILFRONTENDCACHE = {}

    with pytest.raises(CommandError, match="WAGTAILFRONTENDCACHE is not set"):
        call_command("backcare_purge")


def test_W010_tasks_that_run_in_the_request():
    assert [warning.id for warning in check_tasks(None)] == ["wagtail_backcare.W010"]
    with override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}):
        assert check_tasks(None) == []
    with override_settings(WAGTAILFRONTENDCACHE={}):
        assert check_tasks(None) == []

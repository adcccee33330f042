"""Answers kept in a cache that the site says its processes share: as few queries as can be, and never an old answer."""

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_guide,
    get_locale,
    get_site,
    help_section,
    put_in_force,
)
from tests.testapp.models import BlogPage
from wagtail_backcare import checks, shared_cache
from wagtail_backcare.models import ClinicText, UrgentChange
from wagtail_backcare.models.site_facts import load_site_facts
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cache(settings, monkeypatch):
    settings.WAGTAIL_BACKCARE = {"SHARED_CACHE": "default"}
    caches["default"].clear()
    # Tests run in a transaction, in which nothing is kept.
    monkeypatch.setattr(shared_cache, "may_keep", lambda: True)
    yield caches["default"]
    caches["default"].clear()


@pytest.fixture
def change(django_capture_on_commit_callbacks):
    """``change(action)``: as if the transaction of the action were committed."""

    def run(action):
        with django_capture_on_commit_callbacks(execute=True):
            result = action()
        connection.run_on_commit.clear()
        return result

    return run


@pytest.fixture
def ask(change):
    """``ask()``: the facts about a condition page, and how many queries they took."""
    details = change(create_clinic)
    change(put_in_force)

    def get(site=None):
        with CaptureQueriesContext(connection) as queries:
            facts = load_site_facts(site or get_site(), get_locale(), "condition")
        return facts, len(queries) - 2

    get.details = details
    return get


def test_the_second_view_asks_the_database_for_nothing(ask):
    first, asked = ask()
    second, asked_again = ask()

    assert (asked, asked_again) == (1, 0)
    assert second == first
    assert second.wording.text == "For information only."
    assert second.clinic.country.code == "GB"


def test_a_page_view_takes_one_query_less(client, change):
    change(create_clinic)
    change(put_in_force)
    page = create_condition(body=[help_section()])
    counts = []
    for _view in range(3):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page.url).status_code == 200
        counts.append(len(queries))

    assert counts[2] == counts[1]
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    assert not any("disclaimerversion" in query["sql"] for query in queries.captured_queries)


def test_an_article_type_of_the_site_profits_too(change):
    change(put_in_force)
    page = BlogPage(title="Blog", slug="blog", live=False)
    get_site().root_page.add_child(instance=page)
    BlogPage.objects.get(pk=page.pk).get_wordings(get_site())

    fresh = BlogPage.objects.select_related("locale").get(pk=page.pk)
    site = get_site()
    with CaptureQueriesContext(connection) as queries:
        [wording] = fresh.get_wordings(site)

    assert wording.text == "For information only."
    assert len(queries) == 0


def change_disclaimer(details):
    create_disclaimer(text="These are new words.")


def change_country(details):
    details.country = "FR"
    details.save()


def add_sentence(details):
    ClinicText.objects.create(settings=details, locale=get_locale(), conflict_of_interest="We sell some of this.")


def rename_site(details):
    site = get_site()
    site.hostname = "other.example"
    site.save()


def move_linked_page(details):
    details.contact_page.move(details.policy_page, pos="last-child")


def rename_linked_page(details):
    details.contact_page.slug = "write-to-us"
    details.contact_page.save()


def unpublish_linked_page(details):
    details.contact_page.unpublish()


def delete_linked_page(details):
    details.contact_page.delete()


def mark_urgent_change(details):
    page = create_condition(slug="told")
    UrgentChange.objects.create(
        content_type=page.cached_content_type, object_id=str(page.pk), language_code="en", marked_at=timezone.now()
    )


@pytest.mark.parametrize(
    "action",
    [
        change_disclaimer,
        change_country,
        add_sentence,
        rename_site,
        move_linked_page,
        rename_linked_page,
        unpublish_linked_page,
        delete_linked_page,
        mark_urgent_change,
    ],
)
def test_a_change_shows_once_it_is_committed(ask, change, action):
    details = ask.details
    details.contact_page = create_guide(title="Contact", slug="contact")
    details.policy_page = create_guide(title="Policy", slug="policy")
    change(details.save)
    before, _asked = ask()

    change(lambda: action(details))
    after, asked = ask()

    assert asked >= 1
    assert after == load_site_facts(get_site(), get_locale(), "condition")
    assert (after != before) == (action is not rename_site)


def test_whoever_makes_a_change_sees_it_and_keeps_it_for_nobody(ask, django_capture_on_commit_callbacks):
    ask()
    with django_capture_on_commit_callbacks() as callbacks, transaction.atomic():
        ask.details.country = "FR"
        ask.details.save()
        seen = load_site_facts(get_site(), get_locale(), "condition")
        transaction.set_rollback(True)

    assert seen.clinic.country.code == "FR"
    assert callbacks == []
    assert ask()[0].clinic.country.code == "GB"


def test_an_answer_that_was_overtaken_by_a_change_is_not_kept(ask, change):
    """Somebody asks; before the answer is kept, somebody else commits a change."""

    def find():
        change(change_disclaimer_now)
        return "old"

    def change_disclaimer_now():
        create_disclaimer(text="These are new words.")

    assert shared_cache.remember("name", find) == "old"
    assert shared_cache.remember("name", lambda: "new") == "new"


def test_within_a_transaction_nothing_is_kept(monkeypatch):
    monkeypatch.undo()

    assert not shared_cache.may_keep()


@pytest.mark.parametrize("method", ["get_many", "set"])
def test_a_cache_that_does_not_answer_costs_a_query_and_no_page(ask, cache, monkeypatch, method):
    def fail(*args, **kwargs):
        raise ConnectionError

    monkeypatch.setattr(type(cache), method, fail)

    assert ask()[0].wording.text == "For information only."


def test_details_kept_elsewhere_are_asked_for_each_time(ask, settings, monkeypatch):
    settings.WAGTAIL_BACKCARE = {"SHARED_CACHE": "default", "CLINIC_DETAILS": "tests.test_shared_cache.get_details"}
    names = iter(["First", "Second"])
    monkeypatch.setattr("tests.test_shared_cache.get_name", lambda: next(names))

    assert [ask()[0].clinic.name for _time in range(2)] == ["First", "Second"]


def get_name() -> str:
    """A test puts another function here."""
    return ""


def get_details(site, locale):
    from wagtail_backcare.models import ClinicDetails

    return ClinicDetails(name=get_name())


def test_without_the_setting_nothing_is_kept(ask, settings):
    settings.WAGTAIL_BACKCARE = {}

    assert [ask()[1] for _time in range(2)] == [1, 1]


@pytest.mark.parametrize(("name", "words"), [("nowhere", "not in CACHES"), ("default", "for itself alone")])
def test_E004_the_cache_is_not_there_or_not_shared(settings, name, words):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.WAGTAIL_BACKCARE = {"SHARED_CACHE": name}

    [message] = checks.check_setting(None)

    assert message.id == "wagtail_backcare.E004"
    assert words in message.msg


def test_a_page_kept_in_a_cache_keeps_no_disclaimer(cache, disclaimer):
    page = create_condition()
    page.get_wordings(get_site())
    cache.set("page", page)
    create_disclaimer(text="These are new words.")

    kept = cache.get("page")

    assert isinstance(kept, ConditionPage)
    assert kept.get_wording(get_site()).text == "These are new words."

"""What a rule looks at may fail, as the rule may: the page is refused by the rule's name, and nothing else is."""

import logging
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_guide,
    create_help_cards,
    create_index,
    help_section,
    make_live,
    section,
)
from tests.routes.world import assert_kept, create_second_site, is_live
from tests.starter.editor import make_form_data
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.models import HelpCardSet
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.rules import Problem, Rule, by_kind, get_rules

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "action-publish"}


def add_rule(monkeypatch, check, **kwargs) -> None:
    """A rule of the site's own, a must fix on conditions."""
    monkeypatch.setitem(get_rules(), "own", Rule("own", check, "Own", **kwargs))
    rules = {**by_kind.RULES_BY_KIND["condition"], "own": "must_fix"}
    monkeypatch.setattr(ConditionPage, "backcare_rules", rules)


def read_extra(facts):
    if not facts.extra.get("is_ok"):
        yield Problem("own.missing", "It is not there.")


@pytest.fixture
def draft():
    create_clinic()
    create_disclaimer()
    page = create_condition(live=False, body=[help_section()])
    page.save_revision()
    return page


@pytest.fixture
def broken_facts(monkeypatch):
    def fail(page):
        raise KeyError("no such fact")

    monkeypatch.setattr(ConditionPage, "get_rule_facts", fail)


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client


def press(admin, page, **data):
    return admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {**make_form_data(page), **data})


def get_refused(publish) -> list[tuple[str, str]]:
    with pytest.raises(NotFitError) as refusal:
        publish()
    return [(problem.code, problem.rule) for problem in refusal.value.problems]


def test_only_a_rule_that_reads_facts_of_the_page_fails_with_them(draft, broken_facts, monkeypatch, caplog):
    add_rule(monkeypatch, read_extra)

    with caplog.at_level(logging.ERROR):
        refused = get_refused(draft.latest_revision.publish)

    assert refused == [("rule.failed", "own")]
    assert "no such fact" in caplog.text


def test_facts_that_no_rule_reads_are_no_matter(draft, broken_facts, admin):
    response = press(admin, draft, **PUBLISH)

    assert response.status_code == 302
    assert is_live(draft)


def test_the_editor_names_the_rule_where_facts_fail(draft, broken_facts, monkeypatch, admin):
    add_rule(monkeypatch, read_extra)

    response = press(admin, draft, **PUBLISH)

    assert "the rule “own” failed" in response.text
    assert not is_live(draft)


def test_a_rule_that_finds_something_else_than_problems_fails(draft, monkeypatch, admin):
    add_rule(monkeypatch, lambda facts: ["It is not there."])

    response = press(admin, draft, **PUBLISH)

    assert "the rule “own” failed" in response.text
    assert not is_live(draft)


def test_how_serious_a_rule_is_cannot_be_read_so_it_must_be_met(draft, monkeypatch):
    add_rule(monkeypatch, lambda facts: [Problem("own.missing", "It is not there.")])
    monkeypatch.setattr(ConditionPage, "backcare_rules", {"own": "mustfix"})

    assert get_refused(draft.latest_revision.publish) == [("own.missing", "own")]


def fail_to_say(site, locale):
    raise RuntimeError("the other system is down")


@pytest.fixture
def broken_details(settings):
    settings.WAGTAIL_BACKCARE = {"CLINIC_DETAILS": f"{__name__}.fail_to_say"}


def test_the_rule_about_the_country_fails_where_the_clinic_s_details_do(draft, broken_details, caplog):
    with caplog.at_level(logging.ERROR):
        refused = get_refused(draft.latest_revision.publish)

    assert refused == [("rule.failed", "country")]
    assert "the other system is down" in caplog.text


def test_readers_get_the_page_where_the_clinic_s_details_fail(draft, broken_details, client, caplog):
    make_live(draft)

    with caplog.at_level(logging.ERROR):
        response = client.get(draft.url)

    assert response.status_code == 200
    assert "your legs feel numb" in response.text
    assert "the other system is down" in caplog.text


def schedule(*pages) -> None:
    for minutes, page in enumerate(pages, start=1):
        revision = page.latest_revision
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=10 - minutes)
        revision.save()


def create_fit():
    page = create_guide(live=False)
    page.save_revision()
    return page


def test_the_schedule_goes_on_where_facts_fail(draft, broken_facts, monkeypatch):
    add_rule(monkeypatch, read_extra)
    other = create_fit()
    schedule(draft, other)

    call_command("publish_scheduled")

    assert_kept(draft, "rule.failed")
    assert is_live(other)


def test_the_schedule_goes_on_where_the_rules_cannot_even_be_asked(draft, monkeypatch, caplog):
    def fail(page):
        raise RuntimeError("no language")

    monkeypatch.setattr(ConditionPage, "get_text_locale", fail)
    other = create_fit()
    schedule(draft, other)

    with caplog.at_level(logging.ERROR):
        call_command("publish_scheduled")

    assert_kept(draft, "rule.failed")
    assert is_live(other)
    assert "no language" in caplog.text


def test_the_schedule_goes_on_where_the_rules_cannot_be_asked_about_a_shared_text(draft, monkeypatch, caplog):
    past = timezone.now() - timedelta(hours=1)
    cards = create_help_cards(expire_at=past)
    page = create_condition(slug="live", body=[section("overview", ("help_cards", {"shared": cards, "cards": []}))])
    ReferenceIndex.create_or_update_for_object(page)
    other = create_guide(slug="other", expire_at=past)
    monkeypatch.setattr(ConditionPage, "get_text_locale", fail_to_say)

    with caplog.at_level(logging.ERROR):
        call_command("publish_scheduled")

    assert HelpCardSet.objects.get().live
    assert not is_live(other)
    assert "could not be asked" in caplog.text


def test_a_rule_about_sites_reads_facts_of_the_page_too(monkeypatch):
    create_clinic()
    create_disclaimer()
    page = create_condition(parent=create_index(), body=[help_section()])
    site, home = create_second_site()
    create_clinic(site=site)
    add_rule(monkeypatch, read_extra, about_site=True)
    monkeypatch.setattr(ConditionPage, "get_rule_facts", lambda page: {"is_ok": True})

    Page.objects.get(pk=page.pk).move(home, pos="last-child")

    assert Page.objects.get(pk=page.pk).url_path == "/second/low-back-pain/"

"""A text that live pages need does not go."""

from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import Page, Site

from tests.helpers import (
    create_condition,
    create_disclaimer,
    create_guide,
    create_treatment,
    get_locale,
    get_site,
    publish_disclaimer,
)
from wagtail_backcare.gate.disclaimers import find_text_obstacles, withdraw
from wagtail_backcare.models import Disclaimer, DisclaimerVersion
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db


@contextmanager
def refused(message: str | None = None):
    """Refused by a ValidationError, and nothing is left half done."""
    with pytest.raises(ValidationError, match=message), transaction.atomic():
        yield


def get_texts() -> set[str]:
    return set(DisclaimerVersion.objects.in_force().values_list("text", flat=True))


@pytest.fixture
def disclaimer():
    return create_disclaimer(text="For every page.")


WAYS = {
    "withdraw": lambda disclaimer: withdraw(disclaimer, now=timezone.now()),
    "delete": lambda disclaimer: disclaimer.delete(),
    "delete several": lambda disclaimer: Disclaimer.objects.filter(pk=disclaimer.pk).delete(),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_text_that_live_pages_need_stays(disclaimer, way):
    create_condition()
    create_guide()

    with refused("2 live pages need this text, such as “Low back pain”"):
        WAYS[way](disclaimer)

    assert get_texts() == {"For every page."}
    assert Disclaimer.objects.get().live


@pytest.mark.parametrize("way", WAYS)
def test_a_text_that_no_page_needs_goes(disclaimer, way):
    create_condition(live=False)

    WAYS[way](disclaimer)

    version = DisclaimerVersion.objects.get()
    assert (version.active_key, version.valid_to is not None) == (None, True)


@pytest.mark.parametrize("way", WAYS)
def test_a_text_goes_where_another_one_applies(disclaimer, way):
    create_condition()
    special = create_disclaimer(kind="condition", text="For conditions.")

    WAYS[way](special)

    assert get_texts() == {"For every page."}


def test_a_text_stays_where_another_one_is_for_some_of_its_pages_only(disclaimer):
    create_condition()
    create_treatment()
    create_disclaimer(kind="condition", text="For conditions.")

    with refused("1 live page needs this text: “Acupuncture”"):
        withdraw(disclaimer, now=timezone.now())


def test_texts_that_go_at_once_do_not_stand_in_for_one_another(disclaimer):
    create_condition()
    create_disclaimer(kind="condition", text="For conditions.")

    with refused("needs this text"):
        Disclaimer.objects.all().delete()

    assert get_texts() == {"For every page.", "For conditions."}


def test_a_text_in_another_language_is_no_substitute(disclaimer):
    create_condition()
    create_disclaimer(language="de", text="Nur zur Information.")

    with refused():
        disclaimer.delete()


def test_an_english_alias_in_a_german_tree_needs_the_english_text(disclaimer):
    page = create_condition()
    german = create_disclaimer(language="de", text="Nur zur Information.")
    home = get_site().root_page.copy_for_translation(get_locale("de"))
    Page.objects.filter(pk=home.pk).update(live=True)
    alias = page.copy_for_translation(get_locale("de"), copy_parents=True, alias=True)
    Page.objects.filter(pk=alias.pk).update(live=True)
    Page.objects.filter(pk=page.pk).update(live=False)

    assert find_text_obstacles(german) == []
    assert [problem.code for problem in find_text_obstacles(disclaimer)] == ["disclaimer.needed"]


def test_pages_of_another_site_do_not_need_it():
    home = Page.objects.get(depth=1).add_child(instance=Page(title="Other", slug="other"))
    other = Site.objects.create(hostname="other.example.org", root_page=home)
    create_condition()
    here = create_disclaimer(site=get_site(), text="Here.")
    there = create_disclaimer(site=other, text="There.")

    assert find_text_obstacles(here) != []
    assert find_text_obstacles(there) == []


def test_a_page_on_two_sites_needs_the_texts_of_both():
    other = Site.objects.create(hostname="other.example.org", root_page=get_site().root_page)
    create_condition()
    here = create_disclaimer(site=get_site(), text="Here.")
    there = create_disclaimer(site=other, text="There.")

    assert find_text_obstacles(here) != []
    assert find_text_obstacles(there) != []


def test_a_type_of_page_that_asks_for_no_disclaimer_needs_none(disclaimer, monkeypatch):
    create_condition()
    monkeypatch.setattr(ConditionPage, "backcare_rules", {"disclaimer": "please_check"})

    assert find_text_obstacles(disclaimer) == []


def test_a_whole_site_goes_with_its_texts():
    site = Site.objects.create(hostname="other.example.org", root_page=get_site().root_page)
    create_condition()
    create_disclaimer(site=site, text="There.")

    site.delete()

    assert not Disclaimer.objects.exists()
    assert DisclaimerVersion.objects.get().valid_to is not None


def test_the_live_flag_changes_nothing_for_readers(disclaimer):
    create_condition()

    disclaimer.unpublish()

    assert get_texts() == {"For every page."}


def test_withdrawing_unpublishes_and_is_told_in_the_history(disclaimer):
    assert withdraw(disclaimer, now=timezone.now()) == 1
    assert withdraw(disclaimer, now=timezone.now()) == 0

    assert not Disclaimer.objects.get().live
    messages = [entry.message for entry in registry.get_logs_for_instance(disclaimer)]
    assert messages.count("Readers no longer see a text of this disclaimer") == 1


def test_a_withdrawn_text_is_confirmed_again_before_readers_see_it(disclaimer):
    revision = disclaimer.latest_revision
    withdraw(disclaimer, now=timezone.now())

    revision.publish()
    assert get_texts() == set()

    publish_disclaimer(Disclaimer.objects.get())
    assert get_texts() == {"For every page."}


def test_the_number_of_queries_does_not_grow_with_the_pages(disclaimer, django_assert_max_num_queries):
    for number in range(12):
        create_condition(title=f"Page {number}", slug=f"page-{number}")

    with django_assert_max_num_queries(8):
        assert "12 live pages" in find_text_obstacles(disclaimer)[0].message

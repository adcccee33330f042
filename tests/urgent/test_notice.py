"""What readers of a translation see while it lacks an urgent change."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.formats import date_format

from tests.helpers import create_alias, create_condition, get_locale, make_live, section, sign_safety_text
from tests.urgent.conftest import OVERVIEW, mark_urgent, set_sign
from wagtail_backcare.models import ClinicSettings
from wagtail_backcare.models.urgent_notice import UrgentNotice
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.urgent.mark import take_back

pytestmark = pytest.mark.django_db


def read(client, page) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def get_notice(client, page) -> str | None:
    notice = read(client, page).select_one(".backcare-update")
    return " ".join(notice.get_text(" ").split()) if notice else None


@pytest.fixture
def told(english, spanish):
    """The English page after an urgent change; the Spanish one lacks it."""
    english = set_sign(english, "you cannot feel your feet")
    mark_urgent(english)
    return english


def test_nothing_is_said_of_a_change_that_is_not_urgent(client, english, spanish):
    set_sign(english, "you cannot feel your feet")

    assert get_notice(client, spanish) is None


def test_readers_are_told_at_the_top_of_the_help(client, told, spanish):
    soup = read(client, spanish)

    notice = soup.select_one(".backcare-update")
    assert notice["role"] == "note"
    with translation.override("es"):
        day = date_format(timezone.localdate(), "DATE_FORMAT")
    assert day in notice.get_text()
    assert notice.a["href"] == told.url
    assert notice.a["hreflang"] == "en"
    assert notice.find_next_sibling()["id"] == "emergency-help"


def test_the_rest_of_the_page_stays_as_it_was(client, told, spanish):
    soup = read(client, spanish)
    soup.select_one(".backcare-update").decompose()

    assert "no siente las piernas" in soup.get_text()
    assert soup.h1.get_text(strip=True) == "Dolor lumbar"


def test_readers_of_the_original_are_told_nothing(client, told):
    assert get_notice(client, told) is None


def test_readers_of_other_pages_are_told_nothing(client, told, index):
    other = create_condition(parent=index, title="Sciatica", slug="sciatica", body=[OVERVIEW])
    spanish = other.copy_for_translation(get_locale("es"))
    ConditionPage.objects.filter(pk=spanish.pk).update(live=True)

    assert get_notice(client, ConditionPage.objects.get(pk=spanish.pk)) is None


def test_an_alias_of_the_translation_tells_too(client, told, spanish, index):
    alias = create_alias(spanish, update_slug="otra-vez")

    assert get_notice(client, ConditionPage.objects.get(pk=alias.pk)) is not None


def test_the_language_is_named_in_that_of_the_page():
    notice = UrgentNotice(timezone.localdate(), "en", "")

    with translation.override("es"):
        assert notice.language.casefold() == "inglés"
    with translation.override("de"):
        assert notice.language == "Englisch"


def test_a_language_that_django_does_not_know_has_its_name_from_the_settings(monkeypatch):
    names = {"x-plain": "Plain English"}
    monkeypatch.setattr("wagtail_backcare.models.urgent_notice.get_content_languages", lambda: names)

    assert UrgentNotice(timezone.localdate(), "x-plain", "").language == "Plain English"


def test_a_signature_ends_it_once_the_new_text_is_live(client, told, spanish):
    draft = set_sign(spanish, "no siente los pies", publish=False).get_latest_revision_as_object()
    sign_safety_text(draft)
    assert get_notice(client, spanish) is not None, "readers see the old text still"

    draft.get_latest_revision().publish()

    assert get_notice(client, spanish) is None


def test_a_signature_of_the_same_text_ends_it_at_once(client, told, spanish):
    sign_safety_text(ConditionPage.objects.get(pk=spanish.pk))

    assert get_notice(client, spanish) is None


def test_the_capacity_that_the_site_asks_for_counts(client, told, spanish):
    ClinicSettings.objects.update(sign_off_by="clinician")
    sign_safety_text(ConditionPage.objects.get(pk=spanish.pk))
    assert get_notice(client, spanish) is not None

    sign_safety_text(ConditionPage.objects.get(pk=spanish.pk), capacity="clinician")
    assert get_notice(client, spanish) is None


def test_an_original_that_has_its_old_text_again_ends_it(client, told, spanish):
    set_sign(told, "you cannot feel your legs")

    assert get_notice(client, spanish) is None


def test_it_can_be_taken_back(client, told, spanish):
    assert take_back(told, user=None, now=timezone.now()) == 1

    assert get_notice(client, spanish) is None


@pytest.fixture
def spanish_page_with_cards(index, cards, spanish_cards):
    """A Spanish page, live, that shows the Spanish cards."""
    block = ("help_cards", {"shared": cards, "cards": []})
    english = create_condition(parent=index, body=[section("when_to_get_help", block)])
    english.save_revision().publish()
    spanish = english.copy_for_translation(get_locale("es"))
    raw = spanish.body.get_prep_value()
    raw[0]["value"]["content"][0]["value"]["shared"] = spanish_cards.pk
    spanish.body, spanish.slug = raw, "dolor"
    spanish.save_revision().publish()
    return ConditionPage.objects.get(pk=spanish.pk)


def test_pages_that_show_changed_cards_tell_too(client, cards, spanish_cards, spanish_page_with_cards):
    mark_urgent(set_sign(cards, "you cannot feel your feet"))
    english = spanish_page_with_cards.get_translation(get_locale("en"))

    soup = read(client, spanish_page_with_cards)
    assert soup.select_one(".backcare-update a")["href"] == english.url

    draft = set_sign(spanish_cards, "no siente los pies", publish=False).get_latest_revision_as_object()
    sign_safety_text(draft)
    draft.get_latest_revision().publish()
    assert get_notice(client, spanish_page_with_cards) is None


@pytest.fixture
def page_without_original(index, spanish_cards):
    """A page that was written in Spanish, with shared cards that come from English."""
    body = [section("when_to_get_help", ("help_cards", {"shared": spanish_cards, "cards": []}))]
    parent = index.get_translation(get_locale("es"))
    page = create_condition(parent=parent, locale=get_locale("es"), title="Solo", slug="solo", body=body)
    page.save_revision().publish()
    return ConditionPage.objects.get(pk=page.pk)


def test_a_page_without_an_original_tells_of_its_cards_without_a_link(client, cards, page_without_original):
    mark_urgent(set_sign(cards, "you cannot feel your feet"))

    assert "en inglés" in get_notice(client, page_without_original)
    assert read(client, page_without_original).select_one(".backcare-update a") is None


def test_there_is_no_link_to_an_original_in_another_language_than_the_change(client, cards, spanish_cards, index):
    german = create_condition(locale=get_locale("de"), title="Ischias", slug="ischias", body=[OVERVIEW])
    spanish = german.copy_for_translation(get_locale("es"), copy_parents=True)
    spanish.body = [section("when_to_get_help", ("help_cards", {"shared": spanish_cards, "cards": []}))]
    spanish.save()
    make_live(spanish)
    mark_urgent(set_sign(cards, "you cannot feel your feet"))

    spanish = ConditionPage.objects.get(pk=spanish.pk)
    assert "en inglés" in get_notice(client, spanish)
    assert read(client, spanish).select_one(".backcare-update a") is None


def count_queries(client, page) -> int:
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    return len(queries)


def test_it_costs_no_query_where_nothing_is_urgent_and_one_elsewhere(client, english, spanish, index):
    other = create_condition(parent=index, title="Sciatica", slug="sciatica", body=[OVERVIEW])
    other.save_revision()
    other = other.copy_for_translation(get_locale("es"))
    ConditionPage.objects.filter(pk=other.pk).update(live=True)
    other = ConditionPage.objects.get(pk=other.pk)
    before = count_queries(client, other), count_queries(client, english)

    mark_urgent(set_sign(english, "you cannot feel your feet"))

    assert (count_queries(client, other), count_queries(client, english)) == (before[0] + 1, before[1])

import pytest

from tests.helpers import create_condition, help_section
from wagtail_backcare.kept_drafts.models import Occasion
from wagtail_backcare.kept_drafts.notes import note_kept
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.readiness.assess import assess

pytestmark = pytest.mark.django_db


def get_codes(problems) -> list[str]:
    return [problem.code for problem in problems]


def test_a_draft_is_told_what_keeps_it_from_being_published(fit_site):
    page = create_condition(live=False, summary="Call 020 7946 0000.")

    readiness = assess(page, stored=page)

    assert get_codes(readiness.must_fix) == ["help_cards.missing"]
    assert get_codes(readiness.please_check) == ["review.missing", "number.typed"]
    assert not readiness.is_clear


def test_what_readers_have_before_them_anyway_is_to_be_checked(fit_site):
    page = create_condition()

    readiness = assess(page, stored=page)

    assert readiness.must_fix == []
    assert get_codes(readiness.please_check) == ["help_cards.missing", "review.missing"]


def test_an_edit_of_a_live_page_is_compared_with_its_row(fit_site):
    page = create_condition(body=[help_section()])
    draft = ConditionPage.objects.get(pk=page.pk)
    draft.body = []

    assert get_codes(assess(draft, stored=page).must_fix) == ["help_cards.missing"]


def test_a_page_that_lacks_nothing_is_clear(fit_site, monkeypatch):
    monkeypatch.setattr(ConditionPage, "backcare_rules", {"help_cards": "must_fix"})
    page = create_condition(body=[help_section()])

    assert assess(page, stored=page).is_clear


def test_a_new_page_stands_below_its_parent(db):
    """There is no disclaimer, and no country, on the site of the parent."""
    page = create_condition(body=[help_section()])
    new = ConditionPage(title="New", locale=page.locale, body=[help_section()])

    readiness = assess(new, stored=None, path=page.get_parent().path)

    assert get_codes(readiness.must_fix) == ["disclaimer.missing", "country.missing"]
    assert assess(new, stored=None).must_fix == [], "it stands on no site yet"


def test_a_note_comes_along(fit_site):
    page = create_condition(live=False)
    note = note_kept(page, [{"message": "Why."}], occasion=Occasion.COPY)

    assert assess(page, stored=ConditionPage.objects.get()).note == note
    assert assess(create_condition(slug="other"), stored=None).note is None

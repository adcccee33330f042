"""The note that a page was kept as a draft goes with the reason for it."""

import pytest
from wagtail.models import Page

from tests.helpers import create_clinic, create_condition, create_disclaimer, help_section
from wagtail_backcare.kept_drafts.models import KeptAsDraft, Occasion
from wagtail_backcare.kept_drafts.notes import note_kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    create_clinic()
    create_disclaimer()
    page = create_condition(live=False, body=[help_section()])
    note_kept(page, [{"message": "It had no help cards."}], occasion=Occasion.COPY)
    return page


def test_it_goes_when_the_mended_page_goes_live(kept):
    kept.live = True
    kept.save()

    assert not KeptAsDraft.objects.exists()


def test_it_goes_when_the_mended_page_goes_live_as_a_base_page(kept):
    base = Page.objects.get(pk=kept.pk)
    base.live = True

    base.save()

    assert Page.objects.get(pk=kept.pk).live
    assert not KeptAsDraft.objects.exists()


def test_it_stays_when_the_draft_is_saved_as_a_base_page(kept):
    Page.objects.get(pk=kept.pk).save()

    assert KeptAsDraft.objects.exists()

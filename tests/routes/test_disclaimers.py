"""Routes 48 and 51: disclaimers that pages rest on go, and English words become Spanish ones."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from tests.helpers import create_clinic, create_condition, create_disclaimer, get_locale, get_site, help_section
from tests.routes.test_translated import get_translation, needs_localize, submit
from wagtail_backcare.disclaimers.confirm import confirm
from wagtail_backcare.disclaimers.lookup import find_wording
from wagtail_backcare.gate.disclaimers import withdraw
from wagtail_backcare.models import Disclaimer, DisclaimerVersion

pytestmark = pytest.mark.django_db


def find(language="en"):
    wording = find_wording(site_id=get_site().pk, locale_id=get_locale(language).pk, kind="condition")
    return wording.text if wording else None


@pytest.fixture
def disclaimer():
    """The only one, and a live page carries it."""
    create_clinic()
    disclaimer = create_disclaimer(text="For information only.")
    create_condition(body=[help_section()])
    return disclaimer


@pytest.mark.route(48)
@pytest.mark.parametrize(
    "remove",
    [
        lambda disclaimer: disclaimer.delete(),
        lambda disclaimer: Disclaimer.objects.all().delete(),
        lambda disclaimer: withdraw(disclaimer, now=timezone.now()),
    ],
)
def test_a_disclaimer_is_deleted_or_withdrawn(disclaimer, remove):
    with pytest.raises(ValidationError, match="1 live page needs this text"), transaction.atomic():
        remove(disclaimer)

    assert find() == "For information only."
    assert Disclaimer.objects.get().live


@pytest.mark.route(48)
def test_a_disclaimer_is_blanked(disclaimer):
    disclaimer.text = " "
    with pytest.raises(ValidationError, match="Write the disclaimer"):
        confirm(disclaimer, name="somebody", now=timezone.now())

    disclaimer.save_revision(clean=False).publish()

    assert find() == "For information only."


@needs_localize
@pytest.mark.route(51)
def test_a_disclaimer_is_translated_with_its_english_text(disclaimer, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        submit(disclaimer, "es")
        get_translation(disclaimer).save_target(publish=True)

    spanish = Disclaimer.objects.get(locale=get_locale("es"))
    assert (spanish.live, spanish.text) == (True, "For information only.")
    assert find("es") is None
    assert DisclaimerVersion.objects.count() == 1
    with pytest.raises(ValidationError, match="has the same paragraph"):
        confirm(spanish, name="somebody", now=timezone.now())


@needs_localize
@pytest.mark.route(51)
def test_a_translation_in_force_stays_when_the_original_is_synced(disclaimer, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        submit(disclaimer, "es")
    spanish = Disclaimer.objects.get(locale=get_locale("es"))
    spanish.text = "Solo para informarse."
    confirm(spanish, name="somebody", now=timezone.now())
    spanish.save_revision().publish()
    assert find("es") == "Solo para informarse."

    with django_capture_on_commit_callbacks(execute=True):
        get_translation(disclaimer).save_target(publish=True)

    assert find("es") == "Solo para informarse."

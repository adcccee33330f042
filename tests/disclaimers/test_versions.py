from datetime import timedelta
from unittest import mock

import pytest
from django.core import serializers
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Site

from tests.helpers import create_disclaimer, get_site, publish_disclaimer
from wagtail_backcare.append_only import AppendOnlyError
from wagtail_backcare.disclaimers import versions
from wagtail_backcare.models import Disclaimer, DisclaimerVersion

pytestmark = pytest.mark.django_db


def test_a_new_text_closes_the_old_one():
    disclaimer = create_disclaimer(text="first")

    publish_disclaimer(disclaimer, text="second")

    old, new = DisclaimerVersion.objects.order_by("pk")
    assert (old.text, old.active_key, old.valid_to) == ("first", None, new.valid_from)
    assert (new.text, new.active_key, new.valid_to) == ("second", disclaimer.active_key, None)


def test_the_same_text_again_adds_no_version():
    disclaimer = create_disclaimer(text="first")

    publish_disclaimer(disclaimer)

    assert DisclaimerVersion.objects.count() == 1


def test_the_history_survives_the_disclaimer_and_its_site():
    site = Site.objects.create(hostname="other.example.org", root_page=get_site().root_page, port=8080)
    create_disclaimer(text="first", site=site)
    Disclaimer.objects.all().delete()
    site.delete()

    version = DisclaimerVersion.objects.get()
    assert (version.text, version.language_code, version.hostname) == ("first", "en", "other.example.org")
    assert (version.site_id, version.disclaimer_id) == (None, None)


@pytest.mark.parametrize(
    "change",
    [
        lambda version: version.save(),
        lambda version: version.delete(),
        lambda version: DisclaimerVersion.objects.update(text="never said"),
        lambda version: DisclaimerVersion.objects.all().delete(),
        lambda version: DisclaimerVersion.objects.bulk_update([version], ["text"]),
        lambda version: version.disclaimer.versions.update(text="never said"),
        lambda version: DisclaimerVersion.objects.update_or_create(pk=version.pk, defaults={"text": "never said"}),
    ],
)
def test_a_version_is_neither_changed_nor_deleted(change):
    create_disclaimer(text="first")
    version = DisclaimerVersion.objects.get()
    version.text = "never said"

    with pytest.raises(AppendOnlyError, match="DisclaimerVersion are only added"):
        change(version)

    assert DisclaimerVersion.objects.get().text == "first"


def test_a_dump_is_loaded_as_it_was():
    create_disclaimer(text="first")
    dump = serializers.serialize("json", DisclaimerVersion.objects.all())
    DisclaimerVersion._base_manager.all().delete()

    for row in serializers.deserialize("json", dump):
        row.save()
        row.save()

    assert DisclaimerVersion.objects.get().text == "first"


def test_one_place_cannot_have_two_texts_in_force():
    create_disclaimer(text="first")
    version = DisclaimerVersion.objects.get()
    version.pk, version._state.adding = None, True

    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()


def test_a_text_ends_once():
    create_disclaimer(text="first")
    now = timezone.now()

    for moment in (now, now + timedelta(days=1)):
        DisclaimerVersion.objects.get().end(now=moment)

    version = DisclaimerVersion.objects.get()
    assert (version.valid_to, version.active_key) == (now, None)


def test_whoever_comes_second_begins_again():
    disclaimer = create_disclaimer(text="first", publish=False)
    create = DisclaimerVersion.objects.create

    with mock.patch.object(
        DisclaimerVersion.objects, "create", side_effect=[IntegrityError, mock.DEFAULT], wraps=create
    ):
        publish_disclaimer(disclaimer)

    assert DisclaimerVersion.objects.in_force().get().text == "first"


def test_a_text_that_cannot_be_put_in_force_ends_in_the_error_of_the_database():
    disclaimer = create_disclaimer(text="first", publish=False)

    with (
        mock.patch.object(DisclaimerVersion.objects, "create", side_effect=IntegrityError) as create,
        pytest.raises(IntegrityError),
    ):
        publish_disclaimer(disclaimer)

    assert create.call_count == versions.ATTEMPTS

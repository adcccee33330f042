from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.log_actions import registry

from tests.helpers import create_disclaimer, get_locale, get_site, publish_disclaimer
from wagtail_backcare.disclaimers.confirm import confirm
from wagtail_backcare.disclaimers.lookup import find_wording
from wagtail_backcare.models import Disclaimer, DisclaimerConfirmation, DisclaimerVersion, GroupLanguagePermission

pytestmark = pytest.mark.django_db


def create_reader(*codes, name="ana", **fields):
    """A person whose group may confirm texts in these languages."""
    user = get_user_model().objects.create_user(username=name, **fields)
    group = Group.objects.create(name=f"Readers {name}")
    user.groups.add(group)
    for code in codes:
        GroupLanguagePermission.objects.create(group=group, locale=get_locale(code))
    return user


def find(language="en", kind="condition"):
    wording = find_wording(site_id=get_site().pk, locale_id=get_locale(language).pk, kind=kind)
    return wording.text if wording else None


def test_publishing_alone_shows_readers_nothing():
    disclaimer = create_disclaimer(text="first", publish=False)

    disclaimer.save_revision().publish()

    disclaimer.refresh_from_db()
    assert disclaimer.live
    assert not DisclaimerVersion.objects.exists()
    assert find() is None


def test_a_confirmed_text_is_shown_once_it_is_published():
    disclaimer = create_disclaimer(text="first", publish=False)
    ana = create_reader("en", first_name="Ana", last_name="Example")

    assert confirm(disclaimer, user=ana, now=timezone.now()) is None
    assert find() is None
    disclaimer.save_revision().publish()

    assert find() == "first"
    version = DisclaimerVersion.objects.get()
    assert (version.confirmed_by, version.confirmed_by_name) == (ana, "Ana Example")


def test_a_published_text_is_shown_once_it_is_confirmed():
    disclaimer = create_disclaimer(text="first")
    disclaimer.text = "second"
    disclaimer.save_revision().publish()
    assert find() == "first"
    now = timezone.now()

    version = confirm(Disclaimer.objects.get(), name="an import", now=now)

    assert find() == "second"
    assert (version.valid_from, version.confirmed_by_name) == (now, "an import")


def test_a_confirmation_is_for_one_text_alone():
    disclaimer = create_disclaimer(text="first", publish=False)
    confirm(disclaimer, name="somebody", now=timezone.now())

    disclaimer.text = "another"
    disclaimer.save_revision().publish()

    assert find() is None


def test_confirming_a_draft_leaves_the_published_text_in_force():
    disclaimer = create_disclaimer(text="first")
    draft = Disclaimer.objects.get(pk=disclaimer.pk)
    draft.text = "second, a draft"
    draft.save_revision()

    confirm(draft, name="somebody", now=timezone.now())

    assert find() == "first"


def test_an_older_text_that_is_published_again_is_confirmed_again():
    disclaimer = create_disclaimer(text="first")
    first = disclaimer.latest_revision
    publish_disclaimer(disclaimer, text="second")

    first.publish()
    assert find() == "second"
    confirm(Disclaimer.objects.get(), name="somebody", now=timezone.now())

    assert find() == "first"
    assert DisclaimerVersion.objects.count() == 3


def test_confirming_what_readers_see_already_changes_nothing():
    disclaimer = create_disclaimer(text="first")

    version = confirm(disclaimer, name="somebody else", now=timezone.now())

    assert version == DisclaimerVersion.objects.get()
    assert DisclaimerConfirmation.objects.count() == 1


def test_a_scheduled_text_is_shown_when_its_time_has_come():
    disclaimer = create_disclaimer(text="first", publish=False)
    disclaimer.go_live_at = timezone.now() + timedelta(hours=1)
    confirm(disclaimer, name="somebody", now=timezone.now())
    disclaimer.save_revision().publish()
    assert find() is None
    disclaimer.revisions.update(approved_go_live_at=timezone.now() - timedelta(seconds=1))
    revision = disclaimer.revisions.get()
    revision.content["go_live_at"] = (timezone.now() - timedelta(seconds=1)).isoformat()
    revision.save()

    call_command("publish_scheduled", verbosity=0)

    assert find() == "first"


@pytest.mark.parametrize("codes", [(), ("es",), ("en-gb",)])
def test_a_person_who_may_not_confirm_the_language_is_refused(codes):
    disclaimer = create_disclaimer(text="first", publish=False)

    with pytest.raises(PermissionDenied, match="ana may not confirm texts in English"):
        confirm(disclaimer, user=create_reader(*codes), now=timezone.now())

    assert not DisclaimerConfirmation.objects.exists()


def test_a_superuser_may_and_nobody_inactive():
    disclaimer = create_disclaimer(text="first", publish=False)
    root = get_user_model().objects.create_superuser("root")
    gone = get_user_model().objects.create_superuser("gone", is_active=False)

    with pytest.raises(PermissionDenied):
        confirm(disclaimer, user=gone, now=timezone.now())
    confirm(disclaimer, user=root, now=timezone.now())

    assert DisclaimerConfirmation.objects.get().name == "root"


def test_somebody_is_always_named():
    disclaimer = create_disclaimer(publish=False)

    with pytest.raises(TypeError, match="Say who confirms"):
        confirm(disclaimer, name=" ", now=timezone.now())


def test_an_empty_text_is_refused():
    disclaimer = create_disclaimer(text=" \n", publish=False)

    with pytest.raises(ValidationError, match="Write the disclaimer") as error:
        confirm(disclaimer, name="somebody", now=timezone.now())

    assert list(error.value.message_dict) == ["text"]


def test_a_blanked_text_stays_as_it_was_for_readers():
    disclaimer = create_disclaimer(text="first")
    disclaimer.text = ""

    disclaimer.save_revision(clean=False).publish()

    assert find() == "first"


def test_the_history_of_the_disclaimer_tells_who_confirmed_it():
    disclaimer = create_disclaimer(text="first", publish=False)

    publish_disclaimer(disclaimer, by="the content pack back-pain 0.2")

    messages = [entry.message for entry in registry.get_logs_for_instance(disclaimer)]
    assert "Text confirmed by the content pack back-pain 0.2" in messages
    assert "Readers see this text from now on, confirmed by the content pack back-pain 0.2" in messages


def test_pages_of_another_kind_need_another_disclaimer_while_a_text_is_in_force():
    disclaimer = create_disclaimer(text="first")
    disclaimer.kind = "condition"

    with pytest.raises(ValidationError, match="Readers see a text of this disclaimer on other pages") as error:
        disclaimer.full_clean()

    assert list(error.value.message_dict) == ["kind"]


def test_an_empty_disclaimer_and_a_second_one_for_the_same_place_are_refused():
    create_disclaimer(text="first")
    empty = Disclaimer(kind="guide", text="  ", locale=get_locale())
    twin = Disclaimer(kind="any", text="second", locale=get_locale())

    for disclaimer, field in ((empty, "text"), (twin, "kind")):
        with pytest.raises(ValidationError) as error:
            disclaimer.full_clean()
        assert field in error.value.message_dict

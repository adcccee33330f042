"""A page in a variant of a language (es-mx), made from one in the language (es), which comes from another (en)."""

from functools import partial

import pytest
from django.apps import apps

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    get_locale,
    help_section,
    sign_safety_text,
)
from tests.routes.world import translate_home
from tests.translation.localize import sign, submit, translate_all
from wagtail_backcare.gate.decide import find_page_problems
from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.translations import make_comparison
from wagtail_backcare.models import UrgentChange
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.translation.sources import find_origin
from wagtail_backcare.urgent.mark import mark
from wagtail_backcare.urgent.settle import settle
from wagtail_backcare.urgent.waiting import find_waiting

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"),
]

SIGN, NEW_SIGN = "you cannot feel your legs now", "you cannot feel your legs for 1 hour"


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def english():
    create_clinic()
    create_disclaimer()
    create_disclaimer(language="es", text="Solo para informar.")
    create_disclaimer(language="es-mx", text="Solo para informar en México.")
    translate_home("es")
    page = create_condition(body=[help_section(emergency=[SIGN], urgent=())])
    page.save_revision().publish()
    return ConditionPage.objects.get(pk=page.pk)


def publish(row, on_commit) -> ConditionPage:
    with on_commit():
        row.save_target(publish=True)
    return row.get_target_instance()


@pytest.fixture
def spanish(english, on_commit):
    """Translated, signed and live."""
    row = submit(english)
    translate_all(row)
    sign(row)
    page = publish(row, on_commit)
    assert page.live
    return page


@pytest.fixture
def mexican(spanish, on_commit):
    """The Spanish text as it is."""
    return publish(submit(spanish, "es-mx"), on_commit)


def set_sign(page, words: str) -> ConditionPage:
    raw = page.body.get_prep_value()
    raw[0]["value"]["content"][0]["value"]["cards"][0]["value"]["signs"][0]["value"] = words
    page.body = raw
    return page


def get_codes(page) -> list[str]:
    return [problem.code for problem in find_page_problems(page) if problem.must_fix]


def test_text_of_the_first_language_does_not_go_live_by_way_of_a_page_that_is_kept_back(english, on_commit):
    spanish = publish(submit(english), on_commit)
    assert not spanish.live

    mexican = publish(submit(spanish, "es-mx"), on_commit)

    assert not mexican.live
    assert "safety_text.untranslated" in get_codes(mexican)


def test_the_signature_of_the_page_between_is_enough_for_the_same_text(mexican):
    assert mexican.live
    assert get_codes(mexican) == []


def test_another_text_needs_a_signature_of_its_own(mexican):
    changed = set_sign(mexican, "usted no siente las piernas ahora")
    assert get_codes(changed) == ["safety_text.unsigned"]

    sign_safety_text(changed)
    assert get_codes(changed) == []


def test_pages_together_are_judged_as_each_alone(english, spanish, mexican):
    known = Known([english, spanish, mexican])

    for page in (english, spanish, mexican):
        assert known.get_origin(page) == find_origin(page)
    assert known.get_sign_offs(mexican) == known.get_sign_offs(spanish) != []


def test_readers_are_told_of_an_urgent_change_until_the_page_between_is_signed(
    english, spanish, mexican, django_user_model
):
    english = set_sign(english, NEW_SIGN)
    english.save_revision().publish()
    waiting = find_waiting(english)
    assert [each.instance for each in waiting] == [spanish, mexican]

    mark(english, waiting, note="", user=None, now=english.last_published_at)
    assert settle(mexican) == 0

    sign_safety_text(spanish)
    assert not UrgentChange.objects.open().exists(), "both say the same, and somebody signed it"


def test_two_languages_that_name_each_other_as_sources_end_somewhere(english, spanish, mexican):
    from wagtail_localize.models import Translation

    row = Translation.objects.get(target_locale=get_locale("es"))
    row.source.locale = get_locale("es-mx")
    row.source.save()

    assert make_comparison(spanish) is make_comparison(mexican) is None

"""With Wagtail's own app for translations in place of wagtail-localize: the same rules, and the same signature."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse

from tests.helpers import get_locale
from tests.readiness.messages import get_messages
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.models import GroupLanguagePermission
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.roles import make_roles
from wagtail_backcare.signing.hooks import get_sign_address
from wagtail_backcare.signing.sheet import make_sheet

IS_INSTALLED = apps.is_installed("wagtail.contrib.simple_translation")

needs_it = pytest.mark.skipif(not IS_INSTALLED, reason="wagtail.contrib.simple_translation is not in INSTALLED_APPS")


@pytest.fixture
def spanish(english, admin):
    """The Spanish page, just after somebody submitted the English one."""
    data = {"locales": [get_locale("es").pk]}
    admin.post(reverse("simple_translation:submit_page_translation", args=[english.pk]), data)
    return ConditionPage.objects.get(translation_key=english.translation_key, locale=get_locale("es"))


def translate(page) -> None:
    raw = page.body.get_prep_value()
    raw[1]["value"]["content"][0]["value"]["cards"][0]["value"]["signs"][0]["value"] = (
        "no siente las piernas en 2 horas"
    )
    page.body = page.body.stream_block.to_python(raw)
    page.title = "Dolor lumbar"
    page.save_revision()


@needs_it
@pytest.mark.django_db
def test_a_copy_goes_live_once_it_is_translated_and_signed(spanish, admin):
    assert not spanish.live
    with pytest.raises(NotFitError, match="Safety text is still in English"):
        spanish.save_revision().publish()

    translate(ConditionPage.objects.get(pk=spanish.pk))
    page = ConditionPage.objects.get(pk=spanish.pk)
    with pytest.raises(NotFitError, match="Nobody has signed"):
        page.get_latest_revision().publish()

    sheet = make_sheet(page, needed="translator")
    response = admin.post(get_sign_address(page), {"fingerprint": sheet.fingerprint}, follow=True)
    assert get_messages(response)[-1] == "Signed. The translation can be published."
    page.get_latest_revision().publish()
    assert ConditionPage.objects.get(pk=page.pk).live


@needs_it
@pytest.mark.django_db
def test_the_report_and_the_checks_know_it(spanish, admin):
    rows = admin.get(reverse("backcare_progress"), {"kind": "page", "language": "es"}).content.decode()

    assert "Partly translated" in rows
    call_command("check", fail_level="ERROR")


@needs_it
@pytest.mark.django_db
def test_translators_may_submit_with_it(english):
    assert any(outcome.is_made for outcome in make_roles(["es"]))

    group = GroupLanguagePermission.objects.get(locale=get_locale("es")).group
    assert group.permissions.filter(content_type__app_label="simple_translation").exists()


@pytest.mark.skipif(IS_INSTALLED, reason="this is the other process")
def test_it_is_installed_in_another_process():
    """As what is installed cannot change in this one. On SQLite, which needs no server."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    switches = {"BACKCARE_WITHOUT_LOCALIZE": "1", "BACKCARE_SIMPLE_TRANSLATION": "1"}

    result = subprocess.run(
        [sys.executable, "-m", "pytest", "--no-cov", "-q", "-p", "no:cacheprovider", __file__],
        cwd=Path(__file__).parent,
        env={**environment, **switches},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout
    assert re.search(r"3 passed", result.stdout)

import os
import subprocess
import sys

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.test import override_settings

from wagtail_backcare import checks


def ids(messages):
    return [message.id for message in messages]


@pytest.mark.parametrize(
    ("app", "check_id"),
    [
        ("wagtail.contrib.settings", "wagtail_backcare.E001"),
        ("wagtail.snippets", "wagtail_backcare.E002"),
        ("wagtail.images", "wagtail_backcare.E003"),
    ],
)
def test_E001_E002_E003_a_needed_app_is_missing(app, check_id, monkeypatch):
    monkeypatch.setattr(apps, "is_installed", lambda name: name != app)

    messages = checks.check_needed_apps(None)

    assert ids(messages) == [check_id]
    assert app in messages[0].hint


@pytest.mark.parametrize(
    "setting",
    [
        {"UNKNOWN": 1},
        {"PAGE_MODELS": {"condition": "testapp.NoSuchPage"}},
        {"EXTRA_BLOCKS": {"x": "tests.testapp.models.NoSuchBlock"}},
        {"CLINIC_DETAILS": "tests.testapp.models.no_such_function"},
        {"RULES_BIND_FROM": {"help_card": "2027-03-01"}},
        {"REVIEW_REQUIRED_ON": "condition"},
    ],
)
def test_E004_the_setting_names_something_that_does_not_exist(setting):
    with override_settings(WAGTAIL_BACKCARE=setting):
        messages = checks.check_setting(None)

    assert ids(messages) == ["wagtail_backcare.E004"]


@pytest.mark.parametrize("label", ["testapp.NoSuchPage", "ConditionPage", "tests.testapp.models.ConditionPage"])
def test_E004_is_told_where_a_page_model_is_misspelt(tmp_path, label):
    conf = f'from tests.settings import *\nWAGTAIL_BACKCARE = {{"PAGE_MODELS": {{"condition": "{label}"}}}}\n'
    (tmp_path / "misspelt.py").write_text(conf)
    paths = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    env = {**os.environ, "PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "misspelt"}

    run = subprocess.run([sys.executable, "-m", "django", "check"], env=env, capture_output=True, text=True)

    assert "(wagtail_backcare.E004)" in run.stderr
    assert f"names '{label}', which is no installed model. Write it as 'app_label.ModelName'." in run.stderr
    assert "Traceback" not in run.stderr


def test_E005_E006_a_swapped_base_page_goes_with_neither_our_pages_nor_localize(monkeypatch):
    monkeypatch.setattr(checks.swapper, "is_swapped", lambda app, model: True)
    monkeypatch.setattr(apps, "is_installed", lambda name: True)

    assert ids(checks.check_swapped_page(None)) == ["wagtail_backcare.E005", "wagtail_backcare.E006"]


def test_W001_no_template_engine_has_the_request():
    with override_settings(TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}]):
        assert ids(checks.check_request_context_processor(None)) == ["wagtail_backcare.W001"]


@pytest.mark.django_db
def test_the_test_project_passes_every_check():
    assert [message for message in run_checks() if message.id.startswith("wagtail_backcare")] == []

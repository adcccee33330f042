"""Where the package stands among the installed apps decides what API v3 knows of bodies."""

import subprocess
import sys

import pytest

from tests.api.conftest import needs_v3
from tests.markdown import ROOT

SCRIPT = """
import django
from django.conf import settings
from tests import settings as ours

values = {name: getattr(ours, name) for name in dir(ours) if name.isupper()}
mine = [app for app in ours.INSTALLED_APPS if app.startswith("wagtail_backcare")]
others = [app for app in ours.INSTALLED_APPS if app not in mine]
settings.configure(**{**values, "INSTALLED_APPS": %s})
django.setup()

from wagtail_backcare.endpoints.checks import check_schemas

print([message.id for message in check_schemas(None)])
"""


@needs_v3
@pytest.mark.parametrize(("order", "found"), [("mine + others", "[]"), ("others + mine", "['wagtail_backcare.W013']")])
def test_W013_api_v3_was_not_told_of_bodies(order, found):
    command = [sys.executable, "-c", SCRIPT % order]

    run = subprocess.run(command, cwd=ROOT, env=None, capture_output=True, text=True, check=False)

    assert run.stdout.strip() == found, run.stderr

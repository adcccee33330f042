"""Fixtures for translations of packs."""

from unittest import mock

import pytest
from django.apps import apps

from tests.helpers import get_locale, get_site
from tests.starter.translated_packs import write_translated_pack

with_localize = pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="wagtail-localize is missing")


@pytest.fixture
def folder(tmp_path):
    """The tiny pack with its translations into Spanish and Arabic."""
    write_translated_pack(tmp_path / "neck")
    return tmp_path / "neck"


@pytest.fixture(params=[pytest.param("localize", marks=with_localize), "plain"])
def way(request):
    """Both ways in which a translation is written."""
    with mock.patch("wagtail_backcare.starter.translations.plan.is_localize_installed") as installed:
        installed.return_value = request.param == "localize"
        yield request.param


@pytest.fixture
def plain():
    """As where wagtail-localize is not installed."""
    with mock.patch("wagtail_backcare.starter.translations.plan.is_localize_installed", return_value=False):
        yield


@pytest.fixture
def homes():
    """The home page in Spanish and Arabic, as the clinic makes them."""
    root = get_site().root_page
    return {code: root.copy_for_translation(get_locale(code), copy_parents=True) for code in ("es", "ar")}

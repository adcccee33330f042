"""A page of an agency, whose templates leave things out."""

import pytest

from tests.helpers import get_site, help_section, make_live, section
from tests.testapp.models import AgencyPage


@pytest.fixture
def agency_page(db):
    body = [section("overview", ("text", "<p>Most people feel better.</p>")), help_section()]
    page = AgencyPage(title="Low back pain", slug="agency", summary="A summary.", live=False, body=body)
    get_site().root_page.add_child(instance=page)
    make_live(page)
    return page


@pytest.fixture
def in_production(settings):
    """Nothing is raised: a disclaimer that was left out is put in."""
    settings.WAGTAIL_BACKCARE = {"DISCLAIMER_LEFT_OUT": "insert"}

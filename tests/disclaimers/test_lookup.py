import pytest
from wagtail.models import Site

from tests.helpers import create_disclaimer, get_locale, get_site
from wagtail_backcare.disclaimers.lookup import find_wording

pytestmark = pytest.mark.django_db


def find(kind="condition", language="en", site=None):
    wording = find_wording(site_id=(site or get_site()).pk, locale_id=get_locale(language).pk, kind=kind)
    return wording.text if wording else None


def test_a_site_and_a_kind_of_their_own_come_first():
    site = get_site()
    create_disclaimer(text="anywhere, any kind")
    assert find() == "anywhere, any kind"
    create_disclaimer(text="anywhere, conditions", kind="condition")
    assert find() == "anywhere, conditions"
    create_disclaimer(text="here, any kind", site=site)
    assert find() == "here, any kind"
    create_disclaimer(text="here, conditions", site=site, kind="condition")
    assert find() == "here, conditions"
    assert find("treatment") == "here, any kind"


def test_another_site_does_not_see_what_is_for_this_one():
    other = Site.objects.create(hostname="other.example.org", root_page=get_site().root_page, port=8080)
    create_disclaimer(text="here", site=get_site())

    assert find(site=other) is None


def test_no_language_falls_back_to_another():
    create_disclaimer(text="English")

    assert find(language="es") is None
    assert find(language="en-gb") is None


def test_a_draft_is_seen_by_nobody():
    disclaimer = create_disclaimer(text="first")
    disclaimer.text = "second, a draft"
    disclaimer.save_revision()

    assert find() == "first"

"""``manage.py backcare_check``: what it prints, and its exit status."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.helpers import create_condition, create_disclaimer, create_index, create_treatment, get_site, help_section
from tests.testapp.models import HomePage

pytestmark = pytest.mark.django_db


def check(*arguments) -> str:
    out = StringIO()
    call_command("backcare_check", *arguments, stdout=out)
    return out.getvalue()


def test_pages_that_lack_something_are_listed(fit_site):
    create_condition(parent=create_index())

    text = check()

    assert "Low back pain (" in text
    assert "/home/conditions/low-back-pain/, English)" in text
    assert "  Must fix: The page does not say when to get help: it has no help cards. [help_cards.missing]" in text
    assert "    Add help cards to the section" in text
    assert "  Please check: No review by a clinician is on record. [review.missing]" in text
    assert text.endswith("Pages looked at: 2. Must be fixed: 1. To check: 0.\n")


def test_it_fails_only_where_asked_and_where_something_must_be_fixed(fit_site):
    page = create_condition(body=[help_section()])
    assert "To check: 1." in check("--fail")

    page.body = []
    type(page).objects.filter(pk=page.pk).update(body=[])

    assert "Must be fixed: 1." in check()
    with pytest.raises(SystemExit) as stop:
        check("--fail")
    assert stop.value.code == 1


def test_drafts_kinds_and_sites_are_chosen(fit_site):
    create_condition()
    create_treatment(live=False)

    assert "Acupuncture" in check("--drafts")
    assert "Low back pain" not in check("--drafts")
    assert "Pages looked at: 0." in check("--kind", "guide")
    assert "Pages looked at: 1." in check("--site", get_site().hostname)


def test_a_site_that_does_not_exist_is_an_error(fit_site):
    with pytest.raises(CommandError, match=r"nowhere\.example"):
        check("--site", "nowhere.example")


def test_a_page_type_that_is_to_get_the_mixin():
    get_site().root_page.add_child(instance=HomePage(title="News", slug="news"))

    text = check("--adopt", "testapp.HomePage")

    assert text.startswith("1 live page.\nWithheld on localhost")
    assert "there is no disclaimer in English: News" in text
    assert "load_backcare_starter --only disclaimers" in text
    with pytest.raises(SystemExit):
        check("--adopt", "testapp.HomePage", "--fail")


def test_a_page_type_that_needs_nothing():
    create_disclaimer()
    get_site().root_page.add_child(instance=HomePage(title="News", slug="news"))

    assert check("--adopt", "testapp.HomePage", "--fail") == (
        "1 live page. There is a disclaimer for each, so none would be withheld.\n"
    )


def test_a_page_type_that_would_be_shown_with_the_package_s_text():
    create_disclaimer(kind="guide")
    get_site().root_page.add_child(instance=HomePage(title="News", slug="news"))

    text = check("--adopt", "testapp.HomePage")

    assert "Withheld" not in text
    assert "with the package’s own disclaimer: 1 page, because there is none" in text
    with pytest.raises(SystemExit):
        check("--adopt", "testapp.HomePage", "--fail")


def test_a_page_type_that_does_not_exist_is_an_error():
    with pytest.raises(CommandError, match="Nothing"):
        check("--adopt", "testapp.Nothing")


def test_a_model_that_is_no_page_type_is_an_error():
    with pytest.raises(CommandError, match=r"auth\.User is no page type\. Name one as APP\.MODEL"):
        check("--adopt", "auth.User")

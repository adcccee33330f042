import pytest
from django.core.checks import run_checks

from tests.helpers import create_condition, create_disclaimer, get_locale
from wagtail_backcare.site_checks import languages
from wagtail_backcare.site_checks.languages import check_languages

pytestmark = pytest.mark.django_db


def check() -> list[str]:
    return [message.msg for message in check_languages(None, databases=["default"])]


def test_W008_health_pages_are_in_a_language_without_a_disclaimer():
    create_disclaimer()
    create_condition()
    get_locale("de")
    create_condition(locale=get_locale("es"), slug="lumbalgia", live=False)
    create_disclaimer(language="es", text="Solo para informarse.", publish=False)

    [message] = check_languages(None, databases=["default"])

    assert message.id == "wagtail_backcare.W008"
    assert message.msg == ("There are health pages in Spanish (es), and no disclaimer is in force in that language.")


def test_nothing_is_asked_of_the_database_where_it_is_not_to_be_checked(django_assert_num_queries):
    create_condition()

    with django_assert_num_queries(0):
        assert check_languages(None) == []
        assert check_languages(None, databases=[]) == []


def test_tables_that_are_not_made_yet_are_no_error(monkeypatch):
    create_condition()
    assert len(check()) == 1
    monkeypatch.setattr(languages, "has_tables", lambda alias: False)

    assert check() == []


def test_django_runs_it_with_the_database_alone():
    create_condition()

    def get_ids(**options):
        return {message.id for message in run_checks(**options)}

    assert "wagtail_backcare.W008" in get_ids(databases=["default"])
    assert "wagtail_backcare.W008" not in get_ids()

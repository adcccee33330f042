from datetime import date, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from wagtail_backcare.conf import get_listed_page_models, get_page_model, get_settings
from wagtail_backcare.pages.models import ConditionPage, HealthIndexPage


def test_defaults_name_the_pages_of_the_package():
    assert get_page_model("condition") is ConditionPage
    assert get_page_model("index") is HealthIndexPage
    assert list(get_listed_page_models()) == ["condition", "treatment", "guide", "questions"]


@override_settings(WAGTAIL_BACKCARE={"PAGE_MODELS": {"condition": "testapp.BlogPage"}})
def test_page_models_replace_one_kind_and_keep_the_others():
    assert get_page_model("condition")._meta.label == "testapp.BlogPage"
    assert get_page_model("index") is HealthIndexPage


@override_settings(WAGTAIL_BACKCARE={"PAGE_MODELS": {"condition": "not_installed.Page"}})
def test_a_kind_whose_app_is_not_installed_has_no_model():
    assert get_page_model("condition") is None
    assert "condition" not in get_listed_page_models()


@pytest.mark.parametrize(
    ("setting", "named"),
    [({"PAGES": {}}, "'PAGES'"), ({"PAGE_MODELS": {"illness": "a.B"}}, "'illness'")],
)
def test_an_unknown_key_is_named_with_those_that_exist(setting, named):
    with override_settings(WAGTAIL_BACKCARE=setting), pytest.raises(ImproperlyConfigured, match=named) as error:
        get_settings()

    assert "PAGE_MODELS" in str(error.value)


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"REVIEW_REQUIRED_ON": ["conditions"]}, r"\['REVIEW_REQUIRED_ON'\] has no kind 'conditions'. Kinds: "),
        ({"REVIEW_REQUIRED_ON": "condition"}, r"\['REVIEW_REQUIRED_ON'\] is a set or list of names"),
        ({"HIDDEN_BLOCKS": "table"}, r"\['HIDDEN_BLOCKS'\] is a set or list of names"),
        ({"METADATA": None}, r"\['METADATA'\] is a set or list of names"),
        ({"RULES_BIND_FROM": ["help_cards"]}, r"\['RULES_BIND_FROM'\] is a dict"),
        ({"RULES_BIND_FROM": {"help_cards": 20270301}}, r"\['help_cards'\] cannot be 20270301. Write .* '2027-03-01'"),
        ({"RULES_BIND_FROM": {"help_cards": "March 2027"}}, r"\['help_cards'\] cannot be 'March 2027'"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_the_cure(setting, words):
    with override_settings(WAGTAIL_BACKCARE=setting), pytest.raises(ImproperlyConfigured, match=words):
        get_settings()


@pytest.mark.parametrize("day", ["2027-03-01", date(2027, 3, 1), datetime(2027, 3, 1, 12)])
def test_a_day_may_be_written_in_three_ways(day):
    with override_settings(WAGTAIL_BACKCARE={"RULES_BIND_FROM": {"help_cards": day}}):
        found = get_settings().RULES_BIND_FROM["help_cards"]

    assert found == date(2027, 3, 1)
    assert type(found) is date


@override_settings(WAGTAIL_BACKCARE={"HIDDEN_BLOCKS": ["table"]})
def test_the_setting_is_read_anew_when_it_changes():
    assert {"table"} == get_settings().HIDDEN_BLOCKS

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


@override_settings(WAGTAIL_BACKCARE={"HIDDEN_BLOCKS": ["table"]})
def test_the_setting_is_read_anew_when_it_changes():
    assert {"table"} == get_settings().HIDDEN_BLOCKS

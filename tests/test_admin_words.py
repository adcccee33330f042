"""Words of the admin that are made from others, or that Wagtail has too, are right in other languages."""

import pytest
from django.utils.translation import gettext, override
from wagtail.admin.viewsets.pages import PageListingViewSet

from wagtail_backcare.blocks.section_types import SECTION_TYPES
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.viewsets import make_page_viewset


@pytest.mark.parametrize(("language", "label"), [("en", "Condition pages"), ("de", "Seiten über Beschwerden")])
def test_the_menu_names_kinds_of_page_in_the_language_of_whoever_looks(language, label):
    viewset = make_page_viewset("condition", ConditionPage)

    assert isinstance(viewset, PageListingViewSet)
    with override(language):
        assert str(viewset.menu_label) == label


@pytest.mark.parametrize(("language", "of_a_page"), [("de", "Historie"), ("fr", "Historique")])
def test_the_history_of_a_page_is_not_called_as_that_of_a_treatment(language, of_a_page):
    with override(language):
        assert gettext("History") == of_a_page
        assert str(SECTION_TYPES["history"].heading) not in (of_a_page, "History")

"""Addresses in which a view that shows no page has one in each language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from tests import urls, urls_by_language
from tests.testapp.views import search

urlpatterns = [
    *urls.urlpatterns[:-1],
    *i18n_patterns(path("find/", search, name="find"), prefix_default_language=False),
    *urls_by_language.urlpatterns[-1:],
]

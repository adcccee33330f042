"""Addresses as on a site in several languages: the default language has no prefix, each other has its own."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls

from tests import urls

urlpatterns = [*urls.urlpatterns[:-1], *i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False)]

"""Addresses of a site in several languages, with its sitemap."""

from django.urls import include, path

from tests import urls_by_language

urlpatterns = [path("", include("wagtail_backcare.sitemap_urls")), *urls_by_language.urlpatterns]

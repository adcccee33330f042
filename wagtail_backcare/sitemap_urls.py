"""The sitemap of a site: ``path("", include("wagtail_backcare.sitemap_urls"))``, before the addresses of Wagtail."""

from django.urls import path
from wagtail.contrib.sitemaps.views import index, sitemap

from wagtail_backcare.sitemaps import PagesSitemap

SITEMAPS = {"pages": PagesSitemap}

urlpatterns = [
    path(
        "sitemap.xml",
        index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "backcare_sitemap_file"},
        name="backcare_sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml",
        sitemap,
        {"sitemaps": SITEMAPS, "template_name": "wagtail_backcare/sitemap.xml"},
        name="backcare_sitemap_file",
    ),
]

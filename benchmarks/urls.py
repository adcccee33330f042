from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap

from benchmarks.app.views import show_static_article

urlpatterns = [
    path("static-article/", show_static_article),
    path("wagtail-sitemap.xml", sitemap),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("wagtail_backcare.sitemap_urls")),
    path("", include(wagtail_urls)),
]

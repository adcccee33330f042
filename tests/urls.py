from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import include, path
from wagtail import VERSION as WAGTAIL_VERSION
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from tests.testapp import views
from wagtail_backcare.endpoints.v2 import register_endpoints

if WAGTAIL_VERSION >= (8, 0):
    from wagtail.api.v3.urls import api

    api_urls = [path("api/v3/", api.urls)]
else:
    api_urls = []

api_v2 = WagtailAPIRouter("wagtailapi")
register_endpoints(api_v2)

urlpatterns = [
    path("site/bodies/", views.show_bodies),
    path("site/feed/", views.PagesFeed()),
    path("site/search/", views.search),
    path("site/json/", views.as_json),
    path("site/raw/", views.as_raw_data),
    path("site/stream/", views.as_stream),
    path("site/words/", views.count_words),
    path("site/sitemap.xml", sitemap),
    path("api/v2/", api_v2.urls),
    *api_urls,
    path("admin/", include(wagtailadmin_urls)),
    path("backcare/", include("wagtail_backcare.urls")),
    path("documents/", include(wagtaildocs_urls)),
    *staticfiles_urlpatterns(),
    path("", include(wagtail_urls)),
]

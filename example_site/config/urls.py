from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from django.views import defaults
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from clinic import views

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("api/", include("config.api")),
    path("documents/", include(wagtaildocs_urls)),
    path("backcare/", include("wagtail_backcare.urls")),
    path("", include("wagtail_backcare.sitemap_urls")),
    path("robots.txt", views.robots, name="robots"),
]

if settings.DEBUG:
    # The pages for errors, to look at.
    urlpatterns += [
        path("404/", defaults.page_not_found, {"exception": Exception()}),
        path("500/", defaults.server_error),
        *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    ]

# The site's own language has no prefix; each further one has its own (/es/…).
urlpatterns += i18n_patterns(
    path("search/", views.search, name="search"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

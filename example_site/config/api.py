"""What other programs get: pages and shared texts to read over API v2, and API v3 for those with a token."""

from django.apps import apps
from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter

from wagtail_backcare.endpoints.v2 import register_endpoints

api_v2 = WagtailAPIRouter("wagtailapi")
register_endpoints(api_v2)

urlpatterns = [path("v2/", api_v2.urls)]

if apps.is_installed("wagtail.api.v3"):
    from wagtail.api.v3.urls import api

    urlpatterns.append(path("v3/", api.urls))

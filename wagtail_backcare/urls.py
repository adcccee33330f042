"""Addresses outside the admin, for signed links: ``path("backcare/", include("wagtail_backcare.urls"))``."""

from django.urls import path

from wagtail_backcare.signing.views import sign_by_link

app_name = "wagtail_backcare"

urlpatterns = [path("sign/<str:token>/", sign_by_link, name="sign")]

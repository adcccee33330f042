"""A public server. SECRET_KEY, ALLOWED_HOSTS and BASE_URL must be in the environment."""

from config.env import read_flag, read_list

from .base import *

DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = read_list("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = os.environ["BASE_URL"]
CSRF_TRUSTED_ORIGINS = read_list("CSRF_TRUSTED_ORIGINS", WAGTAILADMIN_BASE_URL)

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}

# All on by default, for a server behind HTTPS. HTTPS=no is for trying these settings on one's own machine.
USES_HTTPS = read_flag("HTTPS", default=True)
SECURE_SSL_REDIRECT = USES_HTTPS
SESSION_COOKIE_SECURE = USES_HTTPS
CSRF_COOKIE_SECURE = USES_HTTPS
SECURE_HSTS_SECONDS = int(os.environ.get("HSTS_SECONDS") or 3600) if USES_HTTPS else 0
# Only behind a proxy that sets this header itself; from anybody else it would be a lie.
if read_flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

EMAIL_HOST = os.environ.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = int(os.environ.get("EMAIL_PORT") or 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_USER") or ""
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD") or ""
EMAIL_USE_TLS = read_flag("EMAIL_TLS")
DEFAULT_FROM_EMAIL = os.environ.get("FROM_EMAIL") or "clinic@example.org"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL") or "WARNING"},
}
